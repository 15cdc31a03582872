import { countOf } from '../../contracts/core/config/sentence.ts';
import type { Advice } from '../../contracts/core/diagnosis/diagnose-signature.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import type { Emulator } from '../core/engine/emulator.ts';
import type { Sandbox } from '../core/sandbox/sandbox.ts';

/** A credential of this vendor, and the sandbox that has it. */
interface Owned {
  readonly sandbox: string;
  readonly credential: Readonly<Record<string, unknown>>;
}

/** Says what stands where the id of a credential belongs, where a sandbox knows that as something else. */
export function adviseOnId(
  vendor: Vendor,
  claimed: string | undefined,
  emulator: Pick<Emulator, 'sandboxes' | 'vendors'>,
): Advice | undefined {
  if (claimed === undefined || claimed.trim() === '') return undefined;
  const sandboxes = emulator.sandboxes();
  const all = ownedBy(vendor, sandboxes);
  const others = emulator.vendors.filter((other) => other !== vendor);
  const bare = claimed.trim();
  return (
    adviseOnSecret(vendor, bare, all) ??
    adviseOnOtherField(vendor, bare, all) ??
    adviseOnCase(vendor, claimed, all) ??
    adviseOnOtherVendor(vendor, bare, sandboxes, others)
  );
}

const ownedBy = ({ name }: Vendor, sandboxes: readonly Sandbox[]): readonly Owned[] =>
  sandboxes
    .filter(({ credentials }) => credentials.has(name))
    .map(({ settings: { id }, credentials }) => ({
      sandbox: id,
      credential: credentials.get(name) as Owned['credential'],
    }));

/** A call that names what a sandbox has for another vendor. Of a secret, nothing is told but that it is one. */
function adviseOnOtherVendor(
  vendor: Vendor,
  bare: string,
  sandboxes: readonly Sandbox[],
  others: readonly Vendor[],
): Advice | undefined {
  const all = ownedBy(vendor, sandboxes);
  if (all.some((one) => vendor.credential.id(one.credential) === bare)) return undefined;
  const found = others.flatMap((other) =>
    ownedBy(other, sandboxes).flatMap(({ credential }) => {
      const field = findField(credential, bare);
      return field === undefined ? [] : [{ field, title: other.title }];
    }),
  )[0];
  const [own] = all;
  if (!found || !own) return undefined;
  const id = fieldOf(own.credential, vendor.credential.id(own.credential));
  return {
    id: 'id-of-another-vendor',
    title: `The ${id} is that of another vendor`,
    detail: `Where the ${id} belongs, the call has what ${found.title} has as ${found.field}.`,
    fix: `Send the ${id} of ${vendor.title}, and sign with the secret that belongs to it.`,
  };
}

/** A call that names a sandbox's secret where its id belongs. Of the secret itself, nothing is told but its length. */
function adviseOnSecret({ credential }: Vendor, bare: string, all: readonly Owned[]): Advice | undefined {
  const owner = all.find((one) => credential.secret(one.credential) === bare);
  if (!owner) return undefined;
  const [id, secret] = [credential.id(owner.credential), bare].map((value) =>
    fieldOf(owner.credential, value),
  );
  return {
    id: 'secret-for-id',
    title: `The ${secret} stands in the place of the ${id}`,
    detail: `Where the ${id} belongs, the call has the ${secret} of the sandbox ${owner.sandbox}, of ${countOf(bare.length, 'character')}.`,
    fix: `Put the ${id} there: are the two exchanged? Keep the ${secret} out of the call, and make a new one: this one may be in logs now.`,
  };
}

/** A call that names something else of a sandbox's credential where its id belongs, such as its user or its application. */
function adviseOnOtherField({ credential }: Vendor, bare: string, all: readonly Owned[]): Advice | undefined {
  if (all.some((one) => credential.id(one.credential) === bare)) return undefined;
  const own = all.find((one) => findField(one.credential, bare) !== undefined)?.credential;
  if (!own) return undefined;
  const right = credential.id(own);
  const [id, other] = [right, bare].map((value) => fieldOf(own, value));
  return {
    id: 'other-field-for-id',
    title: `The call has ${other} in the place of ${id}`,
    detail: `Where the ${id} belongs, the call has a value that a sandbox's credential has as ${other}.`,
    fix: `Send ${id} there: ${right}.`,
  };
}

/** A call whose id is that of a sandbox but for the case of its letters. */
function adviseOnCase({ credential }: Vendor, claimed: string, all: readonly Owned[]): Advice | undefined {
  const ids = all.map((one) => credential.id(one.credential));
  if (ids.includes(claimed)) return undefined;
  const near = ids.find((id) => id.toLowerCase() === claimed.toLowerCase());
  if (near === undefined) return undefined;
  return {
    id: 'id-in-another-case',
    title: 'The id is in another case',
    detail: `The id that the call names is that of a sandbox, ${near}, but for the case of its letters.`,
    fix: `Send it exactly so: ${near}.`,
  };
}

/** The name of the field of a credential that has a value, alone or in a list. */
function findField(credential: Owned['credential'], value: string): string | undefined {
  const has = (one: unknown): boolean => [one].flat().some((item) => String(item) === value);
  return Object.entries(credential).find(([, one]) => has(one))?.[0];
}

const fieldOf = (credential: Owned['credential'], value: string): string =>
  findField(credential, value) ?? 'id';
