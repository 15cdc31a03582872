import { describe, expect, it } from 'vitest';
import { controlOperations } from '../../contracts/control/index.ts';
import { bounds } from '../../contracts/core/config/bounds.ts';
import { parseInParts } from '../../emulator/control/parse-in-parts.ts';
import { finish, type GiveWay } from '../../emulator/control/turns.ts';
import { openControl, problem, sandbox } from './control.ts';

const many = <Item>(count: number, make: (index: number) => Item) =>
  Array.from({ length: count }, (_, index) => make(index));

interface Room {
  readonly vendor: string;
  readonly room: string;
  readonly people: readonly object[];
}

/** The people of an account are in each of its rooms: the one many, the other many, and together more than anybody reads. */
const crowded = {
  'polyv-live': {
    channels: many(300, (index) => ({ channelId: String(index + 1) })),
    viewers: many(1000, (index) => ({ viewerId: `v${index}` })),
  },
  'volcengine-livesaas': {
    activities: many(300, (index) => ({ ActivityId: index + 1 })),
    accountBannedUsers: many(1000, (index) => index + 1),
  },
};

async function openCrowded() {
  const { api } = openControl();
  expect((await api.put(`${sandbox}/state`).send(crowded)).status).toBe(200);
  return async (query: string) =>
    (await api.get(`${sandbox}/rooms${query}`)).body as { rooms: readonly Room[]; more?: object };
}

describe('rooms that all have the people of the account', { timeout: 60_000 }, () => {
  it('are listed for each vendor until enough people are looked at, with the number of the others', async () => {
    const list = await openCrowded();
    const { rooms, more } = await list('');
    const told = (name: string) => rooms.filter(({ vendor }) => vendor === name).length;
    const most = bounds.people / 1000;
    expect([told('polyv-live'), told('volcengine-livesaas')]).toEqual([most, most]);
    expect(more).toEqual({ 'polyv-live': 300 - most, 'volcengine-livesaas': 300 - most });
  });

  it('are told one by one where somebody asks for one', async () => {
    const list = await openCrowded();
    const { rooms, more } = await list('?vendor=polyv-live&room=300');
    expect(rooms.map(({ vendor, room, people }) => [vendor, room, people.length])).toEqual([
      ['polyv-live', '300', 1000],
    ]);
    expect(more).toBeUndefined();
    expect((await list('?room=nowhere')).rooms).toEqual([]);
    expect(await list('?vendor=polyv')).toEqual(problem(404, 'unknown-name', /vendor "polyv"/));
  });
});

describe('a damage of a call', () => {
  const damaged = (damage: object) => ({ vendor: 'tencent-chat', operation: 'banMember', damage });

  it.each([
    ['a body', { bodyBytes: bounds.damagedBytes + 1 }, /damage\.bodyBytes/],
    ['a clock that is late', { skewSeconds: -1e12 }, /damage\.skewSeconds/],
    ['a clock that is early', { skewSeconds: 1e300 }, /damage\.skewSeconds/],
    ['a header', { headers: { 'a\r\nb': 'c' } }, /^The call cannot be written as a request: /],
    ['a credential', { credential: { secretKey: 5 } }, /^The call cannot be written as a request: /],
  ])('that no client could do is refused in a sentence: %s', async (_, damage, sentence) => {
    const { api, emulator } = openControl();
    for (const way of ['calls', 'sign']) {
      const { body } = await api.post(`${sandbox}/${way}`).send(damaged(damage));
      expect(body).toMatchObject(problem(422, 'invalid-input', sentence));
    }
    expect(emulator.sandbox('default')?.journal.entries()).toEqual([]);
  });

  it('fills a body up as far as a vendor’s limit and beyond it', async () => {
    const { api } = openControl();
    const { body } = await api.post(`${sandbox}/calls`).send(damaged({ bodyBytes: bounds.damagedBytes }));
    expect(body).toMatchObject({ entry: 1 });
  });
});

describe('a long call', () => {
  it('is printed with a break between the ways in which it is told', async () => {
    const amounts: number[] = [];
    const give: GiveWay = (goOn, done) => {
      amounts.push(done);
      setImmediate(goOn);
    };
    const { api } = openControl(undefined, { give });
    const length = 2 * bounds.workPerTurn;
    const input = { RoomId: 'x'.repeat(length) };
    const { body } = await api
      .post(`${sandbox}/sign`)
      .send({ vendor: 'tencent-chat', operation: 'banMember', input });
    const { curl, sdk } = body as { curl: string; sdk: { code: string } };
    expect([curl, sdk.code].every((text) => text.includes(input.RoomId))).toBe(true);
    const ofTheBody = amounts.filter((amount) => amount > length && amount < length + 200);
    expect(ofTheBody.length).toBeGreaterThanOrEqual(3);
  });
});

describe('a short body of many values', () => {
  it('is checked and carried out in turns of their own', async () => {
    const seen: boolean[] = [];
    const give: GiveWay = (goOn) => {
      seen.push(control.emulator.sandbox('default')!.script.hasSteps);
      setImmediate(goOn);
    };
    const control = openControl(undefined, { give });
    const steps = many(bounds.scenarioSteps, () => ({ after: { calls: 1 } }));
    const scenario = { name: 'long', summary: 'Long.', steps };
    const { status } = await control.api.post(`${sandbox}/scenario`).send({ scenario });
    expect(status).toBe(200);
    expect(seen).toEqual([false, false, true]);
  });
});

describe('an object of many names that it may not have', () => {
  const strangers = Object.fromEntries(many(5000, (index) => [`stranger${index}`, 1]));

  /** What the form of a new sandbox says, and how often it asked the object for its names. */
  function check(limits: object) {
    let questions = 0;
    const watched = new Proxy(limits, {
      ownKeys(target) {
        questions += 1;
        return Reflect.ownKeys(target);
      },
    });
    const body = { limits: { 'tencent-chat': watched } };
    const given = { path: {}, query: {}, body };
    const parsed = finish(parseInParts(controlOperations.createSandbox.input, given));
    return { parsed, questions };
  }

  it('is asked for its names a few times, however many layers its form has', () => {
    expect(check(strangers).questions).toBeLessThan(10);
  });

  it('is told those that are told of a short one', () => {
    const { parsed } = check(strangers);
    const [issue] = (parsed as { issues: readonly { keys: readonly string[]; message: string }[] }).issues;
    expect(issue!.keys).toEqual(many(bounds.wrongNames, (index) => `stranger${index}`));
    expect(issue!.message.split('\n')[0]).toContain('stranger0');
  });
});
