import { Failure, refuse } from '../../../../contracts/core/contract/failure.ts';
import { beyond, notFound } from '../../../../contracts/core/contract/reason.ts';
import {
  largestMetadata,
  type metadata as operations,
} from '../../../../contracts/tencent-chat/operations/metadata.ts';
import { tellOfDeletedMetadata, tellOfMetadata } from '../callbacks/events.ts';
import { findRoom, type ChatHandler, type ChatHandlers } from '../state/rules.ts';

const setRoomMetadata: ChatHandler<'setRoomMetadata'> = (call, state) => {
  const { input, assume } = call;
  const room = findRoom(state, input.RoomId, 'Live', assume);
  if (room instanceof Failure) return room;
  const wanted = new Map(room.metadata);
  for (const { Key, Value } of input.Metadata) wanted.set(Key, Value);
  const isLong = (text: string, most: number) => Buffer.byteLength(text) > most;
  const longKey = input.Metadata.findIndex(({ Key }) => isLong(Key, largestMetadata.keyBytes));
  if (longKey >= 0)
    return refuseBytes(
      '100504',
      `Metadata.${longKey}.Key`,
      input.Metadata[longKey]!.Key,
      largestMetadata.keyBytes,
    );
  if (wanted.size > largestMetadata.keys) {
    const expected = { of: 'keys in the room', most: largestMetadata.keys } as const;
    return refuse('100500', beyond('limit', 'Metadata', expected, wanted.size));
  }
  const longValue = input.Metadata.findIndex(({ Value }) => isLong(Value, largestMetadata.valueBytes));
  if (longValue >= 0)
    return refuseBytes(
      '100501',
      `Metadata.${longValue}.Value`,
      input.Metadata[longValue]!.Value,
      largestMetadata.valueBytes,
    );
  const bytes = [...wanted.values()].reduce((sum, value) => sum + Buffer.byteLength(value), 0);
  if (bytes > largestMetadata.bytesOfAllValues) {
    const expected = {
      of: 'bytes of all values in the room',
      most: largestMetadata.bytesOfAllValues,
    } as const;
    return refuse('100502', beyond('limit', 'Metadata', expected, bytes));
  }
  for (const [key, value] of wanted) room.metadata.set(key, value);
  tellOfMetadata(call, room, input.Metadata);
  return undefined;
};

const getRoomMetadata: ChatHandler<'getRoomMetadata'> = ({ input, assume }, state) => {
  const room = findRoom(state, input.RoomId, 'Live', assume);
  if (room instanceof Failure) return room;
  const keys = input.Keys.length > 0 ? [...new Set(input.Keys)] : [...room.metadata.keys()];
  return {
    Metadata: keys.flatMap((key) => {
      const value = room.metadata.get(key);
      return value === undefined ? [] : [{ Key: key, Value: value }];
    }),
  };
};

const deleteRoomMetadata: ChatHandler<'deleteRoomMetadata'> = (call, state) => {
  const { input, assume } = call;
  const room = findRoom(state, input.RoomId, 'Live', assume);
  if (room instanceof Failure) return room;
  const isKnown = input.Keys.some((key) => room.metadata.has(key));
  if (!isKnown && assume('tencent-chat.metadata-unknown-keys') === '100503') {
    const assumption = 'tencent-chat.metadata-unknown-keys';
    return refuse(
      '100503',
      notFound('Keys.0', 'a key that the room has', input.Keys[0] ?? '', room.metadata.keys(), {
        assumption,
      }),
    );
  }
  for (const key of input.Keys) room.metadata.delete(key);
  tellOfDeletedMetadata(call, room, input.Keys);
  return undefined;
};

function refuseBytes<Err extends string>(error: Err, path: string, text: string, most: number) {
  return refuse(error, beyond('field', path, { of: 'bytes', most }, Buffer.byteLength(text)));
}

export const metadata: ChatHandlers<keyof typeof operations> = {
  setRoomMetadata,
  getRoomMetadata,
  deleteRoomMetadata,
};
