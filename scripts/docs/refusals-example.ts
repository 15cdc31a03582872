import { said } from '../../contracts/core/contract/filled-error-key.ts';
import { clean, describeReason } from '../../contracts/core/contract/reason.ts';
import type { Damage } from '../../contracts/core/recipe/recipe.ts';
import { writeCall } from '../../contracts/core/recipe/write-test-call.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';
import { createEmulator } from '../../emulator/index.ts';

const now = '2023-11-14T22:13:20Z';

interface Wrong {
  readonly vendor: string;
  /** Where it is sent; by default where it belongs. */
  readonly to?: string;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly damage?: Damage;
  readonly times?: number;
}

const chat = { vendor: 'tencent-chat', operation: 'live_engine_http_srv/ban_member' } as const;
const ban = { RoomId: 'room1', MemberList_Account: ['user1'], Duration: 3600 };
const listing = { vendor: 'polyv-live', operation: 'v4/chat/forbid/list', input: {} } as const;

/** One call for each thing that a refusal can be about. */
const calls: readonly Wrong[] = [
  { ...chat, input: { ...ban, Duration: '3600' } },
  { ...chat, input: { ...ban, RoomId: 'rom1' } },
  { ...chat, input: ban, damage: { query: { sdkappid: null, SDKAppID: '1400000000' } } },
  { ...chat, input: ban, to: 'volcengine-livesaas' },
  { ...chat, input: ban, damage: { body: '[]' } },
  {
    vendor: 'tencent-trtc',
    operation: 'DismissRoom',
    input: { SdkAppId: 1_400_000_000, RoomId: 1 },
    damage: { skewSeconds: -8 * 3600 },
  },
  { ...listing, damage: { credential: { appSecret: 'another' } } },
  { ...listing, times: 6 },
];

/** The lines that the log of `understudy start` has for refused calls. */
export function renderRefusals(): string {
  const lines = calls.map((call) => refuse(call));
  const missing = lines.filter((line) => !line.includes(': '));
  if (missing.length > 0) throw new Error(`an example is not refused: ${missing.join(', ')}`);
  return lines.join('\n');
}

function refuse({ vendor: name, to = name, operation, input, damage, times = 1 }: Wrong): string {
  const clock = { mode: 'frozen', now } as const;
  const state = { 'tencent-chat': { rooms: [{ RoomId: 'room1' }] } };
  const limits = { 'polyv-live': { 'v4/chat/forbid/list': { perSecond: 5 } } };
  const emulator = createEmulator({ sandboxes: { default: { clock, limits, state } } });
  const vendor = emulator.vendors.find((one) => one.name === name)!;
  const call = {
    input,
    credential: vendor.credential.fake as unknown,
    baseUrl: 'http://127.0.0.1:4011',
    now: Date.parse(now),
    ids: createSeededIds(1),
  };
  emulator.addresses.set('tencent-chat', 'http://127.0.0.1:4011');
  const request = writeCall(vendor, operation, call, damage);
  for (let count = 1; count < times; count += 1) emulator.handle(to, request);
  const { entry } = emulator.handle(to, request);
  const why = entry.reason ? describeReason(clean(entry.reason, emulator)) : '';
  const what = entry.operation?.split('/').at(-1) ?? request.target.split('?', 1)[0] ?? '';
  return `${entry.vendor} ${what} → ${said(entry.outcome, entry.reply.body)} ${why}`;
}
