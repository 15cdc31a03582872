import { Failure, refuse } from '../../../../contracts/core/contract/failure.ts';
import { beyond, reason, type Reason } from '../../../../contracts/core/contract/reason.ts';
import { seminarPasswordLength } from '../../../../contracts/polyv-live/operations/channels.ts';
import type { IdSource } from '../../../../contracts/core/contract/int64.ts';
import { channelPageSizes } from '../../../../contracts/polyv-live/operations/page-schemas.ts';
import { findChannel } from './channels-rules.ts';
import { loadChannel, type Channel } from './channels-state.ts';
import { cutPage, readPage } from '../state/page.ts';
import type { PolyvAssume, PolyvHandler } from '../state/rules.ts';
import type { PolyvState } from '../state/state.ts';

const createChannel: PolyvHandler<'createChannel'> = ({ input, credential, ids, assume }, { channels }) => {
  const odd = assume('polyv-live.seminar-passwords') === 'accept' ? undefined : findOddPassword(input);
  if (odd) return refuse('param validate error', odd);
  const { name, newScene, template, channelPasswd = makePassword(ids) } = input;
  const channelId = makeChannelId(ids, channels);
  const isSeminar = newScene === 'seminar';
  channels.set(channelId, loadChannel({ channelId, name, newScene, template, channelPasswd }));
  return {
    channelId: Number(channelId),
    userId: credential.userId,
    channelPasswd,
    seminarHostPassword: isSeminar ? (input.seminarHostPassword ?? makePassword(ids)) : null,
    seminarAttendeePassword: isSeminar ? (input.seminarAttendeePassword ?? makePassword(ids)) : null,
  };
};

interface Passwords {
  readonly newScene: string;
  readonly seminarHostPassword?: string | undefined;
  readonly seminarAttendeePassword?: string | undefined;
}

/** What is wrong with the passwords of a seminar by the rules of the page. */
function findOddPassword({ newScene, ...input }: Passwords): Reason | undefined {
  if (newScene !== 'seminar') return undefined;
  const { seminarHostPassword: host, seminarAttendeePassword: attendees } = input;
  const assumption = 'polyv-live.seminar-passwords';
  const limit = { of: 'characters', ...seminarPasswordLength };
  for (const [field, password] of Object.entries({
    seminarHostPassword: host,
    seminarAttendeePassword: attendees,
  })) {
    const length = Array.from(password ?? '').length;
    if (password !== undefined && (length < limit.least || length > limit.most))
      return beyond('field', field, limit, length, { assumption });
  }
  return host !== undefined && host === attendees
    ? reason('field', 'seminarAttendeePassword', 'another one than the host has', attendees, { assumption })
    : undefined;
}

const listChannels: PolyvHandler<'listChannels'> = ({ input, assume }, state) => {
  const { keyword, categoryId, labelId } = input;
  // No channel here is in a category or has a label.
  const found = categoryId === undefined && labelId === undefined ? select(state, keyword, assume) : [];
  return { channels: found.map(({ channelId }) => toNumber(channelId)) };
};

const listChannelSummaries: PolyvHandler<'listChannelSummaries'> = ({ input, assume }, state) => {
  const asked = readPage(
    [
      ['page', input.page],
      ['pageSize', input.pageSize],
    ],
    channelPageSizes,
    assume,
  );
  if (asked instanceof Failure) return asked;
  const { contents, totalItems, totalPages } = cutPage(select(state, input.keyword, assume), asked);
  return { ...asked, totalPages, totalItems, contents: contents.map(toRow) };
};

const deleteChannel: PolyvHandler<'deleteChannel'> = ({ input, assume }, state) => {
  const channel = findChannel(state, input.channelId, assume);
  if (channel instanceof Failure) return channel;
  state.channels.delete(channel.channelId);
  return true;
};

const deleteChannels: PolyvHandler<'deleteChannels'> = ({ input, assume }, state) => {
  const ids = input.channelIds.map(String);
  const unknown = ids.find((id) => !state.channels.has(id));
  if (unknown !== undefined && assume('polyv-live.batch-delete-unknown') === 'refuse') {
    const refusal = findChannel(state, unknown, assume, 'channelIds');
    if (refusal instanceof Failure) return refusal;
  }
  for (const id of ids) state.channels.delete(id);
  return true;
};

function select(
  { channels }: PolyvState,
  keyword: string | undefined,
  assume: PolyvAssume,
): readonly Channel[] {
  const found = [...channels.values()].filter(
    ({ facts }) => keyword === undefined || (facts.name ?? '').includes(keyword),
  );
  return assume('polyv-live.channel-order') === 'oldest first' ? found : found.reverse();
}

function toRow({ channelId, facts }: Channel) {
  const { name = null, channelPasswd = null, template = null } = facts;
  return { channelId: toNumber(channelId), name, channelPasswd, scene: template };
}

/** A channel's number as a bare number; a name that is none stays a text. */
function toNumber(channelId: string): number | bigint | string {
  if (!/^(0|[1-9]\d*)$/.test(channelId)) return channelId;
  const number = Number(channelId);
  return Number.isSafeInteger(number) ? number : BigInt(channelId);
}

/** A number of seven digits that no channel has. */
function makeChannelId(ids: IdSource, channels: ReadonlyMap<string, Channel>): string {
  for (;;) {
    const channelId = String(1_000_000 + ids.integer(9_000_000));
    if (!channels.has(channelId)) return channelId;
  }
}

function makePassword(ids: IdSource): string {
  return String(100_000 + ids.integer(900_000));
}

export const channels = {
  createChannel,
  listChannels,
  listChannelSummaries,
  deleteChannel,
  deleteChannels,
};
