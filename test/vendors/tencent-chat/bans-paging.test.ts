import { describe, expect, it } from 'vitest';
import { codeOf, send, startSandbox, startClient } from './calls.ts';

const banned = [
  { Member_Account: 'a', BannedUntil: 1_800_000_000 },
  { Member_Account: 'b', BannedUntil: 1_800_000_000 },
];
const room = { live: { banned } };

describe('Next in a list of bans', () => {
  it('means the first page where it is empty, as in all other lists of this family', async () => {
    const { client } = startClient(room);
    const first = await client.listBannedMembers({ RoomId: 'test', Limit: 1 });
    expect(await client.listBannedMembers({ RoomId: 'test', Limit: 1, Next: '' })).toEqual(first);
  });

  it.each(['abc', '-1', '1.5', -1, 1.5, true, {}, null])('has to be an offset: %o', (Next) => {
    const body = JSON.stringify({ RoomId: 'test', Next });
    expect(codeOf(send(startSandbox(room), { body }))).toBe(100002);
  });

  it.each(['abc', '', '1', 1, -1, {}, null])('is not looked at where Offset is the only name: %o', (Next) => {
    const emulator = startSandbox({ ...room, values: { 'list-paging-field': 'Offset only' } });
    const { body } = send(emulator, { body: JSON.stringify({ RoomId: 'test', Next }) });
    expect(JSON.parse(body)).toMatchObject({
      ErrorCode: 0,
      Response: { BannedAccountList: [{ Member_Account: 'b' }, { Member_Account: 'a' }] },
    });
  });
});
