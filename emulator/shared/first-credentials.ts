import { setImmediate as othersTurn } from 'node:timers/promises';
import { vendors } from '../../contracts/catalog.ts';
import { sha256Hex } from '../../contracts/core/wire/digest.ts';
import { printJson, readJson } from '../../contracts/core/wire/json.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { createNamedIds, type SeededIds } from '../core/engine/seeded-ids.ts';
import { claimsOf } from '../core/sandbox/sandboxes.ts';
import type { Registered } from './registry-directory.ts';

/** The credentials of a sandbox, by vendor name. */
type Credentials = Readonly<Record<string, unknown>>;

type Claimed = Pick<Registered, 'name' | 'claims'>;

/**
 * What the registry has of the credentials that a sandbox is made with: a digest where they follow from its name, as most do,
 * and else all of them as JSON. So the registry of thousands stays small.
 */
export function printFirstCredentials(sandbox: Claimed, credentials: Credentials): string {
  const text = printJson(credentials);
  const minted = mintAgain(sandbox);
  return minted && printJson(minted) === text ? digestOf(text) : text;
}

/**
 * The credentials of a sandbox whose calls were not read. Undefined where only these tell them: a scenario may have changed them
 * since, and another version may have minted otherwise.
 */
export function readFirstCredentials(sandbox: Registered): Credentials | undefined {
  const { credentials } = sandbox;
  if (credentials === undefined) return undefined;
  if (credentials.startsWith('{')) {
    const json = readJson(credentials);
    return 'value' in json ? (json.value as Credentials) : undefined;
  }
  const minted = mintAgain(sandbox);
  return minted && digestOf(printJson(minted)) === credentials ? minted : undefined;
}

/** So many are worked out before others have their turn. */
const fewSandboxes = 100;

/** Those sandboxes whose credentials the registry does not tell; `known` remembers the others. */
export async function findUntold(
  all: readonly Registered[],
  known: WeakMap<Registered, string>,
): Promise<readonly Registered[]> {
  const untold: Registered[] = [];
  let worked = 0;
  for (const one of all) {
    const { credentials } = one;
    if (credentials !== undefined && known.get(one) === credentials) continue;
    worked += 1;
    if (worked % fewSandboxes === 0) await othersTurn();
    if (credentials === undefined || readFirstCredentials(one) === undefined) untold.push(one);
    else known.set(one, credentials);
  }
  return untold;
}

/** With 32 characters no two are the same. */
const digestOf = (text: string): string => sha256Hex(text).slice(0, 32);

/** An id is drawn again while it is another sandbox's, which is seldom the case. */
const mostDraws = 100;

/** What is minted for the name, as far as it gives the ids that the sandbox has. */
function mintAgain({ name, claims }: Claimed): Credentials | undefined {
  const ids = createNamedIds(name);
  const credentials: Record<string, unknown> = {};
  for (const vendor of vendors) {
    const minted = drawUntilClaimed(vendor, ids, claims);
    if (minted === undefined) return undefined;
    credentials[vendor.name] = minted;
  }
  return credentials;
}

function drawUntilClaimed(vendor: Vendor, ids: SeededIds, claims: ReadonlySet<string>): unknown {
  for (let draw = 0; draw < mostDraws; draw += 1) {
    const minted: unknown = vendor.credential.mint(ids);
    if (claimsOf([vendor], [[vendor.name, minted]]).every((claim) => claims.has(claim))) return minted;
  }
  return undefined;
}
