import { bounds } from '../../../contracts/core/config/bounds.ts';
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

/** What becomes due in a time, first that which comes first: as much of it as is told, and how much more there is. */
export interface Upcoming {
  readonly due: readonly Due[];
  readonly more: number;
}

/**
 * What becomes due after `from` and not after `to`: sanctions, windows, and signatures that were good so far. After some it tells
 * how many it has looked at, and may be interrupted there.
 */
export function* findDue(
  sandbox: Sandbox,
  implementations: readonly Implementation[],
  from: number,
  to: number,
): Generator<number, Upcoming, undefined> {
  let [due, count, tooLate]: [Due[], number, number] = [[], 0, Infinity];
  /** Once there are as many as are told, what comes no earlier than the last of them is counted alone. */
  const cut = (): void => {
    due = due.sort((left, right) => left.at - right.at).slice(0, bounds.due);
    tooLate = due.length === bounds.due ? due.at(-1)!.at : Infinity;
  };
  for (const implementation of implementations) {
    const vendor = implementation.vendor.name;
    const lists: readonly Iterable<Deadline | Due>[] = [
      deadlinesOf(sandbox, implementation),
      signatureEnds(sandbox, implementation),
      limitResets(sandbox, implementation, from),
    ];
    for (const found of lists) {
      let looked = 0;
      for (const each of found) {
        looked += 1;
        if (looked % fewDue === 0) yield fewDue;
        if (each.at <= from || each.at > to) continue;
        count += 1;
        if (each.at >= tooLate) continue;
        due.push({ ...each, vendor });
        if (due.length >= 2 * bounds.due) cut();
      }
    }
  }
  cut();
  return { due, more: count - due.length };
}

/** So many are looked at in one part. */
const fewDue = 500;

/** When the next sanction ends. */
export function nextExpiry(
  sandbox: Sandbox,
  implementations: readonly Implementation[],
  from: number,
): number | undefined {
  return earliestAfter(
    from,
    implementations.map((implementation) => deadlinesOf(sandbox, implementation)),
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
    implementations.map((implementation) => limitResets(sandbox, implementation, from)),
  );
}

function earliestAfter(from: number, lists: readonly Iterable<Pick<Due, 'at'>>[]): number | undefined {
  let earliest: number | undefined;
  for (const list of lists)
    for (const { at } of list) if (at > from && (earliest === undefined || at < earliest)) earliest = at;
  return earliest;
}

function deadlinesOf(sandbox: Sandbox, { vendor, stateStore }: Implementation): Iterable<Deadline> {
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
