import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bounds } from '../../contracts/core/config/bounds.ts';
import { createLocalControl } from '../../emulator/testing/local-control.ts';
import { openControl, problem, sandbox } from './control.ts';

const { api, emulator } = openControl();

const rule = (id: string, more = {}) => ({
  id,
  match: { vendor: 'tencent-chat' },
  effect: { type: 'latency', ms: 1 },
  ...more,
});
const rules = (count: number) => Array.from({ length: count }, (_, index) => rule(`r${index}`));
const steps = (count: number, more = {}) =>
  Array.from({ length: count }, () => ({ after: { calls: 1 }, ...more }));
const scenario = (more: object) => ({ scenario: { name: 'long', summary: 'Many steps.', ...more } });
const members = (...ranges: readonly (readonly [from: number, to: number])[]) => ({
  'tencent-chat': {
    rooms: ranges.map(([from, to], index) => ({ RoomId: `room${index}`, members: [{ from, to }] })),
  },
});
const most = bounds.rangeNumbers;

/** A state of so many values: two of each ban, and four around them. */
const bans = (values: number) => ({
  'tencent-chat': {
    rooms: [
      {
        RoomId: 'room',
        banned: Array.from({ length: values / 2 }, (_, index) => ({
          Member_Account: index,
          BannedUntil: 4e9,
        })),
      },
    ],
  },
});

describe('a bound of the control API', () => {
  it.each([
    ['fault rules', 'put', '/faults', { rules: rules(bounds.faultRules) }],
    ['steps', 'post', '/scenario', scenario({ steps: steps(bounds.scenarioSteps) })],
    ['numbers in one range', 'put', '/state', members([1, most])],
    ['numbers in all ranges', 'put', '/state', members([1, most / 2], [1, most / 2])],
    ['values of a state', 'put', '/state', bans(bounds.stateValues - 2)],
    ['rules of all steps', 'post', '/scenario', scenario({ steps: steps(10, { faults: rules(100) }) })],
    ['seconds of all steps', 'post', '/scenario', scenario({ steps: steps(10, { advanceSeconds: 1e10 }) })],
    [
      'values',
      'put',
      '/faults',
      { rules: [rule('r', { match: { vendor: 'tencent-chat', where: { RoomId: Array(40_000).fill(1) } } })] },
    ],
  ] as const)('lets as many %s pass as are allowed', async (_, method, path, body) => {
    const { status } = await openControl().api[method](`${sandbox}${path}`).send(body);
    expect(status).toBe(200);
  });

  it.each([
    ['fault rules', 'put', '/faults', { rules: rules(bounds.faultRules + 1) }, /at most 1000\.$/],
    ['steps', 'post', '/scenario', scenario({ steps: steps(bounds.scenarioSteps + 1) }), /at most 1000\.$/],
    [
      'numbers in one range',
      'put',
      '/state',
      members([1, most + 1]),
      /a range goes from a whole number to one that/,
    ],
    [
      'numbers in all ranges',
      'put',
      '/state',
      members([1, most / 2], [0, most / 2]),
      /stand for 100001 numbers, and may stand for 100000/,
    ],
    ['values of a state', 'put', '/state', bans(bounds.stateValues + 2), /more than 150000 values/],
    [
      'rules of all steps',
      'post',
      '/scenario',
      scenario({ steps: steps(11, { faults: rules(100) }) }),
      /all steps together have 1100 fault rules, and may have 1000/,
    ],
    [
      'numbers in ranges of two vendors',
      'put',
      '/state',
      {
        ...members([1, most]),
        'volcengine-livesaas': { activities: [{ ActivityId: 1, bannedUsers: [{ from: 1, to: 2 }] }] },
      },
      /stand for 100002 numbers/,
    ],
    [
      'numbers in the steps',
      'post',
      '/scenario',
      scenario({ steps: steps(2, { state: members([1, most]) }) }),
      /stand for 200000 numbers/,
    ],
    [
      'numbers in a new sandbox',
      'post',
      '',
      { state: members([1, most], [1, most]) },
      /stand for 200000 numbers/,
    ],
    [
      'seconds of one step',
      'post',
      '/scenario',
      scenario({ steps: steps(1, { advanceSeconds: 1e12 }) }),
      /advanceSeconds/,
    ],
    [
      'seconds of all steps',
      'post',
      '/scenario',
      scenario({ steps: steps(11, { advanceSeconds: 1e10 }) }),
      /by more than 100000000000 seconds/,
    ],
    [
      'years',
      'post',
      '/scenario',
      scenario({
        clock: { mode: 'frozen', now: '9000-01-01T00:00:00Z' },
        steps: steps(1, { advanceSeconds: 1e11 }),
      }),
      /beyond the year 9999/,
    ],
    [
      'values',
      'put',
      '/faults',
      { rules: [], more: Array(bounds.bodyValues).fill(1) },
      /more than 50000 values/,
    ],
    [
      'fields of a call',
      'post',
      '/calls',
      { vendor: 'tencent-chat', operation: 'ban_member', input: { list: Array(bounds.callValues).fill(1) } },
      /more than 2000 values/,
    ],
    [
      'bytes of a call that is signed',
      'post',
      '/sign',
      { vendor: 'tencent-chat', operation: 'ban_member', input: { text: 'x'.repeat(bounds.callBytes) } },
      /more than 1048576 bytes/,
    ],
    [
      'bytes of a call',
      'post',
      '/calls',
      { vendor: 'tencent-chat', operation: 'ban_member', input: { text: 'x'.repeat(bounds.callBytes) } },
      /more than 1048576 bytes/,
    ],
  ] as const)('refuses more %s in a sentence', async (_, method, path, body, sentence) => {
    const before = JSON.stringify(emulator.save());
    const url = path === '' ? '/api/sandboxes' : `${sandbox}${path}`;
    const { body: said } = await api[method](url).send(body);
    expect(said).toMatchObject(problem(422, 'invalid-input', sentence));
    expect(JSON.stringify(emulator.save())).toBe(before);
  });

  it.each(Object.entries(bounds))('stands in the documents: %s', (name, most) => {
    const page = readFileSync(new URL('../../docs/safety.md', import.meta.url), 'utf8');
    expect(page).toMatch(new RegExp(`\\| \`${name}\` +\\| ${most} +\\|`));
  });

  it('tells the first of many things that became due, and how many there were besides', async () => {
    const { api } = openControl();
    await api.put(`${sandbox}/state`).send(bans(2 * bounds.due + 10));
    const { body } = await api.put(`${sandbox}/clock`).send({ mode: 'frozen', now: '2200-01-01T00:00:00Z' });
    const { due, more } = body as { due: readonly object[]; more: number };
    expect(due).toHaveLength(bounds.due);
    expect(due[0]).toMatchObject({ kind: 'ban ended', subject: '0' });
    expect(more).toBe(5);
  });

  it('refuses another sandbox where there are as many as there may be', () => {
    const { emulator } = openControl();
    const all = Array.from({ length: bounds.sandboxes }, () => emulator.sandbox('default')!);
    const context = { emulator: { ...emulator, sandboxes: () => all }, version: '', controlUrl: () => '' };
    const control = createLocalControl({ ...context, baseUrlOf: () => '' });
    expect(() => control.createSandbox({})).toThrow('There are 20000 sandboxes, and there may be no more');
    expect(control.listSandboxes().sandboxes).toHaveLength(bounds.sandboxes);
  });

  it('tells as many strangers among assumptions as wrong names are told', async () => {
    const values = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`k${index}`, 'v']));
    const { body } = await api.put(`${sandbox}/assumptions`).send({ values });
    expect((body as { errors: object[] }).errors).toHaveLength(bounds.wrongNames);
  });

  it('tells the first mistake of a long list, and many of a short one', async () => {
    const put = async (count: number) => {
      const rooms = Array.from({ length: count }, () => 1);
      const { body } = await api.put(`${sandbox}/state`).send({ 'tencent-chat': { rooms } });
      return (body as { errors: object[] }).errors.length;
    };
    expect(await put(3)).toBe(3);
    expect(await put(500)).toBe(bounds.mistakes);
    expect(await put(50_000)).toBe(1);
  });

  it.each([
    [3, 1],
    [1.5, 2],
    ['1', '3'],
  ])('is told of a range that is none: %o to %o', async (from, to) => {
    const body = { 'tencent-chat': { rooms: [{ RoomId: 'a', members: [{ from, to }] }] } };
    const { body: said } = await api.put(`${sandbox}/state`).send(body);
    expect(said).toMatchObject(
      problem(422, 'invalid-input', /a range goes from a whole number to one that is not below/),
    );
  });
});

const long = 'x'.repeat(300_000);

describe('a message of the control API', () => {
  it.each([
    ['put', `${sandbox}/assumptions`, { values: { [long]: 'a' } }],
    ['post', '/api/sandboxes', { limits: { [long]: 1 } }],
    ['post', '/api/sandboxes', { [long]: 1 }],
    ['post', '/api/sandboxes', { name: long }],
    ['post', `${sandbox}/scenario`, { name: long }],
    ['post', `${sandbox}/explanations`, { vendor: long, target: '/' }],
    ['put', `${sandbox}/faults`, { rules: [rule('a', { match: { vendor: long } })] }],
    [
      'put',
      `${sandbox}/faults`,
      { rules: [rule('a', { match: { vendor: 'tencent-chat', operation: long } })] },
    ],
    ['put', `${sandbox}/faults`, { rules: [rule('a', { effect: { type: 'error', code: long } })] }],
    ['put', `${sandbox}/faults`, { rules: [rule(long), rule(long)] }],
    [
      'put',
      `${sandbox}/faults`,
      { rules: [], ...Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`k${index}`, 1])) },
    ],
    ['put', `${sandbox}/state`, { 'tencent-chat': { [long]: 1 } }],
    [
      'post',
      `${sandbox}/journal/verify`,
      { match: { vendor: 'tencent-chat', where: { [long]: 1 } }, times: 1 },
    ],
    [
      'post',
      '/api/sandboxes',
      { credentials: { 'tencent-chat': { sdkAppId: '1'.repeat(300_000) }, [long]: 1 } },
    ],
  ] as const)('echoes no more than the beginning of what was sent: %s %s %#', async (method, url, body) => {
    const { status, text } = await api[method](url).send(body);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(text.length).toBeLessThan(16_000);
    const { detail } = JSON.parse(text) as { detail: string };
    expect(detail.length).toBeLessThan(1000);
  });

  it.each([
    `/api/${'x'.repeat(10_000)}`,
    `/api/sandboxes/${'x'.repeat(10_000)}`,
    `/api/sandboxes/%${'x'.repeat(10_000)}`,
  ])('echoes no more than the beginning of a path: %#', async (path) => {
    const { body } = await api.get(path);
    expect((body as { detail: string }).detail.length).toBeLessThan(400);
  });

  it('tells of a credential that is taken by its beginning', async () => {
    const credentials = { 'polyv-live': { appId: '1'.repeat(100_000) } };
    const first = {
      ...credentials,
      'tencent-chat': { sdkAppId: 1 },
      'tencent-trtc': { secretId: 'a' },
      'volcengine-livesaas': { accessKeyId: 'a' },
    };
    await api.post('/api/sandboxes').send({ credentials: first });
    const { body } = await api.post('/api/sandboxes').send({ credentials });
    expect(body).toEqual(
      problem(409, 'conflict', /^The credential polyv-live 1{100,200}… \(100011 characters\) already/),
    );
  });
});
