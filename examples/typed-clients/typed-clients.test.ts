import { test } from 'understudy-live/vitest';
import { describe, expect } from 'vitest';
import { banViewer } from './ban-viewer.ts';
import { listBanned } from './list-banned.ts';

const viewer = '1820211234043371';
const members = ['a', 'b', 'c'];

describe('the functions of this folder', () => {
  test.override('sandboxInput', {
    state: {
      'tencent-chat': { rooms: [{ RoomId: 'show', members }] },
      'volcengine-livesaas': {
        activities: [{ ActivityId: '1819171234140099', users: [{ UserId: viewer }] }],
      },
    },
  });

  test('ban a viewer once', async ({ clients }) => {
    const livesaas = clients['volcengine-livesaas'];
    expect(await banViewer(livesaas, '1819171234140099', viewer)).toBe('banned');
    expect(await banViewer(livesaas, '1819171234140099', viewer)).toBe('banned already');
  });

  test('list everybody who is banned', async ({ clients }) => {
    const chat = clients['tencent-chat'];
    await chat.banMember({ RoomId: 'show', MemberList_Account: members, Duration: 60 });
    expect([...(await listBanned(chat, 'show'))].sort()).toEqual(members);
  });
});
