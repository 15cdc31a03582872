import { expect, it, onTestFinished } from 'vitest';
import type { OutgoingRequest } from '../../contracts/core/contract/vendor.ts';
import { createControlClient } from '../../clients/control/index.ts';
import { startServer } from '../../emulator/server.ts';
import {
  ban,
  banning,
  fillRoom,
  list,
  livesaas,
  longId,
  openSetup,
  polyv,
  readPages,
  times,
  trtc,
  type CallOptions,
  type Setup,
} from './setup.ts';

/** Clients that are right, each in what a rule of the findings might take for a mistake. */

const path = { id: 'default' };

async function openControl(setup: Setup) {
  const server = await startServer(setup.emulator, { port: 0 });
  onTestFinished(() => server.close());
  return createControlClient({ baseUrl: server.controlUrl });
}

const found = (setup: Setup): readonly string[] => setup.findings().map(({ rule }) => rule);

const unban = 'live_engine_http_srv/unban_member';
const forbidList = 'v4/chat/forbid/list';
const viewersUpTo = (count: number) => ({
  viewers: Array.from({ length: count }, (_, index) => ({
    viewerId: `v${index}`,
    nickName: `n${index}`,
    kicked: 'Y',
  })),
});

/** What a load balancer or a test that waits for a server asks: the bare address, in nobody’s name. */
function probing(method: string): CallOptions {
  return {
    alter: (request: OutgoingRequest) => ({
      ...request,
      method,
      target: '/',
      headers: request.headers.filter(([name]) => name.toLowerCase() === 'host'),
      body: new Uint8Array(),
    }),
  };
}

const probed = [
  { vendor: 'tencent-chat', operation: list, input: { RoomId: 'test' } },
  { vendor: trtc, operation: 'DismissRoom', input: { SdkAppId: 1400188366, RoomId: 77 } },
  { vendor: livesaas, operation: 'GetActivityBanUsers', input: { ActivityId: longId.right } },
  { vendor: polyv, operation: forbidList, input: {} },
];

it.each(probed)(
  'Probes of the address of $vendor give no finding, however many there are',
  ({ vendor, operation, input }) => {
    const setup = openSetup();
    for (const method of ['GET', 'HEAD', 'OPTIONS'])
      times(8, () => {
        setup.call(operation, input, { vendor, ...probing(method) });
      });
    expect(found(setup)).toEqual([]);
  },
);

it('A client that goes on signing a call without an operation is still told so', () => {
  const setup = openSetup();
  const alter = ({ target, ...request }: OutgoingRequest) => ({
    ...request,
    target: target.replace('ban_member', 'ban'),
  });
  times(2, () => {
    setup.call(ban, banning, { alter });
  });
  expect(found(setup)).toContain('retry-of-a-final-error');
});

it('Somebody who reads a list from its last page to the first has read all of it', () => {
  const setup = openSetup();
  fillRoom(setup);
  readPages(setup, [4, 2, 0]);
  expect(found(setup)).toEqual([]);
});

it('Somebody who reads the first pages alone is told that there are more', () => {
  const setup = openSetup();
  fillRoom(setup);
  readPages(setup, [2, 0]);
  expect(found(setup)).toEqual(['paging-stops-early']);
});

it('A page that is exactly full and has everything has no more behind it', () => {
  const setup = openSetup();
  setup.setState(polyv, viewersUpTo(10));
  for (const operation of [forbidList, 'v3/user/chat/banned-user/list', 'v4/user/viewer-record/list'])
    setup.call(operation, {}, { vendor: polyv });
  expect(found(setup)).toEqual([]);
  const another = openSetup();
  another.setState(polyv, viewersUpTo(11));
  another.call(forbidList, {}, { vendor: polyv });
  expect(found(another)).toEqual(['paging-stops-early']);
});

it('A reply without a total does not say that there is more behind a full page', () => {
  const setup = openSetup();
  const users = Array.from({ length: 4 }, (_, index) => ({ UserId: String(2001 + index) }));
  const bannedUsers = users.slice(0, 2).map(({ UserId }) => UserId);
  setup.setState(livesaas, { activities: [{ ActivityId: longId.right, users, bannedUsers }] });
  setup.call('GetActivityBanUsers', { ActivityId: longId.right, PageItemCount: 2 }, { vendor: livesaas });
  expect(found(setup)).toEqual([]);
});

const removal = { SdkAppId: 1400188366, RoomId: 10006, UserIds: ['u1'] };

it('Somebody who came back may be removed again', async () => {
  const setup = openSetup();
  const control = await openControl(setup);
  setup.call('RemoveUser', removal, { vendor: trtc });
  await control.enterRoom({
    path: { ...path, vendor: trtc, room: '1400188366:10006' },
    body: { user: 'u1' },
  });
  setup.call('RemoveUser', removal, { vendor: trtc });
  expect(found(setup)).toEqual([]);
  setup.call('RemoveUser', removal, { vendor: trtc });
  expect(found(setup)).toEqual(['success-sent-again']);
});

it.each<readonly [string, string, Readonly<Record<string, unknown>>]>([
  [trtc, 'RemoveUser', removal],
  [trtc, 'RemoveUserByStrRoomId', { ...removal, RoomId: 'lobby' }],
  [livesaas, 'UpdateActivityUserBanStatus', { ActivityId: '1', BanType: 1, Cookies: ['7'] }],
  [livesaas, 'UpdateActivityUserBanStatus', { ActivityId: '1', BanType: 1, BanStatus: 1, Cookies: ['7'] }],
])('Whoever is only put out may have come back by the second call: %s %s', (vendor, operation, input) => {
  const setup = openSetup();
  setup.setState(trtc, {
    rooms: ['RoomId', 'StrRoomId'].map((id) => ({
      SdkAppId: 1400188366,
      [id]: id === 'RoomId' ? 10006 : 'lobby',
      users: ['u1', 'u2'],
    })),
  });
  setup.setState(livesaas, { activities: [{ ActivityId: 1 }] });
  times(2, () => {
    setup.call(operation, input, { vendor });
  });
  expect(setup.findings().map(({ rule, severity }) => [rule, severity])).toEqual([
    ['success-sent-again', 'info'],
  ]);
});

it('A body that is a list has no fields of strange names', () => {
  const setup = openSetup();
  setup.call(ban, banning, {
    alter: (request) => ({ ...request, body: new TextEncoder().encode('[1,{"a":2}]') }),
  });
  expect(found(setup)).toEqual([]);
});

it('A ban for good that is sent again is none of these', () => {
  const setup = openSetup();
  setup.setState(livesaas, { activities: [{ ActivityId: 1 }] });
  times(2, () => {
    setup.call(
      'UpdateActivityUserBanStatus',
      { ActivityId: '1', BanStatus: 1, BanType: 0, Cookies: ['7'] },
      { vendor: livesaas },
    );
  });
  expect(setup.findings().map(({ severity }) => severity)).not.toContain('info');
});

it('A call may be made again after the state was put back', async () => {
  const setup = openSetup();
  const control = await openControl(setup);
  const before = await control.getState({ path });
  setup.call(ban, banning);
  await control.putState({ path, body: before });
  setup.call(ban, banning);
  expect(found(setup)).toEqual([]);
});

it('A call may be made again after a scenario has undone it', async () => {
  const setup = openSetup();
  const control = await openControl(setup);
  const call = {
    vendor: 'tencent-chat',
    operation: unban,
    input: { RoomId: 'test', MemberList_Account: ['user1'] },
  };
  const scenario = { name: 'undone', summary: 'Lifts a ban.', steps: [{ after: { calls: 1 }, call }] };
  await control.startScenario({ path, body: { scenario } });
  times(2, () => {
    setup.call(ban, banning);
  });
  expect(found(setup)).toEqual([]);
});

it('A ban that has ended by itself may be made again', () => {
  const setup = openSetup();
  const short = { ...banning, Duration: 2 };
  setup.call(ban, short);
  setup.wait(3);
  setup.call(ban, short);
  expect(found(setup)).toEqual([]);
  setup.wait(1);
  setup.call(ban, short);
  expect(found(setup)).toEqual(['success-sent-again']);
});

it('What a browser asks ahead of a call needs no parameters of the call', () => {
  const setup = openSetup();
  const alter = ({ target, ...request }: OutgoingRequest) => ({
    ...request,
    method: 'OPTIONS',
    target: target.replace(/\?.*/, '?sdkappid=1400000000'),
    body: new Uint8Array(),
  });
  setup.call(ban, banning, { alter });
  expect(found(setup)).toEqual([]);
});

it('A list that is read to its last full page, and begun anew again and again, never ends', () => {
  const setup = openSetup();
  setup.setState(polyv, viewersUpTo(20));
  times(12, () => {
    for (const pageNumber of [1, 2]) setup.call(forbidList, { pageNumber }, { vendor: polyv });
  });
  expect(found(setup)).toEqual(['paging-never-ends']);
});

it('Whoever repeats what was answered with HTTP 500, as the official SDKs do, is not told of it', () => {
  const setup = openSetup();
  const wrong = { ActivityId: longId.right, BanStatus: 7, UserIds: ['2001'] };
  times(4, () => {
    setup.call('UpdateActivityUserBanStatus', wrong, { vendor: livesaas });
  });
  expect(found(setup)).not.toContain('retry-of-a-final-error');
});

it('Whoever puts somebody out of a dead room each second is warned of nothing', () => {
  const setup = openSetup();
  const input = { SdkAppId: 1400188366, RoomId: 404, UserIds: ['u1'] };
  times(5, () => {
    setup.call('RemoveUser', input, { vendor: trtc });
    setup.wait(1);
  });
  expect(setup.findings().filter(({ severity }) => severity !== 'info')).toEqual([]);
  const hasty = openSetup();
  times(2, () => {
    hasty.call('RemoveUser', input, { vendor: trtc });
  });
  expect(found(hasty)).toEqual(['retry-of-a-final-error']);
});
