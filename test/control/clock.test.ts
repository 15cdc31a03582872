import { describe, expect, it } from 'vitest';
import { banning, ban, chat, frozen, listing, noon, send } from '../core/calls.ts';
import { answer, openControl, problem, sandbox } from './control.ts';

const clock = `${sandbox}/clock`;
const advance = `${clock}/advance`;

const later = (seconds: number) => new Date(Date.parse(noon) + seconds * 1000).toISOString();

describe('the clock of a sandbox', () => {
  it('says its mode and its time', async () => {
    expect((await openControl().api.get(clock)).body).toEqual({ mode: 'frozen', now: noon });
  });

  it.each([
    [
      { mode: 'frozen', now: later(60) },
      { mode: 'frozen', now: later(60) },
    ],
    [
      { mode: 'frozen', now: '2023-11-15T07:13:21+09:00' },
      { mode: 'frozen', now: later(1) },
    ],
    [
      { mode: 'offset', offsetSeconds: 3600 },
      { mode: 'offset', offsetSeconds: 3600 },
    ],
    [{ mode: 'system' }, { mode: 'system' }],
  ])('can be set: %j', async (setting, expected) => {
    const { api } = openControl();
    expect((await api.put(clock).send(setting)).body).toMatchObject({ ...expected, due: [] });
    expect((await api.get(clock)).body).toMatchObject(expected);
  });

  it('moves on by seconds', async () => {
    const { api } = openControl();
    expect((await api.post(advance).send({ seconds: 90.5 })).body).toEqual({ now: later(90.5), due: [] });
  });

  it.each([
    ['put', clock, { mode: 'frozen', now: later(-1) }],
    ['post', advance, { seconds: -1 }],
  ] as const)('does not go back by accident: %s', async (method, path, body) => {
    const { api } = openControl();
    const reply = await api[method](path).send(body);
    expect(reply.body).toEqual(problem(409, 'time-goes-backwards', `at ${noon}.*back to ${later(-1)}`));
    expect((await api.get(clock)).body).toHaveProperty('now', noon);
  });

  it.each([
    ['put', clock, { mode: 'frozen', now: later(-1), force: true }],
    ['post', advance, { seconds: -1, force: true }],
  ] as const)('goes back when it is forced: %s', async (method, path, body) => {
    const { api } = openControl();
    expect((await api[method](path).send(body)).body).toHaveProperty('now', later(-1));
  });

  it.each([
    [clock, 'put', { mode: 'sometimes' }, 'mode'],
    [clock, 'put', { mode: 'frozen' }, 'now'],
    [clock, 'put', { mode: 'offset', offsetSeconds: 'x' }, 'offsetSeconds'],
    [clock, 'put', { mode: 'system', now: noon }, 'now'],
    [advance, 'post', { seconds: '5' }, 'seconds'],
    [advance, 'post', { until: 'tomorrow' }, 'until'],
    [advance, 'post', { until: 'next-expiry', force: true }, 'force'],
    [advance, 'post', {}, 'seconds'],
  ] as const)('refuses wrong input and names its path: %s %s %j', async (path, method, body, field) => {
    const { api } = openControl();
    const reply = await api[method](path).send(body);
    expect(reply.body).toMatchObject(problem(422, 'invalid-input', `^${field}: `));
    expect(reply.body).toHaveProperty('errors.0.path', field);
    expect((await api.get(clock)).body).toEqual(frozen.clock);
  });

  const seconds = '1700000000 is probably in seconds since 1970, so write 2023-11-14T22:13:20Z';

  it.each([
    [clock, 'put', { mode: 'frozen', now: 1_700_000_000 }, `^now: this must be a time .*; ${seconds}`],
    [
      clock,
      'put',
      { mode: 'frozen', now: '1700000000' },
      'in seconds since 1970, so write 2023-11-14T22:13:20Z',
    ],
    [advance, 'post', { seconds: '3600' }, '^seconds: this must be a number of .*"3600", so write 3600'],
    [advance, 'post', { seconds: '1 hour' }, '"1 hour", so write 3600'],
    [advance, 'post', { seconds: '-1h' }, '"-1h", so write -3600'],
    [advance, 'post', { seconds: 'soon' }, 'this must be a number; it is the text "soon"'],
  ] as const)('says what was probably meant: %s %s %j', async (path, method, body, words) => {
    expect((await openControl().api[method](path).send(body)).body).toMatchObject(
      problem(422, 'invalid-input', words),
    );
  });

  it('says so of a number in the place of the whole form', async () => {
    const reply = await openControl()
      .api.put(clock)
      .set('content-type', 'application/json')
      .send('1700000000');
    const frozenClock = '{ mode: "frozen", now: "2023-11-14T22:13:20Z" }';
    expect(reply.body).toMatchObject(
      problem(
        422,
        'invalid-input',
        `a clock is .*; 1700000000 is probably in seconds since 1970, so write ${frozenClock}`,
      ),
    );
  });

  it.each([1e12, -1e15, 1e300])(
    'does not leave the years that can be printed: %s seconds',
    async (seconds) => {
      const reply = await openControl().api.post(advance).send({ seconds, force: true });
      expect(reply.body).toEqual(problem(422, 'invalid-input', 'too far away'));
    },
  );
});

describe('what time brings', () => {
  it('lists the bans that end, up to and with the new time, in their order', async () => {
    const { api, emulator } = openControl();
    for (const [user, seconds] of [
      ['user2', 20],
      ['user1', 10],
      ['user3', 21],
    ] as const)
      send(emulator, banning(user, seconds));
    const { due } = answer(await api.post(advance).send({ seconds: 20 }));
    expect(due).toEqual([
      { at: later(10), kind: 'ban ended', vendor: chat, subject: 'user1', place: 'test' },
      { at: later(20), kind: 'ban ended', vendor: chat, subject: 'user2', place: 'test' },
    ]);
  });

  it('lists nothing twice', async () => {
    const { api, emulator } = openControl();
    send(emulator, banning('user1', 10));
    await api.post(advance).send({ seconds: 10 });
    expect(answer(await api.post(advance).send({ seconds: 10 })).due).toEqual([]);
  });

  it('lists signatures that are no longer good', async () => {
    const { api, emulator } = openControl();
    send(emulator, listing);
    const { due } = answer(await api.put(clock).send({ mode: 'frozen', now: later(100_000) }));
    expect(due).toEqual([
      { at: later(86_401), kind: 'signature expired', vendor: chat, subject: '1400000000' },
    ]);
  });

  it('lists windows that open', async () => {
    const limits = { [chat]: { [ban]: { perSecond: 1 } } };
    const { api, emulator } = openControl({ default: { ...frozen, limits } });
    send(emulator, banning());
    const { due } = answer(await api.post(advance).send({ seconds: 1 }));
    expect(due).toEqual([{ at: later(1), kind: 'window opened', vendor: chat, subject: ban }]);
  });

  it('can be waited for: the next end of a ban', async () => {
    const { api, emulator } = openControl();
    send(emulator, banning('user1', 3600));
    send(emulator, banning('user2', 60));
    const reply = answer(await api.post(advance).send({ until: 'next-expiry' }));
    expect(reply.now).toBe(later(60));
    expect(reply.due.map(({ subject }) => subject)).toEqual(['user2']);
  });

  it.each([1, 205, 999])('can be waited for to the millisecond, from %i ms after a second', async (ms) => {
    const now = new Date(Date.parse(noon) + ms).toISOString();
    const { api, emulator } = openControl({ default: { ...frozen, clock: { mode: 'frozen', now } } });
    send(emulator, banning('user1', 9));
    expect(answer(await api.post(advance).send({ until: 'next-expiry' })).now).toBe(later(9));
    expect(send(emulator, listing).reply.body).toContain('"BannedAccountList":[]');
  });

  it('can be waited for: the next window of a limit that is used up', async () => {
    const limits = { [chat]: { [ban]: { perMinute: 1 } } };
    const { api, emulator } = openControl({ default: { ...frozen, limits } });
    send(emulator, banning());
    expect(send(emulator, banning()).entry.outcome).toBe('60007');
    expect(answer(await api.post(advance).send({ until: 'next-limit-reset' })).now).toBe(later(40));
    expect(send(emulator, banning()).entry.outcome).toBe('success');
  });

  it.each(['next-expiry', 'next-limit-reset'])(
    'is not waited for where nothing will come: %s',
    async (until) => {
      const reply = await openControl().api.post(advance).send({ until });
      expect(reply.body).toEqual(problem(409, 'conflict', 'Nothing is waiting'));
    },
  );
});
