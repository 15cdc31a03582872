import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
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
async function follow(lastEventId?: number) {
  const response = await fetch(`${server.controlUrl}/api/events`, {
    headers: lastEventId === undefined ? {} : { 'Last-Event-ID': String(lastEventId) },
  });
  const chunks = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    response,
    async read(count: number): Promise<readonly Event[]> {
      while (text.split('\n\n').length <= count) text += (await chunks.read()).value ?? '';
      const parts = text.split('\n\n');
      text = parts.slice(count).join('\n\n');
      return parts.slice(0, count).map((part) => {
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
    server.emulator.replace(server.emulator.world('default')!);
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
    for (let count = 0; count < 40; count += 1) send(server.emulator, { operation: list, input: body });
    // What had left before it was given up is still there to be read.
    let bytes = 0;
    socket.on('data', (chunk: Buffer) => (bytes += chunk.length));
    await once(socket, 'close');
    expect(bytes).toBeLessThan(30_000_000);
  });
});
