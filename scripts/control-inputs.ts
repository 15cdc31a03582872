import type { ControlOperations } from '../contracts/control/index.ts';
import { bounds } from '../contracts/core/config/bounds.ts';

/** One call of the control API that is as heavy as the bounds allow. */
export interface HeavyCall {
  readonly title: string;
  /** What is sent before, without being measured. */
  readonly before?: readonly Sent[];
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: unknown;
}

interface Sent {
  readonly operation: keyof ControlOperations;
  readonly body?: unknown;
}

const many = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));

const ban = (index: number) => ({ Member_Account: `user-${index}`, BannedUntil: 4_000_000_000 });
const room = (more: object) => ({ 'tencent-chat': { rooms: [{ RoomId: 'room', ...more }] } });
const rangeState = room({ members: [{ from: 1, to: bounds.rangeNumbers }] });
/** Two values of each, and a few around them. */
const pairs = bounds.stateValues / 2 - 10;
const banState = room({ banned: many(pairs, ban) });
const viewerState = {
  'polyv-live': {
    viewers: many(pairs, (index) => ({ viewerId: `v${index}`, nickName: `Viewer ${index}` })),
  },
};
const userState = {
  'volcengine-livesaas': {
    activities: [
      { ActivityId: 1, users: many(50_000, (index) => ({ UserId: index + 1, UserName: `User ${index}` })) },
    ],
  },
};
/** Each channel has all viewers of the account. */
const channelState = {
  'polyv-live': {
    channels: many(300, (index) => ({ channelId: String(index + 1) })),
    viewers: many(10_000, (index) => ({ viewerId: `v${index}` })),
  },
};
const kickedState = {
  'polyv-live': {
    channels: [
      { channelId: '1', kicked: many(20_000, (index) => ({ userId: `k${index}`, clientIp: '', nick: '' })) },
    ],
    viewers: many(20_000, (index) => ({ viewerId: `v${index}` })),
  },
};
const states: readonly (readonly [string, unknown])[] = [
  ['a range', rangeState],
  ['bans', banState],
  ['viewers', viewerState],
  ['users', userState],
  ['channels', channelState],
  ['kicked', kickedState],
];
const match = { vendor: 'tencent-chat' };
const rule = (index: number) => ({
  id: `r${index}`,
  match,
  effect: { type: 'latency', ms: 1 },
  when: { after: 1e9 },
});
const rules = many(bounds.faultRules, rule);
const steps = (more: object) => many(bounds.scenarioSteps, () => ({ after: { calls: 1 }, ...more }));
const scenario = (more: object) => ({ scenario: { name: 'long', summary: 'Long.', ...more } });
/** As long as a name may be that is compared with others, and like many of them. */
const strange = (index: number) => `live_engine_http_srv/ban_memberz_${index}_v4/chat/forbid/list`;
const fields = (count: number) => Object.fromEntries(many(count, (index) => [`k${index}`, 'v']));
const mostFields = fields(bounds.callValues - 50);
const tooManyFields = fields(40_000);
/** Nearly as long as a call may be. */
const longText = {
  ...match,
  operation: 'ban_member',
  input: { RoomId: 'x'.repeat(bounds.callBytes - 200) },
};
const entry = { entry: 'call-000000000000' };

/** For each call of the control API the heaviest that may be sent. The default sandbox's journal is full. */
export const heavyCalls: Readonly<Record<keyof ControlOperations, readonly HeavyCall[]>> = {
  health: [{ title: '' }],
  createSandbox: [
    ...states.map(([title, state]) => ({ title, body: { state } })),
    {
      title: '40,000 wrong limits',
      body: {
        limits: {
          'tencent-chat': Object.fromEntries(many(40_000, (index) => [strange(index), { perSecond: 1 }])),
        },
      },
    },
  ],
  listSandboxes: [{ title: 'of 1,000', before: many(1000, () => ({ operation: 'createSandbox' as const })) }],
  getSandbox: [{ title: '' }],
  deleteSandbox: [{ title: 'unknown', parameters: { id: 'nobody' } }],
  getJournal: [
    { title: '1,000 entries', query: 'limit=1000' },
    { title: 'HAR', query: 'format=har' },
    { title: 'curl', query: 'format=curl' },
  ],
  getJournalEntry: [
    { title: 'by a fingerprint', parameters: entry },
    ...['json', 'har', 'curl', 'test', 'scenario'].map((format) => ({
      title: `of 1 MB, as ${format}`,
      before: [{ operation: 'sendCall' as const, body: longText }],
      parameters: { entry: 'last' },
      query: `format=${format}`,
    })),
  ],
  verifyJournal: [
    { title: 'by a field', body: { match: { ...match, where: { RoomId: 'nowhere' } }, atLeast: 1 } },
    {
      title: 'by 40,000 values',
      body: { match: { ...match, where: { RoomId: many(40_000, (index) => index) } }, atLeast: 1 },
    },
  ],
  sendCall: [
    { title: 'of 1 MB', body: longText },
    { title: 'as many fields as are taken', body: { ...match, operation: 'ban_member', input: mostFields } },
    { title: 'of 40,000 fields', body: { ...match, input: tooManyFields } },
  ],
  signCall: [
    { title: 'of 1 MB', body: longText },
    {
      title: 'as many fields as are taken',
      body: { vendor: 'polyv-live', operation: 'v3/channel/chat/list-kicked', input: mostFields },
    },
    { title: 'of 40,000 fields', body: { ...match, input: tooManyFields } },
  ],
  resendCall: [
    { title: 'of 1 MB', before: [{ operation: 'sendCall', body: longText }], parameters: { entry: 'last' } },
  ],
  explainEntry: [
    {
      title: 'of 1 MB',
      before: [{ operation: 'sendCall', body: longText }],
      parameters: { entry: 'last' },
    },
  ],
  explainRequest: [
    {
      title: '200 headers and 16 KB',
      body: {
        vendor: 'volcengine-livesaas',
        method: 'POST',
        target: '/?Action=BanUser&Version=2020-06-01',
        headers: [
          [
            'authorization',
            `HMAC-SHA256 Credential=AKIDUNDERSTUDY/20260101/cn-north-1/livesaas/request, SignedHeaders=${many(190, (index) => `h${index}`).join(';')}, Signature=${'0'.repeat(64)}`,
          ],
          ['x-date', '20260101T000000Z'],
          ...many(190, (index) => [`h${index}`, 'v']),
        ],
        body: JSON.stringify({ a: 'x'.repeat(16_000) }),
      },
    },
  ],
  getFindings: [
    { title: '' },
    { title: 'after a call of 1 MB', before: [{ operation: 'sendCall', body: longText }] },
  ],
  getCoverage: [
    { title: 'all', query: 'operations=all' },
    { title: 'wrong names', query: `operations=${many(200, strange).join(',')}` },
  ],
  getState: states.map(([title, body]) => ({ title, before: [{ operation: 'putState', body }] })),
  putState: [
    ...states.map(([title, body]) => ({ title, body })),
    { title: 'one long text', body: { padding: 'x'.repeat(9_000_000) } },
  ],
  getClock: [{ title: '' }],
  getUpcoming: [{ title: 'with bans', before: [{ operation: 'putState', body: banState }] }],
  putClock: [
    {
      title: 'all bans end',
      before: [{ operation: 'putState', body: banState }],
      body: { mode: 'frozen', now: '2200-01-01T00:00:00Z' },
    },
  ],
  advanceClock: [
    {
      title: 'to the next end',
      before: [
        { operation: 'putClock', body: { mode: 'frozen', now: '2026-01-01T00:00:00Z', force: true } },
        { operation: 'putState', body: banState },
      ],
      body: { until: 'next-expiry' },
    },
  ],
  getFaults: [{ title: '1,000 rules', before: [{ operation: 'putFaults', body: { rules } }] }],
  putFaults: [
    { title: '1,000 rules', body: { rules } },
    ...(['operation', 'vendor', 'outcome'] as const).map((field) => ({
      title: `1,000 wrong names: ${field}`,
      body: {
        rules: many(bounds.faultRules, (index) => ({
          ...rule(index),
          match: { ...match, [field]: strange(index) },
        })),
      },
    })),
    {
      title: '1,000 wrong names: where',
      body: {
        rules: many(bounds.faultRules, (index) => ({
          ...rule(index),
          match: { ...match, where: { [strange(index)]: 1 } },
        })),
      },
    },
    {
      title: 'rules of 40,000 values',
      body: {
        rules: rules.map((each) => ({
          ...each,
          match: { ...match, where: { RoomId: many(40, (index) => index) } },
        })),
      },
    },
  ],
  deleteFaults: [{ title: '1,000 rules', before: [{ operation: 'putFaults', body: { rules } }] }],
  compareAssumptions: [{ title: 'of a full journal', query: 'profile=adversary' }],
  getEntryAssumptions: [{ title: 'of the last call', parameters: { entry: 'last' } }],
  listDocs: [{ title: 'by 100 words', query: `text=${many(100, () => 'e').join('+')}` }],
  getDoc: [{ title: 'unknown', parameters: { page: 'nowhere' } }],
  listRooms: states.map(([title, body]) => ({ title, before: [{ operation: 'putState', body }] })),
  getLimits: [{ title: '' }],
  enterRoom: [
    {
      title: 'with bans',
      before: [{ operation: 'putState', body: banState }],
      parameters: { vendor: 'tencent-chat', room: 'room' },
      body: { user: 'user-1' },
    },
  ],
  leaveRoom: [
    {
      title: 'with bans',
      before: [{ operation: 'putState', body: banState }],
      parameters: { vendor: 'tencent-chat', room: 'room' },
      body: { user: 'user-1' },
    },
  ],
  listScenarios: [{ title: '' }],
  startScenario: [
    { title: '1,000 steps', body: scenario({ steps: steps({}) }) },
    { title: '1,000 steps with rules', body: scenario({ steps: steps({ faults: rules.slice(0, 1) }) }) },
    {
      title: '1,000 steps with wrong names',
      body: scenario({
        steps: many(bounds.scenarioSteps, (index) => ({
          after: { calls: 1, ...match, operation: strange(index) },
        })),
      }),
    },
    { title: 'bans', body: scenario({ state: banState }) },
    { title: 'in a large sandbox', before: [{ operation: 'putState', body: banState }], body: scenario({}) },
  ],
  listAssumptions: [{ title: '' }],
  getAssumptions: [{ title: '' }],
  putAssumptions: [
    {
      title: '40,000 strangers',
      body: { values: Object.fromEntries(many(40_000, (index) => [`k${index}`, 'v'])) },
    },
  ],
  getCatalog: [{ title: '' }],
  getOpenApi: [{ title: '', parameters: { document: 'tencent-chat.json' } }],
  resetSandbox: [{ title: 'bans', before: [{ operation: 'putState', body: banState }] }],
};
