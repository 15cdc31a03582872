import { describe, expect, it } from 'vitest';
import { outcomeOf, startClient } from './calls.ts';

const RoomId = 'test';
const conference = 'room-test';

describe('robots', () => {
  it('come and go, and repeated ones count once', async () => {
    const { client } = startClient();
    await client.addRobots({ RoomId, RobotList_Account: ['r1', 'r2', 'r1'] });
    await client.addRobots({ RoomId, RobotList_Account: ['r2', 'r3'] });
    await client.removeRobots({ RoomId, RobotList_Account: ['r1'] });
    expect(await client.listRobots({ RoomId })).toEqual({ RobotList_Account: ['r2', 'r3'] });
  });

  it('are refused by a room that the other service made', async () => {
    const { client } = startClient();
    expect(await outcomeOf(client.listRobots({ RoomId: conference }))).toBe(100006);
    expect(await outcomeOf(client.listRobots({ RoomId: 'nowhere' }))).toBe(100004);
  });
});
