import type { Refused } from '../../../../contracts/core/contract/failure.ts';
import {
  refuseChannel,
  refuseChannelInList,
  refuseChannelInWrite,
} from '../../../../contracts/polyv-live/gateway/unknown-channel.ts';
import { loadChannel, type Channel } from './channels-state.ts';
import type { PolyvAssume } from '../state/rules.ts';
import type { PolyvState } from '../state/state.ts';

type IllegalChannel = Refused<'illegal channel id: {id}'>;

/** A channel of the account; `field` is where the call names it. */
export function findChannel(
  { channels }: PolyvState,
  channelId: string,
  assume: PolyvAssume,
  field = 'channelId',
): Channel | IllegalChannel {
  return channels.get(channelId) ?? refuseChannel({ channelId, field, known: channels.keys() }, assume);
}

/** The same for lists whose pages are silent: where the sandbox accepts unknown channels, an empty one. */
export function viewChannel(
  { channels }: PolyvState,
  channelId: string,
  assume: PolyvAssume,
): Channel | IllegalChannel {
  const known = channels.get(channelId);
  const unknown = { channelId, field: 'channelId', known: channels.keys() };
  return known ?? refuseChannelInList(unknown, assume) ?? loadChannel({ channelId });
}

/** The same for calls that write: where the sandbox accepts unknown channels, one that nobody keeps. */
export function reachChannel(
  { channels }: PolyvState,
  channelId: string,
  assume: PolyvAssume,
  field = 'channelId',
): Channel | IllegalChannel | Refused<'找不到频道'> {
  const known = channels.get(channelId);
  const unknown = { channelId, field, known: channels.keys() };
  return known ?? refuseChannelInWrite(unknown, assume) ?? loadChannel({ channelId });
}
