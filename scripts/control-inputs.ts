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
const states: readonly (readonly [string, unknown])[] = [
  ['a range', rangeState],
  ['bans', banState],
  ['viewers', viewerState],
  ['users', userState],
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
const entry = { entry: 'call-000000000000' };

/** For each call of the control API the heaviest that may be sent. The default sandbox's journal is full. */
export const heavyCalls: Readonly<Record<keyof ControlOperations, readonly HeavyCall[]>> = {
  health: [{ title: '' }],
  createSandbox: states.map(([title, state]) => ({ title, body: { state } })),
  listSandboxes: [{ title: 'of 1,000', before: many(1000, () => ({ operation: 'createSandbox' as const })) }],
  getSandbox: [{ title: '' }],
  deleteSandbox: [{ title: 'unknown', parameters: { id: 'nobody' } }],
  getJournal: [
    { title: '1,000 entries', query: 'limit=1000' },
    { title: 'HAR', query: 'format=har' },
    { title: 'curl', query: 'format=curl' },
  ],
  getJournalEntry: [{ title: 'by a fingerprint', parameters: entry }],
  verifyJournal: [
    { title: 'by a field', body: { match: { ...match, where: { RoomId: 'nowhere' } }, atLeast: 1 } },
    {
      title: 'by 40,000 values',
      body: { match: { ...match, where: { RoomId: many(40_000, (index) => index) } }, atLeast: 1 },
    },
  ],
  sendCall: [
    {
      title: 'of 40,000 fields',
      body: { ...match, input: Object.fromEntries(many(40_000, (index) => [`k${index}`, 'v'])) },
    },
  ],
  signCall: [
    {
      title: 'of 40,000 fields',
      body: { ...match, input: Object.fromEntries(many(40_000, (index) => [`k${index}`, 'v'])) },
    },
  ],
  resendCall: [{ title: 'last', parameters: { entry: 'last' } }],
  explainEntry: [{ title: 'last', parameters: { entry: 'last' } }],
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
  getFindings: [{ title: '' }],
  getCoverage: [{ title: 'all', query: 'operations=all' }],
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
