import { z } from 'zod';
import type { Assume } from '../../core/contract/assumption.ts';
import type { Refused } from '../../core/contract/failure.ts';
import type { Found } from '../../core/contract/vendor.ts';
import type { assumptions } from '../assumptions/index.ts';
import { channelAssumptions } from '../assumptions/channels.ts';
import { wholeAccount } from '../operations/channels-schemas.ts';
import { readParameters, type PolyvReading } from '../wire/read-request.ts';
import {
  refuseChannel,
  refuseChannelInList,
  refuseChannelInWrite,
  type UnknownChannel,
} from './unknown-channel.ts';

type PolyvAssume = Assume<typeof assumptions>;

/** The calls whose pages do not say what becomes of a channel that is not there. */
const silent: readonly string[] = channelAssumptions['polyv-live.unknown-channel'].operations ?? [];

/** The fields that hold a channel, in the path or among the parameters. */
const channelFields = ['channelId', 'roomId'] as const;

/** A channel, and where a call names it. */
type NamedChannel = Omit<UnknownChannel, 'known'>;

/** The channel that a call names, if its operation takes one and the call names it rightly. */
export function namedChannel(
  reading: PolyvReading,
  { route }: Found,
  assume: PolyvAssume,
): NamedChannel | undefined {
  const { input } = route?.operation ?? {};
  const field = input instanceof z.ZodObject && channelFields.find((name) => name in input.shape);
  if (!route || !field) return undefined;
  const inPath = route.parameters[field];
  const channelId = inPath ?? readParameters(reading, assume)[field] ?? '';
  const isOdd =
    channelId === '' || channelId === wholeAccount || (inPath !== undefined && !/^\d+$/.test(inPath));
  return isOdd ? undefined : { channelId, field };
}

/** What the operation says of a channel that is not there; undefined where it succeeds nonetheless. */
export function refuseUnknown(
  channel: UnknownChannel,
  { route }: Found,
  assume: PolyvAssume,
): Refused<'illegal channel id: {id}' | '找不到频道'> | undefined {
  if (!route || !silent.includes(route.key)) return refuseChannel(channel, assume);
  const refuse = route.operation.readOnly ? refuseChannelInList : refuseChannelInWrite;
  return refuse(channel, assume);
}
