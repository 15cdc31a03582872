// A receiver of callbacks, as your service has one, and a ban that it is told of.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { test } from 'understudy-live/vitest';
import { expect } from 'vitest';

test('a receiver hears whom a ban threw out', async ({ clients, server }) => {
  const told: unknown[] = [];
  const receiver = createServer((request, response) => {
    void json(request).then((body) => {
      told.push(body);
      response.end('{"ActionStatus":"OK","ErrorInfo":"","ErrorCode":0}', () => receiver.emit('told'));
    });
  });
  await once(receiver.listen(0, '127.0.0.1'), 'listening');
  const { port } = receiver.address() as AddressInfo;

  const chat = clients['tencent-chat'];
  await chat.setLiveCallback({
    Url: `http://127.0.0.1:${port}/callbacks`,
    CallbackCommandList: ['Live.CallbackAfterMemberStateChanged'],
  });
  const heard = once(receiver, 'told');
  await chat.banMember({ RoomId: 'test', MemberList_Account: ['user1'], Duration: 60 });
  await heard;
  receiver.close();

  // A running server of the emulator delivers callbacks; that is what the fixture `server` is for.
  expect(server.controlUrl).toContain('127.0.0.1');
  expect(told).toMatchObject([{ CallbackCommand: 'Live.CallbackAfterMemberStateChanged', RoomId: 'test' }]);
});
