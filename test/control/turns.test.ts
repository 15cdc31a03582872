import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bounds } from '../../contracts/core/config/bounds.ts';
import type { GiveWay } from '../../emulator/control/turns.ts';
import { list, send } from '../core/calls.ts';
import { answer, openControl, sandbox } from './control.ts';

/** Counts the turns that others had, and how much was done between two of them. */
function countTurns() {
  const amounts: number[] = [];
  const give: GiveWay = (goOn, done) => {
    amounts.push(done);
    setImmediate(goOn);
  };
  return { amounts, give };
}

/** A control API with so many calls in its journal. */
function openWithCalls(count: number, onTurn: () => void = () => undefined) {
  const { amounts, give } = countTurns();
  const control = openControl(undefined, {
    give(goOn, done) {
      onTurn();
      give(goOn, done);
    },
  });
  for (let index = 0; index < count; index += 1)
    send(control.emulator, { operation: list, input: { RoomId: `room-${index}` } });
  return { ...control, amounts };
}

/** The most that is done beyond a full turn: one entry of these journals. */
const oneEntry = 4000;

describe('a call of the control API that takes long', () => {
  it.each([
    ['an export as HAR', 'format=har'],
    ['an export as curl lines', 'format=curl'],
    ['a list', 'limit=1000'],
  ])('gives way while it answers with %s', async (_, query) => {
    const { api, amounts } = openWithCalls(1000);
    const { text } = await api.get(`${sandbox}/journal?${query}`);
    expect(amounts.length).toBeGreaterThanOrEqual(Math.floor(text.length / (bounds.workPerTurn + oneEntry)));
    expect(amounts.length).toBeGreaterThan(2);
    expect(Math.max(...amounts)).toBeLessThan(bounds.workPerTurn + oneEntry);
  });

  it('gives way while it looks for calls in a journal', async () => {
    const { api, amounts } = openWithCalls(1000);
    const match = { vendor: 'tencent-chat', where: { RoomId: 'room-7' } };
    const { body } = await api.post(`${sandbox}/journal/verify`).send({ match, times: 1 });
    expect(body).toMatchObject({ pass: true, count: 1 });
    expect(amounts.length).toBeGreaterThan(2);
    expect(Math.max(...amounts)).toBeLessThan(bounds.workPerTurn + oneEntry);
  });

  it.each([
    ['compares assumptions', '/assumptions/compare?profile=adversary', 2],
    ['looks for the guesses of a call', '/journal/last/assumptions', 1],
    ['prints a call as a test', '/journal/last?format=test', 1],
    ['prints a call as a scenario', '/journal/last?format=scenario', 1],
  ])('gives way after each few calls that it makes again: %s', async (_, path, times) => {
    const { api, amounts } = openWithCalls(400);
    const { status } = await api.get(`${sandbox}${path}`);
    expect(status).toBe(200);
    expect(amounts.length).toBeGreaterThanOrEqual((400 * times) / 16);
    expect(Math.max(...amounts)).toBeLessThan(2 * bounds.workPerTurn);
  });

  it('stops when its asker has gone', async () => {
    const turns: (() => void)[] = [];
    let hear = (): void => undefined;
    const firstTurn = new Promise<void>((resolve) => (hear = resolve));
    const give: GiveWay = (goOn) => {
      turns.push(goOn);
      hear();
    };
    const { app, emulator } = openControl(undefined, { give });
    for (let index = 0; index < 1000; index += 1)
      send(emulator, { operation: list, input: { RoomId: 'test' } });
    const server = createServer(app).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const asker = connect((server.address() as AddressInfo).port, '127.0.0.1');
    const [heard] = (await once(server, 'connection')) as [Socket];
    asker.write(`GET ${sandbox}/journal?grep=nothing HTTP/1.1\r\nHost: control.test\r\n\r\n`);
    await firstTurn;
    asker.destroy();
    await once(heard, 'close');
    turns[0]!();
    expect(turns).toHaveLength(1);
  });

  it('gives way between the scenarios that it reads', async () => {
    const { api, amounts } = openWithCalls(0);
    const { body } = await api.get('/api/scenarios');
    const { scenarios } = body as { scenarios: readonly object[] };
    expect(scenarios.length).toBeGreaterThan(5);
    expect(amounts).toHaveLength(scenarios.length);
  });

  it('gives way to nobody while it is short', async () => {
    const { api, amounts } = openWithCalls(3);
    await api.get(`${sandbox}/journal?format=har`);
    await api.get(sandbox);
    expect(amounts).toEqual([]);
  });

  it('tells of the calls that there were when it began, though more come and the sandbox is reset', async () => {
    let turns = 0;
    const control = openWithCalls(500, () => {
      turns += 1;
      send(control.emulator, { operation: list, input: { RoomId: 'late' } });
      if (turns === 2) control.emulator.replace(control.emulator.sandbox('default')!);
    });
    const reply = await control.api.get(`${sandbox}/journal?limit=1000`);
    expect(turns).toBeGreaterThan(2);
    expect(answer(reply).entries.map(({ id }) => id)).toEqual(
      Array.from({ length: 500 }, (_, index) => index + 1),
    );
    expect(reply.text).not.toContain('late');
  });

  it('prints the same in parts as at once', async () => {
    const { api, emulator } = openWithCalls(500);
    const { body } = await api.get(`${sandbox}/journal?limit=1000`);
    const few = await Promise.all(
      [0, 100, 200, 300, 400].map((after) => api.get(`${sandbox}/journal?limit=100&after=${after}`)),
    );
    expect((body as { entries: unknown[] }).entries).toEqual(few.flatMap((reply) => answer(reply).entries));
    expect(emulator.sandbox('default')?.journal.entries()).toHaveLength(500);
  });
});
