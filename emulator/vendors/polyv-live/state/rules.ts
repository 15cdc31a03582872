import type { Assume } from '../../../../contracts/core/contract/assumption.ts';
import { Failure, refuse, type Refused } from '../../../../contracts/core/contract/failure.ts';
import { beyond, notFound, reason, type Reason } from '../../../../contracts/core/contract/reason.ts';
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
export function readViewerIds(ids: LooseIds, assume: PolyvAssume): readonly string[] | Refused<Refusal> {
  const number = ids.findIndex((id) => typeof id !== 'string');
  if (number >= 0 && assume('polyv-live.numeric-ids') === 'refuse')
    return refuse('json format error', wrongId(number, 'an id, as a text', ids, 'polyv-live.numeric-ids'));
  if (ids.length === 0 && assume('polyv-live.empty-list') === 'refuse') {
    const why = reason('field', 'viewerIds', 'a list of at least 1 entry', ids, {
      assumption: 'polyv-live.empty-list',
    });
    return refuse('param should not be empty: {field}', why, { field: 'viewerIds' });
  }
  const viewerIds = ids.map(String);
  const blank = viewerIds.findIndex((id) => id.trim() === '');
  if (blank >= 0 && assume('polyv-live.blank-id') === 'refuse') {
    const why = wrongId(blank, 'an id that is not blank', ids, 'polyv-live.blank-id');
    return refuse('param should not be empty: {field}', why, { field: 'viewerIds' });
  }
  return refuseLong('viewerIds', viewerIds, assume) ?? viewerIds;
}

function wrongId(index: number, expected: string, ids: LooseIds, assumption: string): Reason {
  return reason('field', `viewerIds.${index}`, expected, ids[index], { assumption });
}

function refuseLong(
  field: keyof typeof longest,
  texts: readonly string[],
  assume: PolyvAssume,
): Refused<Refusal> | undefined {
  const most = longest[field];
  // A text of fewer code units has fewer characters as well.
  const long = texts.findIndex((text) => text.length > most && Array.from(text).length > most);
  if (long < 0 || assume('polyv-live.viewer-lengths') !== 'refuse') return undefined;
  const count = Array.from(texts[long]!).length;
  const why = beyond('field', `${field}.${long}`, { of: 'characters', most }, count, {
    assumption: 'polyv-live.viewer-lengths',
  });
  return refuse('param length is incorrect: {field}', why, { field });
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
): readonly NamedViewer[] | Refused<Refusal> {
  const viewerIds = readViewerIds(ids, assume);
  if (viewerIds instanceof Failure) return viewerIds;
  if (viewerIds.length !== nickNames.length && assume('polyv-live.lengths-differ') === 'refuse') {
    const why = reason('field', 'nickNames', `as many entries as viewerIds, ${viewerIds.length}`, nickNames, {
      assumption: 'polyv-live.lengths-differ',
    });
    return nickNames.length === 0
      ? refuse('param should not be empty: {field}', why, { field: 'nickNames' })
      : refuse('param validate error', why);
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
): readonly NamedViewer[] | Refused<Refusal> {
  const named = readNamedViewers(input, assume);
  if (named instanceof Failure) return named;
  const ids = named.map(({ viewerId }) => viewerId);
  const isUnique = new Set(ids).size === ids.length;
  const value = assume('polyv-live.repeated-viewer');
  if (isUnique || value === 'the last') return named;
  if (value === 'refuse') {
    const repeated = ids.findIndex((id, index) => ids.indexOf(id) < index);
    const why = wrongId(repeated, 'an id that is not named twice', ids, 'polyv-live.repeated-viewer');
    return refuse('param validate error', why);
  }
  const first = new Map<string, NamedViewer>();
  for (const one of named) if (!first.has(one.viewerId)) first.set(one.viewerId, one);
  return [...first.values()];
}

/** What the account's own calls say of viewers whom nobody has seen. */
export function refuseStrangers(
  viewerIds: readonly string[],
  viewers: Viewers,
  assume: PolyvAssume,
): Refused<'param validate error'> | undefined {
  const strange = viewerIds.findIndex((id) => !viewers.find(id));
  if (strange < 0 || assume('polyv-live.unknown-viewer') !== 'refuse') return undefined;
  const known = viewers.all().map(({ viewerId }) => viewerId);
  const why = notFound(`viewerIds.${strange}`, 'a viewer of the account', viewerIds[strange]!, known, {
    assumption: 'polyv-live.unknown-viewer',
  });
  return refuse('param validate error', why);
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
