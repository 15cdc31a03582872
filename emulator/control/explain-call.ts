import type { OtherSecret } from '../../contracts/core/diagnosis/diagnose-signature.ts';
import { diagnoses } from '../../contracts/diagnoses.ts';
import { adviseOnId } from './advise-on-id.ts';
import { findEarlierSignature, sayOnlyThatValuesDiffer } from './earlier-signature.ts';
import { findLastChange } from './last-change.ts';
import { showReason, type ShownReason } from '../../contracts/control/reason.ts';
import type { Explanation } from '../../contracts/control/explanation.ts';
import { bounds } from '../../contracts/core/config/bounds.ts';
import {
  isComparable,
  type Advice,
  type Findings,
  type SecretPart,
  type SignedCall,
} from '../../contracts/core/diagnosis/diagnose-signature.ts';
import type { Reason } from '../../contracts/core/contract/reason.ts';
import { said } from '../../contracts/core/contract/filled-error-key.ts';
import type { HttpRequest } from '../../contracts/core/wire/http.ts';
import type { AnyDiagnosis, Vendor } from '../../contracts/core/contract/vendor.ts';
import type { Emulator } from '../core/engine/emulator.ts';
import { lookAt, type VendorCall } from '../core/engine/call-context.ts';
import type { Sandbox } from '../core/sandbox/sandbox.ts';
import { searchOnce } from './remembered-search.ts';
import { finish, type Work } from './turns.ts';
import type { JournalEntry } from '../core/journal/journal.ts';

/** Explains why a call of the journal was refused. */
export function explainCall(entry: JournalEntry, sandbox: Sandbox, emulator: Emulator): Explanation {
  return finish(explainCallInParts(entry, sandbox, emulator));
}

/** The same in parts: the search for what a client has signed takes longer than others should wait. */
export function* explainCallInParts(
  entry: JournalEntry,
  sandbox: Sandbox,
  emulator: Emulator,
): Work<Explanation> {
  const { vendor } = emulator.implementation(entry.vendor);
  const unsent = entry.callbacks.flatMap(({ event, reason }) => (reason ? [`${event}: ${reason}`] : []));
  const told = said(entry.outcome, entry.reply.body);
  const call = { ...entry, said: told, vendor, before: entry.id };
  const explanation = yield* explain(call, sandbox, emulator);
  const lastChange = yield* findLastChange(call, sandbox, emulator);
  return {
    ...explanation,
    ...(lastChange !== undefined && { lastChange }),
    ...(unsent.length > 0 && { unsent }),
  };
}

/** A call, and what became of it. */
interface Analyzed {
  readonly vendor: Vendor;
  readonly request: HttpRequest;
  readonly now: number;
  readonly outcome: string;
  /** The same as the reply said it. */
  readonly said?: string;
  readonly refusedBy: string | undefined;
  readonly reason: Reason | undefined;
  /** The number of its entry in the journal, if it has one. */
  readonly before?: number;
}

/** Explains what a vendor's checks say to a request. */
export function* explain(
  { vendor, request, now, outcome, said: told = said(outcome, ''), refusedBy, reason, before }: Analyzed,
  sandbox: Sandbox,
  emulator: Emulator,
): Work<Explanation> {
  const call = lookAt(emulator.implementation(vendor.name), sandbox, request, now);
  const { credential } = call;
  const diagnosis = diagnoses[vendor.name];
  const { hide } = emulator.secrets;
  const shown = reason && showReason(reason, emulator);
  const comparable = isComparable(request);
  const signed: SignedCall<SecretPart> | undefined =
    credential === undefined || !comparable || !diagnosis
      ? undefined
      : (openForSigner(vendor, diagnosis, request, emulator.sandboxes()) ??
        diagnosis.open(request, credential));
  const others = otherSecrets(vendor, sandbox, emulator);
  const findings = signed && (yield* searchOnce(signed, request, others, emulator));
  // What another vendor's call lacks here is not what is wrong with it.
  const isOwn = reason?.vendor === undefined;
  const advice = isOwn
    ? (adviseOnId(vendor, vendor.codec.credentialId(call.reading), emulator) ??
      diagnosis?.advise(outcome, call, findings?.inferred))
    : undefined;
  const isStrange = signed !== undefined && findings?.isGenuine === false && findings.mistakes.length === 0;
  const mayBeEarlier = isStrange || findings?.mistakes.every(({ id }) => sayOnlyThatValuesDiffer.has(id));
  const earlier =
    signed && findings?.isGenuine === false && mayBeEarlier && !advice
      ? findEarlierSignature(
          { vendor: vendor.name, request, credential, claimed: signed.claimed, before },
          sandbox,
        )
      : undefined;
  const known = [
    ...(earlier ? [] : (findings?.mistakes ?? []).filter((one) => !advice?.tells?.(one))),
    ...[earlier, advice].flatMap((one) => (one ? [clean(one, hide)] : [])),
  ];
  const isOpen = isStrange && known.length === 0;
  const isOneOf = findings?.made === 'one of them' && !advice && !earlier;
  const suspicion = isOpen ? diagnosis?.suspect?.(request) : undefined;
  return {
    vendor: vendor.name,
    outcome: told,
    ...(refusedBy !== undefined && { refusedBy }),
    ...(shown && { reason: shown }),
    ...(findings && { scheme: findings.scheme, expected: findings.expected }),
    ...(findings?.inferred && { inferred: findings.inferred }),
    ...(findings?.firstDifference && { firstDifference: findings.firstDifference }),
    mistakes: suspicion ? [clean(suspicion, hide)] : known,
    ...(isOneOf && { isOneOf }),
    verdict: isOneOf
      ? `One of these ${known.length} mistakes explains the refusal: each comes to the same signature by itself.`
      : conclude(
          told,
          standingOf(vendor, call),
          comparable && findings?.isCutShort !== true ? findings : 'too much',
          suspicion ? 'a suspicion' : known.length,
          shown,
        ),
  };
}

/** The signature as that of the id that stands in it, where it is right for that: then the call has it for another id. */
function openForSigner(
  { name, credential }: Vendor,
  diagnosis: AnyDiagnosis,
  request: HttpRequest,
  sandboxes: readonly Sandbox[],
): SignedCall<SecretPart> | undefined {
  const id = diagnosis.signerId?.(request);
  const own = sandboxes
    .filter(({ credentials }) => id !== undefined && credentials.has(name))
    .map(({ credentials }) => credentials.get(name))
    .find((one) => credential.id(one) === id);
  const signed = own === undefined ? undefined : (diagnosis.open(request, own) as SignedCall<SecretPart>);
  return signed?.scheme.sign(signed.right[0]).signature === signed?.claimed ? signed : undefined;
}

/** Advice repeats what was sent, which may be a secret in the wrong place. */
function clean({ id, title, detail, fix }: Advice, hide: (text: string) => string): Advice {
  return { id, title: hide(title), detail: hide(detail), fix };
}

/** Whether somebody has the credential of a call. */
type Standing = 'known' | 'unknown' | 'not named';

function standingOf({ codec }: Vendor, { credential, reading }: VendorCall): Standing {
  if (credential !== undefined) return 'known';
  return codec.credentialId(reading) ? 'unknown' : 'not named';
}

function conclude(
  outcome: string,
  credential: Standing,
  findings: Findings | 'too much' | undefined,
  mistakes: number | 'a suspicion',
  reason: ShownReason | undefined,
): string {
  if (outcome === 'success') return 'The call was accepted.';
  if (mistakes === 'a suspicion')
    return 'Nothing known reproduces the signature, and this is plain to see, which may be why:';
  if (mistakes > 0)
    return mistakes === 1 ? 'One mistake explains the refusal.' : `${mistakes} mistakes explain the refusal.`;
  if (reason && reason.subject !== 'credential') return `${reason.text}.`;
  if (credential === 'not named') return 'The call names no credential, so its signature cannot be checked.';
  if (credential === 'unknown')
    return 'No sandbox has the credential that the call names, so its signature cannot be checked.';
  if (findings === 'too much')
    return `The call has too many parts to be compared: at most ${bounds.namesToExplain} names and ${bounds.bytesToExplain} bytes are.`;
  if (!findings) return 'The call carries no signature that can be read.';
  if (findings.isGenuine)
    return `The signature is right; the vendor refused the call for another reason: ${outcome}.`;
  const { mistakes: known, ways, pairs, what } = findings.tried;
  const together =
    pairs === 'all' ? 'nor two of them together' : 'nor any two of them that were tried together';
  return `The signature is not right, and none of ${known} known mistakes reproduces it, ${together}; ${ways} ways were tried: ${what}. The secret may be another than the one that belongs to this id, or something was signed that did not arrive, such as ${findings.unsent.join(' or ')}, or the client does something that is not known here: compare its own text to sign with the one below.`;
}

/** The secrets of the other sandboxes, and those of the other vendors, in case the client has mixed them up. */
function otherSecrets(vendor: Vendor, sandbox: Sandbox, emulator: Emulator): readonly OtherSecret[] {
  const secretsOf = ({ name, credential }: Vendor, owners: readonly Sandbox[], of: string) =>
    owners
      .filter(({ credentials }) => credentials.has(name))
      .map(({ credentials }) => ({ secret: credential.secret(credentials.get(name)), of }));
  const others = emulator.sandboxes().filter((other) => other !== sandbox);
  return [
    ...secretsOf(vendor, others, 'another sandbox'),
    ...emulator.vendors
      .filter((other) => other !== vendor)
      .flatMap((other) => secretsOf(other, [sandbox], `another vendor, ${other.name}`)),
  ];
}
