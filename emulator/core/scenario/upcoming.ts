import type { Deadline, Implementation } from '../engine/handler.ts';
import type { JournalEntry } from '../journal/journal.ts';
import { assumeIn, blockEndsAt, rateOpensAt, type Sandbox } from '../sandbox/sandbox.ts';
import { operationsByKey } from '../../../contracts/core/contract/find-operation.ts';

/** Something that time brings, at a time in milliseconds since 1970. */
export interface Due {
  readonly at: number;
  readonly kind: string;
  readonly vendor: string;
  readonly subject: string;
  readonly place?: string;
}

/** What becomes due after `from` and not after `to`: sanctions, windows, and signatures that were good so far. */
export function dueBetween(
  sandbox: Sandbox,
  implementations: readonly Implementation[],
  from: number,
  to: number,
): readonly Due[] {
  const all = implementations.flatMap((implementation) => [
    ...expiries(sandbox, implementation, (at) => at > from && at <= to),
    ...signatureEnds(sandbox, implementation),
    ...limitResets(sandbox, implementation, from),
  ]);
  return all.filter(({ at }) => at > from && at <= to).sort((left, right) => left.at - right.at);
}

/** When the next sanction ends. */
export function nextExpiry(
  sandbox: Sandbox,
  implementations: readonly Implementation[],
  from: number,
): number | undefined {
  return earliestAfter(
    from,
    implementations.flatMap((implementation) => deadlinesOf(sandbox, implementation)),
  );
}

/** When the next window opens for an operation that is at its limit. */
export function nextLimitReset(
  sandbox: Sandbox,
  implementations: readonly Implementation[],
  from: number,
): number | undefined {
  return earliestAfter(
    from,
    implementations.flatMap((implementation) => limitResets(sandbox, implementation, from)),
  );
}

function earliestAfter(from: number, dues: readonly Pick<Due, 'at'>[]): number | undefined {
  return dues.reduce<number | undefined>(
    (earliest, { at }) => (at > from && (earliest === undefined || at < earliest) ? at : earliest),
    undefined,
  );
}

/** Few of many sanctions end in a time, and only those become things to tell of. */
function expiries(
  sandbox: Sandbox,
  implementation: Implementation,
  isMeant: (at: number) => boolean,
): readonly Due[] {
  return deadlinesOf(sandbox, implementation)
    .filter(({ at }) => isMeant(at))
    .map((deadline) => ({ ...deadline, vendor: implementation.vendor.name }));
}

function deadlinesOf(sandbox: Sandbox, { vendor, stateStore }: Implementation): readonly Deadline[] {
  return stateStore.deadlines?.(sandbox.states.get(vendor.name), assumeIn(sandbox, vendor)) ?? [];
}

function limitResets(sandbox: Sandbox, { vendor }: Implementation, now: number): readonly Due[] {
  const blockEnd = blockEndsAt(sandbox, vendor, now);
  const unblocked =
    blockEnd === undefined
      ? []
      : [{ at: blockEnd, kind: 'block ended', vendor: vendor.name, subject: vendor.name }];
  const opened = [...operationsByKey(vendor)].flatMap(([key, operation]) => {
    const at = rateOpensAt(sandbox, vendor.name, { key, operation }, now);
    return at === undefined ? [] : [{ at, kind: 'window opened', vendor: vendor.name, subject: key }];
  });
  return [...unblocked, ...opened];
}

/** For each credential the end of the signature that was accepted last. */
function signatureEnds(sandbox: Sandbox, { vendor }: Implementation): readonly Due[] {
  const latest = new Map<string, JournalEntry>();
  for (const entry of sandbox.journal.entries()) {
    if (entry.vendor === vendor.name && entry.credentialId !== undefined && entry.refusedBy === undefined) {
      latest.set(entry.credentialId, entry);
    }
  }
  return [...latest].flatMap(([subject, { request }]) => {
    const at = vendor.codec.validUntil?.(vendor.codec.read(request));
    return at === undefined ? [] : [{ at, kind: 'signature expired', vendor: vendor.name, subject }];
  });
}
