import { fail, Failure } from '../../../../contracts/core/contract/failure.ts';
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
  if ([...wanted.keys()].some((key) => Buffer.byteLength(key) > largestMetadata.keyBytes))
    return fail('100504');
  if (wanted.size > largestMetadata.keys) return fail('100500');
  const sizes = [...wanted.values()].map((value) => Buffer.byteLength(value));
  if (sizes.some((size) => size > largestMetadata.valueBytes)) return fail('100501');
  if (sizes.reduce((sum, size) => sum + size, 0) > largestMetadata.bytesOfAllValues) return fail('100502');
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
  if (!isKnown && assume('tencent-chat.metadata-unknown-keys') === '100503') return fail('100503');
  for (const key of input.Keys) room.metadata.delete(key);
  tellOfDeletedMetadata(call, room, input.Keys);
  return undefined;
};

export const metadata: ChatHandlers<keyof typeof operations> = {
  setRoomMetadata,
  getRoomMetadata,
  deleteRoomMetadata,
};
