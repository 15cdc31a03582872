import { fail, type Failure } from '../../../contracts/core/failure.ts';
import { loadChannel, type Channel } from './channel-state.ts';
import type { PolyvAssume } from './rules.ts';
import type { PolyvState } from './state.ts';

type IllegalChannel = Failure<'illegal channel id: {id}'>;

/** A channel of the account; `field` is where the call names it. */
export function findChannel(
  { channels }: PolyvState,
  channelId: string,
  assume: PolyvAssume,
  field = 'channelId',
): Channel | IllegalChannel {
  return channels.get(channelId) ?? illegalChannel(channelId, field, assume);
}

/** The same for calls whose pages are silent: where the sandbox accepts unknown channels, one that nobody keeps. */
export function reachChannel(
  state: PolyvState,
  channelId: string,
  assume: PolyvAssume,
  field = 'channelId',
): Channel | IllegalChannel {
  const isAccepted = !state.channels.has(channelId) && assume('polyv-live.unknown-channel') === 'accept';
  return isAccepted ? loadChannel({ channelId }) : findChannel(state, channelId, assume, field);
}

function illegalChannel(channelId: string, field: string, assume: PolyvAssume): IllegalChannel {
  const isById = assume('polyv-live.channel-id-text') === 'the id';
  return fail('illegal channel id: {id}', { id: isById ? channelId : field });
}
