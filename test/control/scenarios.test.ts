import { describe, expect, it } from 'vitest';
import { ban, banning, chat, frozen, list, listing, noon, send } from '../core/calls.ts';
import { openControl, problem, sandbox } from './control.ts';

const start = `${sandbox}/scenario`;
const named = { name: 'mine', summary: 'It is a test.' };
const fault = { id: 'down', match: { vendor: chat }, effect: { type: 'hang' } };

const outcomeOf = (control: ReturnType<typeof openControl>, call = listing) =>
  send(control.emulator, call).entry.outcome;

describe('starting a scenario', () => {
  it('sets what the scenario names', async () => {
    const control = openControl();
    const state = { [chat]: { rooms: [{ RoomId: 'other' }] } };
    const clock = { mode: 'frozen', now: '2030-01-01T00:00:00Z' };
    const scenario = { ...named, state, clock, faults: [fault], steps: [] };
    const reply = await control.api.post(start).send({ scenario });
    expect(reply.body).toEqual({ ...named, steps: 0 });
    expect(control.emulator.sandbox('default')).toMatchObject({ clock: { setting: clock } });
    expect((await control.api.get(`${sandbox}/state`)).body).toMatchObject({
      [chat]: { rooms: [{ RoomId: 'other' }] },
    });
    expect(outcomeOf(control)).toBe('hang');
  });

  it('leaves limits, guesses and state alone that it does not name', async () => {
    const limits = { [chat]: { [list]: { perSecond: 1 }, [ban]: { perSecond: 1 } } };
    const control = openControl({ default: { ...frozen, limits, assumptions: { profile: 'adversary' } } });
    await control.api
      .post(start)
      .send({ scenario: { ...named, limits: { [chat]: { [ban]: { perSecond: 5 } } } } });
    expect(outcomeOf(control)).toBe('success');
    expect(outcomeOf(control)).not.toBe('success');
    expect(outcomeOf(control, banning())).toBe('success');
    expect(outcomeOf(control, banning('user2'))).toBe('success');
    expect(control.emulator.sandbox('default')?.assumptions.profile).toBe('adversary');
  });

  it('begins with an empty journal', async () => {
    const control = openControl();
    outcomeOf(control);
    await control.api.post(start).send({ scenario: named });
    expect((await control.api.get(`${sandbox}/journal`)).body).toHaveProperty('entries', []);
  });

  it('is undone by a reset', async () => {
    const control = openControl();
    await control.api.post(start).send({ scenario: { ...named, state: {}, faults: [fault] } });
    await control.api.post(`${sandbox}/reset`);
    expect(outcomeOf(control)).toBe('success');
  });

  it('is told of the sandbox until it is reset', async () => {
    const control = openControl();
    await control.api.post(start).send({ scenario: named });
    expect((await control.api.get(sandbox)).body).toHaveProperty('scenario', 'mine');
    await control.api.post(`${sandbox}/reset`);
    expect((await control.api.get(sandbox)).body).not.toHaveProperty('scenario');
  });

  it('answers 404 for a name that no scenario has', async () => {
    const reply = await openControl().api.post(start).send({ name: 'no such scenario' });
    expect(reply.body).toEqual(problem(404, 'unknown-name', 'There is no scenario "no such scenario"'));
  });

  const step = { after: { calls: 1 } };
  it.each([
    [{ scenario: { name: 'mine' } }, 'scenario.summary'],
    [{ scenario: { ...named, name: 'Not A Name' } }, 'scenario.name'],
    [
      { scenario: { ...named, faults: [{ ...fault, match: { vendor: 'x' } }] } },
      'scenario.faults.0.match.vendor',
    ],
    [{ scenario: { ...named, steps: [{}] } }, 'scenario.steps.0.after'],
    [{ scenario: { ...named, steps: [{ after: { calls: 0 } }] } }, 'scenario.steps.0.after.calls'],
    [
      { scenario: { ...named, steps: [{ after: { calls: 1, vendor: 'x' } }] } },
      'scenario.steps.0.after.vendor',
    ],
    [
      { scenario: { ...named, steps: [{ after: { calls: 1, outcome: 'x' } }] } },
      'scenario.steps.0.after.outcome',
    ],
    [
      { scenario: { ...named, steps: [{ ...step, advanceSeconds: 1e300 }] } },
      'scenario.steps.0.advanceSeconds',
    ],
    [
      { scenario: { ...named, steps: [{ ...step, call: { vendor: 'x', operation: ban, input: {} } }] } },
      'scenario.steps.0.call.vendor',
    ],
    [
      { scenario: { ...named, steps: [{ ...step, call: { vendor: chat, operation: 'x', input: {} } }] } },
      'scenario.steps.0.call.operation',
    ],
    [
      { scenario: { ...named, steps: [{ ...step, call: { vendor: chat, operation: ban, input: {} } }] } },
      'scenario.steps.0.call.input.RoomId',
    ],
  ])('refuses a scenario that cannot be played, and names the path: %j', async (body, path) => {
    const control = openControl();
    const reply = await control.api.post(start).send(body);
    expect(reply.status).toBe(422);
    expect(reply.body).toHaveProperty('errors.0.path', path);
    expect(outcomeOf(control)).toBe('success');
  });
});

describe('the steps of a scenario', () => {
  it('happen after so many calls', async () => {
    const control = openControl();
    const steps = [{ after: { calls: 2, outcome: 'success' }, state: { [chat]: { rooms: [] } } }];
    await control.api.post(start).send({ scenario: { ...named, steps } });
    expect([outcomeOf(control), outcomeOf(control), outcomeOf(control)]).toEqual([
      'success',
      'success',
      '100004',
    ]);
  });

  it('happen when the clock is moved past them', async () => {
    const control = openControl();
    const call = { vendor: chat, operation: ban, input: banning('user2').input };
    await control.api.post(start).send({ scenario: { ...named, steps: [{ after: { seconds: 60 }, call }] } });
    await control.api.post(`${sandbox}/clock/advance`).send({ seconds: 60 });
    const { body } = await control.api.get(`${sandbox}/state`);
    expect(body).toHaveProperty(`${chat}.rooms.0.banned.0.Member_Account`, 'user2');
  });

  it('move the clock', async () => {
    const control = openControl();
    const steps = [{ after: { calls: 1 }, advanceSeconds: 60 }];
    await control.api.post(start).send({ scenario: { ...named, steps } });
    outcomeOf(control);
    const now = new Date(Date.parse(noon) + 60_000).toISOString();
    expect((await control.api.get(`${sandbox}/clock`)).body).toHaveProperty('now', now);
  });

  it('rotate a secret', async () => {
    const control = openControl();
    const steps = [{ after: { calls: 1 }, credentials: { [chat]: { secretKey: 'new' } } }];
    await control.api.post(start).send({ scenario: { ...named, steps } });
    const old = control.emulator.sandbox('default')?.credentials.get(chat) as object;
    outcomeOf(control);
    expect(outcomeOf(control, { ...listing, credential: old })).toBe('70009');
    expect(outcomeOf(control, { ...listing, credential: { secretKey: 'new' } })).toBe('success');
  });

  it('may give an id up for good: a reset cannot take it back from whoever has it now', async () => {
    const control = openControl();
    const before = control.emulator.sandbox('default')?.credentials.get(chat) as { sdkAppId: number };
    const steps = [{ after: { calls: 1 }, credentials: { [chat]: { sdkAppId: 1400000999 } } }];
    await control.api.post(start).send({ scenario: { ...named, steps } });
    outcomeOf(control);
    await control.api.post('/api/sandboxes').send({ name: 'heir', credentials: { [chat]: before } });
    const reply = await control.api.post(`${sandbox}/reset`);
    expect(reply.body).toEqual(problem(409, 'conflict', /"heir"/));
  });

  it('exchange the faults', async () => {
    const control = openControl();
    const steps = [{ after: { calls: 1 }, faults: [] }];
    await control.api.post(start).send({ scenario: { ...named, faults: [fault], steps } });
    expect([outcomeOf(control), outcomeOf(control)]).toEqual(['hang', 'success']);
  });
});
