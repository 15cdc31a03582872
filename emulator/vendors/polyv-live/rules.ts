import type { Assume } from '../../../contracts/core/assumption.ts';
import { fail, Failure } from '../../../contracts/core/failure.ts';
import type { assumptions } from '../../../contracts/polyv-live/assumptions.ts';
import type { PolyvLive } from '../../../contracts/polyv-live/index.ts';
import type { HandlerOf } from '../../core/implement.ts';
import type { PolyvState, Viewer, Viewers } from './state.ts';

export type PolyvHandler<Key extends keyof PolyvLive['operations']> = HandlerOf<PolyvLive, Key, PolyvState>;
export type PolyvAssume = Assume<typeof assumptions>;

type LooseIds = readonly (string | number | bigint)[];
type Refusal = 'param should not be empty: {field}' | 'param validate error' | 'json format error';

/** The viewers that a call names, or what forbids naming them so. */
export function readViewerIds(ids: LooseIds, assume: PolyvAssume): readonly string[] | Failure<Refusal> {
  const areTexts = ids.every((id) => typeof id === 'string');
  if (!areTexts && assume('polyv-live.numeric-ids') === 'refuse') return fail('json format error');
  if (ids.length === 0 && assume('polyv-live.empty-list') === 'refuse')
    return fail('param should not be empty: {field}', { field: 'viewerIds' });
  return ids.map(String);
}

/** A viewer and the name that the call gives. */
export interface NamedViewer {
  readonly viewerId: string;
  readonly nickName: string;
}

/** The same for a call that brings a name for each viewer in a list of its own. */
export function readNamedViewers(
  { viewerIds: ids, nickNames }: { readonly viewerIds: LooseIds; readonly nickNames: readonly string[] },
  assume: PolyvAssume,
): readonly NamedViewer[] | Failure<Refusal> {
  const viewerIds = readViewerIds(ids, assume);
  if (viewerIds instanceof Failure) return viewerIds;
  if (viewerIds.length !== nickNames.length && assume('polyv-live.lengths-differ') === 'refuse') {
    return nickNames.length === 0
      ? fail('param should not be empty: {field}', { field: 'nickNames' })
      : fail('param validate error');
  }
  return viewerIds.map((viewerId, index) => ({ viewerId, nickName: nickNames[index] ?? '' }));
}

/** What the account's own calls say of viewers whom nobody has seen. */
export function refuseStrangers(
  viewerIds: readonly string[],
  viewers: Viewers,
  assume: PolyvAssume,
): Failure<'param validate error'> | undefined {
  const isStrange = viewerIds.some((id) => !viewers.find(id));
  return isStrange && assume('polyv-live.unknown-viewer') === 'refuse'
    ? fail('param validate error')
    : undefined;
}

/** Records an operation on a viewer at `now` (milliseconds since 1970). Lifting what is not in force records nothing. */
export function record(
  viewers: Viewers,
  viewerId: string,
  change: Partial<Pick<Viewer, 'banned' | 'kicked' | 'nickName'>>,
  now: number,
  assume: PolyvAssume,
): void {
  const stranger: Viewer = {
    viewerId,
    nickName: '',
    banned: false,
    kicked: false,
    operationTime: 0,
    facts: undefined,
  };
  const before = viewers.find(viewerId) ?? stranger;
  const after = { ...before, ...change };
  const isRepeated = before.banned === after.banned && before.kicked === after.kicked;
  const isLifting = change.banned !== true && change.kicked !== true;
  if (isRepeated && isLifting) return;
  const isKept = isRepeated && assume('polyv-live.repeated-operation') === 'keep';
  viewers.put(isKept ? after : { ...after, operationTime: now });
}
