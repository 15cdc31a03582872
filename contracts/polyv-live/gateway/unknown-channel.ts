import type { Assume } from '../../core/contract/assumption.ts';
import { refuse, type Refused } from '../../core/contract/failure.ts';
import { notFound, type Reason } from '../../core/contract/reason.ts';
import type { assumptions } from '../assumptions/index.ts';

type PolyvAssume = Assume<typeof assumptions>;
type IllegalChannel = Refused<'illegal channel id: {id}'>;

/** A channel that is not there, and where a call names it. */
export interface UnknownChannel {
  readonly channelId: string;
  readonly field: string;
  /** The channels that are there. */
  readonly known: Iterable<string>;
}

/** What a call gets for a channel that is not there, where its page says so. */
export function refuseChannel(channel: UnknownChannel, assume: PolyvAssume): IllegalChannel {
  const isById = assume('polyv-live.channel-id-text') === 'the id';
  const id = isById ? channel.channelId : channel.field;
  return refuse('illegal channel id: {id}', unknown(channel), { id });
}

function unknown({ channelId, field, known }: UnknownChannel, assumption?: string): Reason {
  const details = assumption === undefined ? {} : { assumption };
  return notFound(field, 'a channel of the account', channelId, known, details);
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
): IllegalChannel | Refused<'找不到频道'> | undefined {
  const value = assume('polyv-live.unknown-channel');
  if (value === 'accept') return undefined;
  if (value === 'refuse') return refuseChannel(channel, assume);
  return refuse(value, unknown(channel, 'polyv-live.unknown-channel'));
}
