import type { Sighting } from '../../../contracts/core/diagnosis/finding.ts';
import { nameError } from '../../../contracts/core/contract/filled-error-key.ts';
import { assumed } from '../../../contracts/core/contract/source.ts';
import { isBehind, isFirst, isSamePosition, type Position } from './page-position.ts';
import { createMemory } from './bounded-memory.ts';
import { nothingSeen, type Conclusion, type NeutralRule } from './rule.ts';
import { isLast, type Walk } from './page-walks.ts';

const pages = assumed('the page of the operation says how its list is read to the end');

/**
 * So often in a row, and without a pause, the same page may be asked for: as many workers may read a list side by side. The
 * first page may be asked for more often, since it is what shows the newest.
 */
const patience = { first: 20, later: 5 };

/** Nobody who is to stop reads one page so often, or one list from its beginning. */
const endless = 100;

/** So often a list may be begun anew as soon as it has ended. */
const roundsAllowed = 10;

/** One page behind the end may be read: to read until a page is empty is a way to read a list whole. */
const pagesBehindAllowed = 1;

/** A rule about single steps of a client that goes through a list. */
function aboutSteps(
  rule: Omit<NeutralRule, 'watch'>,
  describe: (step: { readonly walk: Walk; readonly before: Walk }) => Omit<Sighting, 'evidence'> | undefined,
): NeutralRule {
  return {
    ...rule,
    watch: () => ({
      see(call, step) {
        if (!step?.before) return nothingSeen;
        const { before, walk } = step;
        const seen = describe({ walk, before });
        return seen === undefined ? nothingSeen : [{ ...seen, evidence: [before.id, call.id] }];
      },
    }),
  };
}

const standsStill: NeutralRule = {
  id: 'paging-stands-still',
  severity: 'error',
  title: 'The same page is read again and again, though there are more',
  source: pages,
  advice: 'Go on where the reply says that the next page begins.',
  watch() {
    const stuck = createMemory<Walk>();
    return {
      see(_call, step) {
        if (!step) return nothingSeen;
        const { list, walk } = step;
        const allowed = isFirst(walk.position) ? patience.first : patience.later;
        const known = stuck.get(list);
        // Whoever moves on in the end was not alone before.
        if (known && !isSamePosition(known.position, walk.position)) stuck.delete(list);
        if (walk.asked > allowed && walk.saysMore) stuck.set(list, walk);
        return nothingSeen;
      },
      conclude: () => [...stuck.values()].map(describeStuck),
    };
  },
};

function describeStuck({ vendor, operation, id, asked }: Walk): Conclusion {
  const detail = `The same page was asked for ${asked} times in a row, without a pause, and no other one afterwards.`;
  return { vendor, operation, evidence: [id], detail, severity: asked > endless ? 'error' : 'warning' };
}

const skips = aboutSteps(
  {
    id: 'paging-skips',
    // Somebody may jump to an entry.
    severity: 'warning',
    title: 'Reading a list leaves out a part of it',
    source: pages,
    advice: 'Take the next position from the reply instead of computing it.',
  },
  ({ walk: { position }, before }) => {
    const { next } = before;
    if (!isPosition(next) || !position.isOffset || !next.isOffset || !isBehind(position, next))
      return undefined;
    const step = next.number - before.position.number;
    const distance = position.number - before.position.number;
    // Whole pages may be left out by somebody who leafs through; a part of one, or the end of one that was cut, is lost.
    const isLeafing = step > 0 && distance % step === 0 && distance !== before.size;
    return isLeafing
      ? undefined
      : { detail: `The next page begins at ${next.number}; ${position.number} was asked for.` };
  },
);

const pastTheEnd = aboutSteps(
  {
    id: 'paging-past-the-end',
    severity: 'warning',
    title: 'Pages behind the last one are read',
    source: pages,
    advice: 'Stop where the reply says that there is no further page.',
  },
  ({ walk: { beyond } }) =>
    beyond > pagesBehindAllowed
      ? {
          detail: `${beyond} pages in a row were read behind a reply which says that there is no further page.`,
        }
      : undefined,
);

const neverEnds = aboutSteps(
  {
    id: 'paging-never-ends',
    severity: 'error',
    title: 'A list is read from the beginning again as soon as it has ended',
    source: pages,
    advice: 'Stop where the reply says that there is no further page; often that is a next position of 0.',
  },
  ({ walk, before }) =>
    walk.rounds > roundsAllowed && walk.rounds > before.rounds
      ? {
          detail: `The list was begun anew ${walk.rounds} times in a row.`,
          severity: walk.rounds > endless ? 'error' : 'warning',
        }
      : undefined,
);

/** A page that was refused, and one behind it that was read nevertheless. */
interface Gap {
  readonly failed: Walk;
  readonly wentOn: number;
}

const goesOnAfterFailure: NeutralRule = {
  id: 'page-lost-to-an-error',
  // Somebody who leafs through a list may leave the page alone.
  severity: 'warning',
  title: 'Reading a list goes on behind a page that failed',
  source: assumed('some vendors say that a call failed in the body of an HTTP 200'),
  advice: 'Look for the error in the body of each reply, and read the failed page again.',
  watch() {
    const gaps = createMemory<Gap>();
    return {
      see(call, step) {
        if (!step) return nothingSeen;
        const { list, walk, before } = step;
        const gap = gaps.get(list);
        if (gap && isRead(gap, walk)) gaps.delete(list);
        const goesOn =
          walk.next !== undefined && before?.isRefused && isBehind(walk.position, before.position);
        if (goesOn) gaps.set(list, { failed: before, wentOn: call.id });
        return nothingSeen;
      },
      conclude: () => [...gaps.values()].map(describeGap),
    };
  },
};

/** Whether a page that had failed was read in the end, or one before it: then the list is read anew. */
function isRead({ failed }: Gap, { position, next }: Walk): boolean {
  return next !== undefined && !isBehind(position, failed.position);
}

function describeGap({ failed, wentOn }: Gap): Conclusion {
  const { vendor, operation, id, outcome } = failed;
  const detail = `A page had failed with ${nameError(outcome)}, and was never read again; the one behind it was.`;
  return { vendor, operation, evidence: [id, wentOn], detail };
}

const stopsEarly: NeutralRule = {
  id: 'paging-stops-early',
  severity: 'info',
  title: 'A list has more pages than are read',
  source: pages,
  advice: 'Go on until the reply says that there is no further page, unless the first pages are enough.',
  watch() {
    const walks = createMemory<Reading>();
    return {
      see(_call, step) {
        if (!step) return nothingSeen;
        const { list, walk } = step;
        // Whoever has read the last page knows of it, even if the pages are read from there to the first one.
        const hasEnded = walks.get(list)?.hasEnded === true || isLast(walk);
        walks.set(list, { walk, hasEnded });
        return nothingSeen;
      },
      conclude: () =>
        [...walks.values()]
          .filter(({ walk, hasEnded }) => walk.saysMore && !hasEnded)
          .map(({ walk }) => describeRest(walk)),
    };
  },
};

/** How far one list has been read. */
interface Reading {
  readonly walk: Walk;
  /** Whether its last page was ever read. */
  readonly hasEnded: boolean;
}

function isPosition(next: Walk['next']): next is Position {
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
