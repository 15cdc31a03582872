import type { CallTiming } from '../../../contracts/core/wire/http.ts';
import {
  isBehind,
  isFirst,
  isSamePosition,
  listOf,
  nextPage,
  positionIn,
  sizeIn,
  type Position,
} from './page-position.ts';
import { elapsedBetween, pauseBetween, pauseMilliseconds } from './pauses.ts';
import { createMemory } from './bounded-memory.ts';
import type { WatchedCall } from './analyzed-call.ts';

/** Within this time the next page counts as asked for by the same reader, in milliseconds. */
const readerMilliseconds = 10_000;

/** How far the reading of one list has come: a few numbers and digests. */
export interface Walk {
  readonly id: number;
  readonly now: number;
  readonly vendor: string;
  readonly operation: string;
  readonly position: Position;
  readonly size: number | undefined;
  /** Where the next page begins; undefined when this page could not be read. */
  readonly next: Position | 'end' | undefined;
  /** Whether the reply says that there is more. */
  readonly saysMore: boolean;
  readonly outcome: string;
  /** The vendor’s error, if that is what came of it, and the client got to read it. */
  readonly isRefused: boolean;
  readonly timing: CallTiming | undefined;
  /** The number of the call among its caller’s. */
  readonly nth: number;
  /** How often this page was asked for in a row, how often the list was begun anew at once, and the pages behind its end. */
  readonly asked: number;
  readonly rounds: number;
  readonly beyond: number;
}

export interface Step {
  readonly list: string;
  readonly walk: Walk;
  /** The page before, where the same reader can have asked for both. */
  readonly before: Walk | undefined;
}

/** Whether nothing says that there is more behind a page that could be read. */
export function isLast({ next, saysMore }: Pick<Walk, 'next' | 'saysMore'>): boolean {
  return next !== undefined && !saysMore;
}

/** Follows those who go through lists. */
export function createWalks(): {
  /** The step that a call is, if it reads a page. */
  follow(call: WatchedCall): Step | undefined;
} {
  const walks = createMemory<Walk>();
  return {
    follow(call) {
      if (call.route?.operation.paging === undefined) return undefined;
      const list = listOf(call);
      const last = walks.get(list);
      const before = last && isOfSameReader(call, last) ? last : undefined;
      const walk = walkOn(call, before);
      walks.set(list, walk);
      return { list, walk, before };
    },
  };
}

function isOfSameReader(call: WatchedCall, before: Walk): boolean {
  return elapsedBetween(before, call) <= readerMilliseconds && call.couldKnow(before.timing);
}

function walkOn(call: WatchedCall, before: Walk | undefined): Walk {
  const position = positionIn(call.input);
  const nth = call.caller.calls;
  // Nothing else was called and no time went by: a program in a loop, rather than one that looks now and then.
  const isAtOnce =
    before !== undefined && nth === before.nth + 1 && pauseBetween(before, call) <= pauseMilliseconds;
  const isSame = isAtOnce && isSamePosition(position, before.position);
  const isNewRound = isAtOnce && isLast(before) && isFirst(position) && !isFirst(before.position);
  const isBeyond = before !== undefined && isBehind(position, before.position);
  return {
    id: call.id,
    now: call.now,
    vendor: call.vendor.name,
    operation: call.operation ?? '',
    position,
    size: sizeIn(call.input),
    ...nextPage(call),
    outcome: call.outcome,
    isRefused: call.error !== undefined && call.isHeard,
    timing: call.timing,
    nth,
    asked: isSame ? before.asked + 1 : 1,
    rounds: isAtOnce ? before.rounds + (isNewRound ? 1 : 0) : 0,
    beyond: isBeyond && before.next === 'end' ? before.beyond + 1 : 0,
  };
}
