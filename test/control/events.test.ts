import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createControlClient } from '../../clients/control/index.ts';
import { bounds } from '../../contracts/core/config/bounds.ts';
import { startEmulator, type CreateOptions } from '../../emulator/index.ts';
import type { RunningServer } from '../../emulator/server.ts';
import { ban, banning, frozen, list, listing, send } from '../core/calls.ts';

let server: RunningServer;

afterEach(() => server.close());

interface Event {
  readonly id: string;
  readonly data: { readonly id: number; readonly sandbox: string; readonly operation: string };
}

/** Opens the stream and gives back how to read the next so many events from it. */
async function follow(lastEventId?: number | string, query = '') {
  const response = await fetch(`${server.controlUrl}/api/events${query}`, {
    headers: lastEventId === undefined ? {} : { 'Last-Event-ID': String(lastEventId) },
  });
  const chunks = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const readText = async (count: number): Promise<readonly string[]> => {
    while (text.split('\n\n').length <= count) text += (await chunks.read()).value ?? '';
    const parts = text.split('\n\n');
    text = parts.slice(count).join('\n\n');
    return parts.slice(0, count);
  };
  return {
    response,
    readText,
    cancel: () => chunks.cancel(),
    async read(count: number): Promise<readonly Event[]> {
      return (await readText(count)).map((part) => {
        const [, id = '', data = ''] = /^id: (\d+)\nevent: call\ndata: (.*)$/.exec(part) ?? [];
        return { id, data: JSON.parse(data) as Event['data'] };
      });
    },
  };
}

const open = async (sandboxes: CreateOptions['sandboxes'] = { default: frozen }) => {
  server = await startEmulator({ sandboxes, port: 0 });
};

const briefly = (events: readonly Event[]) =>
  events.map(({ id, data }) => `${id} ${data.sandbox} ${data.operation}`);

describe('the stream of events', () => {
  it('tells of each call of every sandbox as it comes', async () => {
    await open({ default: frozen, other: frozen });
    const stream = await follow();
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream');
    send(server.emulator, banning());
    send(server.emulator, { ...listing, sandbox: 'other' });
    expect(briefly(await stream.read(2))).toEqual([`1 default ${ban}`, `2 other ${list}`]);
  });

  it('tells of the calls of one sandbox where one is named, also when that is made later', async () => {
    await open({ default: frozen, other: frozen });
    const [one, later] = [
      await follow(undefined, '?sandbox=other'),
      await follow(undefined, '?sandbox=later'),
    ];
    for (let count = 0; count < 3; count += 1) {
      send(server.emulator, banning());
      send(server.emulator, { ...listing, sandbox: 'other' });
    }
    const [first, ...rest] = await one.read(3);
    expect(briefly([first!, ...rest])).toEqual([2, 4, 6].map((id) => `${id} other ${list}`));
    const again = await follow(first!.id, '?sandbox=other');
    expect(await again.read(2)).toEqual(rest);
    await createControlClient({ baseUrl: server.controlUrl }).createSandbox({ body: { name: 'later' } });
    send(server.emulator, { ...listing, sandbox: 'later' });
    expect(briefly(await later.read(1))).toEqual([`7 later ${list}`]);
  });

  it('begins with what comes next when nothing is said', async () => {
    await open();
    send(server.emulator, banning());
    const stream = await follow();
    send(server.emulator, listing);
    expect(briefly(await stream.read(1))).toEqual([`2 default ${list}`]);
  });

  it('goes on after the event that was seen last', async () => {
    await open();
    for (const call of [banning(), listing, banning('user2')]) send(server.emulator, call);
    const stream = await follow(1);
    expect(briefly(await stream.read(2))).toEqual([`2 default ${list}`, `3 default ${ban}`]);
  });

  it('does not give a call of before a reset another one’s words', async () => {
    await open();
    send(server.emulator, banning());
    server.emulator.replace(server.emulator.sandbox('default')!);
    send(server.emulator, listing);
    const stream = await follow(0);
    expect(briefly(await stream.read(1))).toEqual([`2 default ${list}`]);
  });

  it('masks secrets', async () => {
    await open();
    const stream = await follow();
    send(server.emulator, listing);
    expect(JSON.stringify(await stream.read(1))).toContain('usersig=***');
  });

  it('lets go of a reader who does not read', async () => {
    await open();
    const { hostname, port, host } = new URL(server.controlUrl);
    const socket = connect(Number(port), hostname);
    socket.write(`GET /api/events HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    await once(socket, 'data');
    socket.pause();
    const body = { RoomId: 'x'.repeat(1_000_000) };
    for (let count = 0; count < 40; count += 1) {
      send(server.emulator, { operation: list, input: body });
      // Readers are told of the calls of a turn together.
      await new Promise((resolve) => setImmediate(resolve));
    }
    // What had left before it was given up is still there to be read.
    let bytes = 0;
    socket.on('data', (chunk: Buffer) => (bytes += chunk.length)).resume();
    await once(socket, 'close');
    expect(bytes).toBeLessThan(30_000_000);
  });

  it('says first that ids of another run mean nothing here, and begins with the first call of this one', async () => {
    await open();
    send(server.emulator, banning());
    for (const seen of ['100000', 'x', '-1', '9'.repeat(300)]) {
      const stream = await follow(seen);
      const said = await stream.readText(2);
      expect(said[0]).toMatch(
        /^event: missed\ndata: \{"missed":null,"detail":"No call of this run has the id "?/,
      );
      expect(said[0]!.length).toBeLessThan(500);
      expect(said[1]).toMatch(/^id: 1\nevent: call\n/);
    }
  });

  it('tells a reader who asks for few calls of a second the latest of those that came faster, and how many it left out', async () => {
    await open();
    const stream = await follow(0, '?perSecond=3');
    for (let count = 0; count < 20; count += 1) send(server.emulator, listing);
    const first = await stream.read(3);
    expect(first.map(({ data }) => data.id)).toEqual([1, 2, 3]);
    const [missed, ...rest] = await stream.readText(4);
    expect(missed).toBe(
      'event: missed\ndata: {"missed":14,"detail":"14 calls are left out: at most 3 a second were asked for."}',
    );
    expect(rest.map((part) => part.split('\n', 1)[0])).toEqual(['id: 18', 'id: 19', 'id: 20']);
    // Who asks for fewer calls than come within a second gets them all.
    const all = await follow(0, '?perSecond=20');
    expect((await all.read(20)).at(-1)!.id).toBe('20');
  });

  it.each(['0', '-1', 'x', '1e3', '1000000', ''])('refuses %o calls of a second', async (count) => {
    await open();
    const answer = await fetch(`${server.controlUrl}/api/events?perSecond=${count}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      422,
      expect.stringContaining('application/problem+json'),
    ]);
    expect(await answer.text()).toContain('perSecond has to be a whole number between 1 and 100000.');
  });

  it.each(['sandbox=', 'sandbox=a&sandbox=b'])('refuses to follow %o', async (query) => {
    await open();
    const answer = await fetch(`${server.controlUrl}/api/events?${query}`);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('sandbox has to be the name of one sandbox.');
  });

  it('says how many calls are not remembered any more', async () => {
    await open();
    for (let call = 0; call < 40; call += 1)
      send(server.emulator, { operation: list, input: { RoomId: 'x'.repeat(1_000_000) } });
    const { journal } = server.emulator.sandbox('default')!;
    const stream = await follow(2);
    const [said, first] = await stream.readText(2);
    const missed = journal.dropped() - 2;
    expect(said).toContain(
      `data: {"missed":${missed},"detail":"${missed} calls are not remembered any more."}`,
    );
    expect(first).toMatch(new RegExp(`^id: ${journal.dropped() + 1}\n`));
  });

  it('lets a reader catch up with more than it can be sent at once', async () => {
    await open();
    for (let call = 0; call < 3000; call += 1) send(server.emulator, listing);
    const stream = await follow(0);
    expect((await stream.read(3000)).map(({ id }) => Number(id))).toEqual(
      Array.from({ length: 3000 }, (_, index) => index + 1),
    );
  });

  it('has room for a hundred readers, and says so to the next one', async () => {
    await open();
    const readers = await Promise.all(Array.from({ length: bounds.streams }, () => follow()));
    const response = await fetch(`${server.controlUrl}/api/events`);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('100 streams of events are open');
    await readers[0]!.cancel();
    await expect.poll(async () => (await follow()).response.status).toBe(200);
  });

  it('keeps little for readers who do not read, however many they are, and counts whom it let go', async () => {
    await open();
    const { hostname, port, host } = new URL(server.controlUrl);
    for (let count = 0; count < 30; count += 1) {
      const socket = connect(Number(port), hostname);
      socket.on('error', () => undefined).write(`GET /api/events HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
      await once(socket, 'data');
      socket.pause();
    }
    // The most at any time, in kilobytes: what is resident now rises and falls as garbage is collected.
    const before = process.resourceUsage().maxRSS;
    for (let count = 0; count < 40; count += 1) {
      send(server.emulator, { operation: list, input: { RoomId: 'x'.repeat(900_000) } });
      await new Promise((resolve) => setImmediate(resolve));
    }
    const health = (await (await fetch(`${server.controlUrl}/api/health`)).json()) as { events: object };
    expect(process.resourceUsage().maxRSS - before).toBeLessThan(300_000);
    expect(health.events).toEqual({ open: 0, dropped: 30 });
  });
});
