import type { Assume } from '../../../../contracts/core/contract/assumption.ts';
import { fail, Failure } from '../../../../contracts/core/contract/failure.ts';
import type { assumptions } from '../../../../contracts/polyv-live/assumptions/index.ts';
import { longest } from '../../../../contracts/polyv-live/operations/field-schemas.ts';
import type { PolyvLive } from '../../../../contracts/polyv-live/index.ts';
import type { HandlerOf } from '../../../core/engine/handler.ts';
import type { PolyvState, Viewer, Viewers } from './state.ts';

export type PolyvHandler<Key extends keyof PolyvLive['operations']> = HandlerOf<PolyvLive, Key, PolyvState>;
export type PolyvAssume = Assume<typeof assumptions>;

type LooseIds = readonly (string | number | bigint)[];
type Refusal =
  | 'param should not be empty: {field}'
  | 'param length is incorrect: {field}'
  | 'param validate error'
  | 'json format error';

/** The viewers that a call names, or what forbids naming them so. */
export function readViewerIds(ids: LooseIds, assume: PolyvAssume): readonly string[] | Failure<Refusal> {
  const areTexts = ids.every((id) => typeof id === 'string');
  if (!areTexts && assume('polyv-live.numeric-ids') === 'refuse') return fail('json format error');
  if (ids.length === 0 && assume('polyv-live.empty-list') === 'refuse')
    return fail('param should not be empty: {field}', { field: 'viewerIds' });
  const viewerIds = ids.map(String);
  if (viewerIds.some((id) => id.trim() === '') && assume('polyv-live.blank-id') === 'refuse')
    return fail('param should not be empty: {field}', { field: 'viewerIds' });
  return refuseLong('viewerIds', viewerIds, assume) ?? viewerIds;
}

function refuseLong(
  field: keyof typeof longest,
  texts: readonly string[],
  assume: PolyvAssume,
): Failure<Refusal> | undefined {
  const most = longest[field];
  // A text of fewer code units has fewer characters as well.
  const isLong = texts.some((text) => text.length > most && Array.from(text).length > most);
  return isLong && assume('polyv-live.viewer-lengths') === 'refuse'
    ? fail('param length is incorrect: {field}', { field })
    : undefined;
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
  return (
    refuseLong('nickNames', nickNames, assume) ??
    viewerIds.map((viewerId, index) => ({ viewerId, nickName: nickNames[index] ?? '' }))
  );
}

/** The same for a call that keeps the names: of a viewer who is named twice one name counts. */
export function readNamesOnce(
  input: Parameters<typeof readNamedViewers>[0],
  assume: PolyvAssume,
): readonly NamedViewer[] | Failure<Refusal> {
  const named = readNamedViewers(input, assume);
  if (named instanceof Failure) return named;
  const isUnique = new Set(named.map(({ viewerId }) => viewerId)).size === named.length;
  const value = assume('polyv-live.repeated-viewer');
  if (isUnique || value === 'the last') return named;
  if (value === 'refuse') return fail('param validate error');
  const first = new Map<string, NamedViewer>();
  for (const one of named) if (!first.has(one.viewerId)) first.set(one.viewerId, one);
  return [...first.values()];
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
