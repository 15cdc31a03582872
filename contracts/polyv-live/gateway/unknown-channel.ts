import type { Assume } from '../../core/contract/assumption.ts';
import { fail, type Failure } from '../../core/contract/failure.ts';
import type { assumptions } from '../assumptions/index.ts';

type PolyvAssume = Assume<typeof assumptions>;
type IllegalChannel = Failure<'illegal channel id: {id}'>;

/** A channel that is not there, and where a call names it. */
export interface UnknownChannel {
  readonly channelId: string;
  readonly field: string;
}

/** What a call gets for a channel that is not there, where its page says so. */
export function refuseChannel({ channelId, field }: UnknownChannel, assume: PolyvAssume): IllegalChannel {
  const isById = assume('polyv-live.channel-id-text') === 'the id';
  return fail('illegal channel id: {id}', { id: isById ? channelId : field });
}

/** The same for a list whose page does not say so; undefined where it is empty. */
export function refuseChannelInList(
  channel: UnknownChannel,
  assume: PolyvAssume,
): IllegalChannel | undefined {
  return assume('polyv-live.unknown-channel') === 'refuse' ? refuseChannel(channel, assume) : undefined;
}

/** The same for a call that writes; undefined where it succeeds and is forgotten. */
export function refuseChannelInWrite(
  channel: UnknownChannel,
  assume: PolyvAssume,
): IllegalChannel | Failure<'找不到频道'> | undefined {
  const value = assume('polyv-live.unknown-channel');
  if (value === 'accept') return undefined;
  return value === 'refuse' ? refuseChannel(channel, assume) : fail(value);
}
