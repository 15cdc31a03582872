import { assumed } from '../../../contracts/core/evidence.ts';
import type { Sighting } from '../../../contracts/core/finding.ts';
import { isBehind, isSamePosition, listOf, nextPosition, positionIn, type Position } from './position.ts';
import { createMemory, nothingSeen, type Conclusion, type NeutralRule } from './rule.ts';
import { callerOf, type WatchedCall } from './watched-call.ts';

const pages = assumed('the page of the operation says how its list is read to the end');

/** So often the same page may be asked for in a row, and so often a list may be read anew at once. */
const patience = 2;

/** Within this time a list that is read again counts as read without a pause, in milliseconds. */
const pauseMilliseconds = 10_000;

/** How far the reading of one list has come. */
interface Walk {
  readonly id: number;
  readonly now: number;
  readonly vendor: string;
  readonly operation: string;
  readonly position: Position;
  /** Where the next page begins; undefined when the last page could not be read. */
  readonly next: Position | 'end' | undefined;
  readonly outcome: string;
  /** How often this page has been asked for in a row, and how often the list was begun anew at once. */
  readonly asked: number;
  readonly rounds: number;
}

interface Step {
  readonly call: WatchedCall;
  readonly walk: Walk;
  readonly before: Walk | undefined;
}

function walkOn(call: WatchedCall, before: Walk | undefined, isUninterrupted: boolean): Walk {
  const position = positionIn(call.input);
  const isSame = before !== undefined && isSamePosition(position, before.position);
  const isSoon = before !== undefined && call.now - before.now <= pauseMilliseconds && isUninterrupted;
  const isNewRound = isSoon && before.next === 'end' && isBehind(before.position, position);
  return {
    id: call.id,
    now: call.now,
    vendor: call.vendor.name,
    operation: call.operation ?? '',
    position,
    next: nextPosition(call),
    outcome: call.outcome,
    asked: isSame && isUninterrupted ? before.asked + 1 : 1,
    rounds: isNewRound ? before.rounds + 1 : isSoon ? before.rounds : 0,
  };
}

/** A rule about the way in which a client goes through a list. */
function aboutWalks(
  rule: Omit<NeutralRule, 'watch'>,
  describe: (step: Step) => string | undefined,
): NeutralRule {
  return {
    ...rule,
    watch() {
      const walks = createMemory<Walk>();
      const lastLists = createMemory<string>();
      return {
        see(call): readonly Sighting[] {
          const isPaged = call.route?.operation.paging !== undefined;
          const list = isPaged ? listOf(call) : '';
          const isUninterrupted = lastLists.get(callerOf(call)) === list;
          lastLists.set(callerOf(call), list);
          if (!isPaged) return nothingSeen;
          const before = walks.get(list);
          const walk = walkOn(call, before, isUninterrupted);
          walks.set(list, walk);
          const detail = describe({ call, walk, before });
          if (detail === undefined) return nothingSeen;
          return [{ detail, evidence: before ? [before.id, call.id] : [call.id] }];
        },
      };
    },
  };
}

const standsStill = aboutWalks(
  {
    id: 'paging-stands-still',
    severity: 'error',
    title: 'The same page is read again and again, though there are more',
    source: pages,
    advice: 'Go on where the reply says that the next page begins.',
  },
  ({ walk, before }) =>
    walk.asked > patience && before?.next !== undefined && before.next !== 'end'
      ? `The same page was asked for ${walk.asked} times in a row.`
      : undefined,
);

const skips = aboutWalks(
  {
    id: 'paging-skips',
    severity: 'error',
    title: 'Reading a list leaves out a part of it',
    source: pages,
    advice: 'Take the next position from the reply instead of computing it.',
  },
  ({ walk: { position }, before }) => {
    const next = before?.next;
    if (next === undefined || next === 'end') return undefined;
    const isSkip = next.number === undefined ? false : isBehind(position, next);
    return isSkip ? `The next page begins at ${next.number}; ${position.number} was asked for.` : undefined;
  },
);

const pastTheEnd = aboutWalks(
  {
    id: 'paging-past-the-end',
    severity: 'warning',
    title: 'A page behind the last one is read',
    source: pages,
    advice: 'Stop where the reply says that there is no further page.',
  },
  ({ walk: { position }, before }) =>
    before?.next === 'end' && isBehind(position, before.position)
      ? 'The reply before had said that there is no further page.'
      : undefined,
);

const neverEnds = aboutWalks(
  {
    id: 'paging-never-ends',
    severity: 'error',
    title: 'A list is read from the beginning again as soon as it has ended',
    source: pages,
    advice: 'Stop where the reply says that there is no further page; often that is a next position of 0.',
  },
  ({ walk, before }) =>
    walk.rounds >= patience && walk.rounds !== before?.rounds
      ? `The list was begun anew ${walk.rounds} times in a row.`
      : undefined,
);

const goesOnAfterFailure = aboutWalks(
  {
    id: 'page-lost-to-an-error',
    severity: 'error',
    title: 'Reading a list goes on behind a page that failed',
    source: assumed('some vendors say that a call failed in the body of an HTTP 200'),
    advice: 'Look for the error in the body of each reply, and read the failed page again.',
  },
  ({ call, walk: { position }, before }) =>
    before && call.vendor.errors[before.outcome] && isBehind(position, before.position)
      ? `The page before had failed with ${before.outcome}.`
      : undefined,
);

const stopsEarly: NeutralRule = {
  id: 'paging-stops-early',
  severity: 'info',
  title: 'A list has more pages than are read',
  source: pages,
  advice: 'Go on until the reply says that there is no further page, unless the first pages are enough.',
  watch() {
    const walks = createMemory<Walk>();
    return {
      see(call) {
        if (call.route?.operation.paging) walks.set(listOf(call), walkOn(call, undefined, false));
        return nothingSeen;
      },
      conclude: () => [...walks.values()].filter(hasMore).map(describeRest),
    };
  },
};

function hasMore({ next }: Walk): boolean {
  return next !== undefined && next !== 'end';
}

function describeRest({ vendor, operation, id }: Walk): Conclusion {
  return { vendor, operation, evidence: [id], detail: 'The last page read says that there are more.' };
}

export const pagingRules: readonly NeutralRule[] = [
  standsStill,
  skips,
  pastTheEnd,
  neverEnds,
  goesOnAfterFailure,
  stopsEarly,
];
