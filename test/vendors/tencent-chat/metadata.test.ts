import { describe, expect, it } from 'vitest';
import { answerOf, outcomeOf, startClient } from './calls.ts';

const RoomId = 'test';

describe('metadata', () => {
  it('are overwritten, read and deleted by key', async () => {
    const { client } = startClient();
    const set = (Key: string, Value: string) =>
      client.setRoomMetadata({ RoomId, Metadata: [{ Key, Value }] });
    await set('a', '1');
    await set('b', '2');
    await set('a', '3');
    await client.deleteRoomMetadata({ RoomId, Keys: ['b', 'unknown'] });
    expect(await client.getRoomMetadata({ RoomId, Keys: [] })).toEqual({
      Metadata: [{ Key: 'a', Value: '3' }],
    });
  });

  it('stay as they were when one entry of several is refused', async () => {
    const { client } = startClient();
    const Metadata = [
      { Key: 'a', Value: '' },
      { Key: 'b', Value: 'v'.repeat(2049) },
    ];
    expect(await outcomeOf(client.setRoomMetadata({ RoomId, Metadata }))).toBe(100501);
    expect(await client.getRoomMetadata({ RoomId, Keys: [] })).toEqual({ Metadata: [] });
  });

  it.each([
    ['100503', 100503],
    ['succeed', 'accepted'],
  ])('of unknown keys are deleted or refused as the assumption says: %s', async (value, result) => {
    const { client } = startClient({ values: { 'metadata-unknown-keys': value } });
    expect(await answerOf(client.deleteRoomMetadata({ RoomId, Keys: ['a'] }))).toBe(result);
  });
});
