import { expect, it } from 'vitest';
import type { Explanation } from '../../contracts/control/explanation.ts';
import { describeExplanation } from '../../emulator/cli/output/explanation.ts';
import { write, type Call } from '../core/calls.ts';
import { openControl, sandbox } from './control.ts';

const chat = (command: string, input: object): Call => ({
  vendor: 'tencent-chat',
  operation: `live_engine_http_srv/${command}`,
  input: input as NonNullable<Call['input']>,
});
const trtc = (operation: string, input: object): Call => ({
  vendor: 'tencent-trtc',
  operation,
  input: { SdkAppId: 1400188366, RoomId: 10006, ...input },
});
const ban = chat('ban_member', { RoomId: 'test', MemberList_Account: ['user1'], Duration: 60 });
const list = chat('get_banned_member_list', { RoomId: 'test' });
const dissolve = chat('destroy_room', { RoomId: 'test' });

/** Makes calls, and gives what is said of the last one. */
async function explainLast(calls: readonly Call[]): Promise<Explanation> {
  const { api, emulator } = openControl({ default: { state: 'demo' } });
  for (const call of calls) {
    const { hosts } = emulator.implementation(call.vendor!).vendor;
    const { headers, ...request } = write(emulator, call);
    emulator.handle(call.vendor!, { ...request, headers: [['Host', hosts[0]], ...headers] });
  }
  const { body } = await api.get(`${sandbox}/journal/last/explanation`);
  return body as Explanation;
}

it.each<readonly [string, readonly Call[], string]>([
  [
    'a room that was dissolved',
    [ban, dissolve, list, ban],
    'RoomId was call 2, live_engine_http_srv/destroy_room.',
  ],
  [
    'a room that was dismissed',
    [trtc('DismissRoom', {}), trtc('SetUserBlocked', { UserId: '29376', IsMute: 1 })],
    'RoomId was call 1, DismissRoom.',
  ],
])('Of %s is told which call changed it last', async (_, calls, told) => {
  const explanation = await explainLast(calls);
  expect(explanation.lastChange).toBe(`The last change with the same ${told}`);
  expect(describeExplanation(explanation).split('\n')[2]).toBe(explanation.lastChange);
});

it.each<readonly [string, readonly Call[]]>([
  ['no call changed it', [list, chat('ban_member', { RoomId: 'nowhere', MemberList_Account: ['user1'] })]],
  [
    'the call that would have was refused',
    [chat('destroy_room', { RoomId: 'nowhere' }), chat('destroy_room', { RoomId: 'nowhere' })],
  ],
  [
    'it is not for its state that it was refused',
    [ban, chat('ban_member', { RoomId: 'test', Duration: 'x' })],
  ],
  ['it was accepted', [ban, ban]],
])('Nothing is told of a change where %s', async (_, calls) => {
  expect((await explainLast(calls)).lastChange).toBeUndefined();
});
