import { said } from '../../contracts/core/contract/filled-error-key.ts';
import type { SandboxInput } from '../../contracts/control/config.ts';
import { clean, describeReason, reasonSubjects } from '../../contracts/core/contract/reason.ts';
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
  /** An error that a fault gives. */
  readonly fault?: string;
}

const shortLine = 130;

const dismissal = {
  vendor: 'tencent-trtc',
  operation: 'DismissRoom',
  input: { SdkAppId: 1_400_000_000, RoomId: 1 },
} as const;

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
  { ...dismissal, damage: { headers: { 'X-TC-Region': null } } },
  { ...dismissal, damage: { skewSeconds: -8 * 3600 } },
  { ...listing, damage: { credential: { appSecret: 'another' } } },
  { ...listing, times: 6 },
  { ...listing, fault: '系统异常' },
];

/** The lines that the log of `understudy start` has for refused calls; `short` ones are cut where they go beyond a column. */
export function renderRefusals(length: string): string {
  const refusals = calls.map((call) => refuse(call));
  const missing = reasonSubjects.filter((subject) => !refusals.some((one) => one.subject === subject));
  if (missing.length > 0) throw new Error(`no example is refused for: ${missing.join(', ')}`);
  const most = length === 'short' ? shortLine : Infinity;
  return refusals
    .map(({ line }) => (line.length > most ? `${line.slice(0, most).trimEnd()}…` : line))
    .join('\n');
}

function refuse({ vendor: name, to = name, operation, input, damage, times = 1, fault }: Wrong) {
  const clock = { mode: 'frozen', now } as const;
  const state = { 'tencent-chat': { rooms: [{ RoomId: 'room1' }] } };
  const limits = { 'polyv-live': { 'v4/chat/forbid/list': { perSecond: 5 } } };
  const match = { vendor: name, operation };
  const faults = fault === undefined ? [] : [{ id: 'outage', match, effect: { type: 'error', code: fault } }];
  const sandbox = { clock, limits, state, faults } as SandboxInput;
  const emulator = createEmulator({ sandboxes: { default: sandbox } });
  const vendor = emulator.vendors.find((one) => one.name === name)!;
  const call = {
    input,
    credential: vendor.credential.fake as unknown,
    baseUrl: 'http://127.0.0.1:4011',
    now: Date.parse(now),
    ids: createSeededIds(1),
  };
  emulator.addresses.set('tencent-chat', 'http://127.0.0.1:4011');
  const written = writeCall(vendor, operation, call, damage);
  const request = { ...written, headers: [['Host', '127.0.0.1:4011'] as const, ...written.headers] };
  for (let count = 1; count < times; count += 1) emulator.handle(to, request);
  const { entry } = emulator.handle(to, request);
  const why = entry.reason ? describeReason(clean(entry.reason, emulator)) : '';
  const what = entry.operation?.split('/').at(-1) ?? request.target.split('?', 1)[0] ?? '';
  const line = `${entry.vendor} ${what} → ${said(entry.outcome, entry.reply.body)} ${why}`;
  return { line, subject: entry.reason?.subject };
}
