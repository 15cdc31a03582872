import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isWhole } from '../share.ts';
import { startProcess, type ServerProcess } from '../load/server-process.ts';

const megabyte = 1024 * 1024;

/** What an attack may add to the resident memory, and for how long nobody else may be answered. */
const [mostBytes, longestSilence] = [100 * megabyte, 5000];

/**
 * The heap that the server has, in MB. What lives during an attack ends the process when it is larger. Without a bound Node
 * lets garbage grow to gigabytes where there is much memory, on a busy machine above all, so that the resident memory would
 * tell of the collector and not of the attack.
 */
const heapMegabytes = 100;

let server: ServerProcess;
let control = '';
let chat = '';

beforeAll(async () => {
  server = startProcess([], { ...process.env, NODE_OPTIONS: `--max-old-space-size=${heapMegabytes}` });
  const { controlUrl, baseUrlOf } = await server.ready;
  control = controlUrl;
  chat = baseUrlOf('tencent-chat');
  // The journal is full and all code is loaded before anything is measured.
  for (let count = 0; count < 30; count += 1) await callWith(900_000);
  await put('/state', {});
  await put('/state', { padding: 'x'.repeat(9_000_000) });
  await (await fetch(`${control}/api/sandboxes/default/findings`)).text();
}, 180_000);

afterAll(async () => {
  server.child.kill();
  await server.ended;
});

const send = async (method: string, path: string, body: unknown): Promise<number> => {
  const headers = { 'Content-Type': 'application/json' };
  const reply = await fetch(`${control}/api${path}`, { method, headers, body: JSON.stringify(body) });
  await reply.text();
  return reply.status;
};
const put = (path: string, body: unknown) => send('PUT', `/sandboxes/default${path}`, body);

async function callWith(bytes: number, field = 'RoomId'): Promise<void> {
  const url = `${chat}/v4/live_engine_http_srv/ban_member?sdkappid=1400000000`;
  await (await fetch(url, { method: 'POST', body: JSON.stringify({ [field]: 'x'.repeat(bytes) }) })).text();
}

/**
 * The most that has been resident at any time. What is resident now falls by 80 MB when garbage is collected and rises as
 * much before the next time, whether or not anybody attacks, so that it is no measure of what an attack adds. Linux alone
 * tells it of another process; elsewhere only the times are checked.
 */
function peakBytes(): number {
  if (process.platform !== 'linux') return 0;
  const status = readFileSync(`/proc/${server.child.pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
}

/** Milliseconds that the main thread has worked; undefined where the system does not tell. */
function workedMilliseconds(): number | undefined {
  const file = `/proc/${server.child.pid}/schedstat`;
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) / 1e6 : undefined;
}

/** How long a caller waits for one answer. On a busy machine only the server's own work counts, not its wait for a processor. */
async function measureWait(): Promise<number> {
  const [start, workedBefore] = [performance.now(), workedMilliseconds()];
  await (await fetch(`${chat}/nowhere`)).text();
  const [waited, worked] = [performance.now() - start, workedMilliseconds()];
  return workedBefore === undefined || worked === undefined
    ? waited
    : Math.min(waited, worked - workedBefore);
}

/** What an attack did: how far the memory rose beyond all before, and how long a vendor's caller waited at most. */
async function measure(attack: () => Promise<unknown>): Promise<{ added: number; silence: number }> {
  const before = peakBytes();
  let [silence, isOver] = [0, false];
  const watch = async (): Promise<void> => {
    while (!isOver) {
      silence = Math.max(silence, await measureWait());
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const watching = watch();
  await attack();
  isOver = true;
  await watching;
  return { added: peakBytes() - before, silence };
}

const rule = { match: { vendor: 'tencent-chat' }, effect: { type: 'latency', ms: 1 } };
const many = (count: number) => Array.from({ length: count }, (_, index) => index);
const long = 'x'.repeat(9_000_000);
const range = { from: 1, to: 100_000 };
const room = (index: number) => ({ RoomId: `room${index}`, members: [range] });

const ban = (index: number) => ({ Member_Account: `user${index}`, BannedUntil: 4e9 });

async function readNothing(): Promise<void> {
  const { hostname, port, host } = new URL(control);
  const sockets: Socket[] = [];
  for (const _ of many(30)) {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined).write(`GET /api/events HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    await once(socket, 'data');
    sockets.push(socket.pause());
  }
  for (const _ of many(40)) await callWith(900_000);
  for (const socket of sockets) socket.destroy();
}

/** Bodies that come byte by byte, none of which ends before all have come. */
async function sendByteByByte(): Promise<void> {
  const { hostname, port, host } = new URL(chat);
  const sockets = many(isWhole ? 20 : 8).map(() => connect(Number(port), hostname));
  const head = `POST / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n`;
  const bytes = `${head}${'1\r\na\r\n'.repeat(150_000)}`;
  const write = (socket: Socket, text: string) => new Promise((resolve) => socket.write(text, resolve));
  await Promise.all(sockets.map((socket) => write(socket, bytes)));
  const closed = sockets.map((socket) => once(socket.resume(), 'close'));
  for (const socket of sockets) socket.write('0\r\n\r\n');
  await Promise.all(closed);
}

/** Bodies of nine of ten megabytes, from many at once, none of which comes to its end. */
async function endNothing(origin: string): Promise<void> {
  const { hostname, port, host } = new URL(origin);
  const lines = [
    `PUT /api/sandboxes/default/state HTTP/1.1`,
    `Host: ${host}`,
    'Content-Type: application/json',
    'Content-Length: 10000000',
  ];
  const piece = Buffer.alloc(megabyte, ' ');
  await Promise.all(
    many(40).map(async () => {
      const socket = connect(Number(port), hostname).on('error', () => undefined);
      const isTaken = once(socket, 'close').catch(() => undefined);
      socket.write(`${lines.join('\r\n')}\r\n\r\n`);
      for (const _ of many(8)) socket.write(piece);
      // All of it has been read, or the connection has been closed.
      await Promise.race([isTaken, new Promise((resolve) => socket.write(piece, resolve))]);
      socket.destroy();
    }),
  );
}

/** A receiver of callbacks that never stops answering. */
async function answerForEver(): Promise<void> {
  const chunk = Buffer.alloc(megabyte);
  let closed = 0;
  const receiver = createServer((_, response) => {
    const more = (): void => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on('drain', more).on('close', () => (closed += 1));
    more();
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const { port } = receiver.address() as AddressInfo;
  const Url = `http://127.0.0.1:${port}/`;
  const member = { RoomId: 'room', RoomType: 'Conference', members: ['user1'] };
  const callbacks = { Url, CallbackCommandList: ['Room.CallbackAfterMemberLeave'] };
  const call = {
    vendor: 'tencent-chat',
    operation: 'room_engine_http_srv/ban_room_member',
    input: { RoomId: 'room', MemberList_Account: ['user1'], Reason: '', Duration: 60 },
  };
  const scenario = {
    name: 'told',
    summary: 'Bans.',
    state: { 'tencent-chat': { rooms: [member], callbacks } },
  };
  const steps = [{ after: { calls: 1 }, call }];
  await send('POST', '/sandboxes/default/scenario', { scenario: { ...scenario, steps } });
  for (const _ of many(3)) await callWith(1);
  await expect.poll(() => closed, { timeout: 20_000 }).toBeGreaterThan(0);
  receiver.closeAllConnections();
  receiver.close();
}

const attacks: readonly (readonly [title: string, attack: () => Promise<unknown>])[] = [
  ['a state of many ranges', () => put('/state', { 'tencent-chat': { rooms: many(100).map(room) } })],
  ['a field of a limit with a long name', () => send('POST', '/sandboxes', { limits: { [long]: 1 } })],
  ['an assumption with a long name', () => put('/assumptions', { values: { [long]: 'a' } })],
  ['a scenario with a long name', () => send('POST', '/sandboxes/default/scenario', { name: long })],
  [
    'twenty thousand fault rules',
    () => put('/faults', { rules: many(20_000).map((id) => ({ id: `${id}`, ...rule })) }),
  ],
  [
    'unknown fields',
    () => put('/faults', { rules: [], ...Object.fromEntries(many(20_000).map((id) => [`k${id}`, 1])) }),
  ],
  [
    'a state of as many values as there may be',
    () => put('/state', { 'tencent-chat': { rooms: [{ RoomId: 'room', banned: many(74_990).map(ban) }] } }),
  ],
  [
    'a state of more values than there may be',
    () => put('/state', { 'tencent-chat': { rooms: [{ RoomId: 'room', banned: many(150_000).map(ban) }] } }),
  ],
  ['numbers of many digits', () => put('/state', { padding: many(140_000).map((id) => 1e15 + id) })],
  [
    'a verification by a long value',
    () => {
      const where = { RoomId: many(40_000) };
      const match = { vendor: 'tencent-chat', where };
      return send('POST', '/sandboxes/default/journal/verify', { match, atLeast: 1 });
    },
  ],
  ['a list of mistakes', () => put('/state', { 'tencent-chat': { rooms: many(300_000) } })],
  ['readers of events who do not read', readNothing],
  ['bodies that come byte by byte', sendByteByByte],
  ['a receiver that never stops answering', answerForEver],
  ['bodies at a vendor that do not end', () => endNothing(chat)],
  ['bodies at the control API that do not end', () => endNothing(control)],
  [
    'a body with a long name',
    async () => {
      await callWith(1, long);
      await (await fetch(`${control}/api/sandboxes/default/findings`)).text();
    },
  ],
];

describe('an attack', () => {
  it.each(attacks)(
    'takes little memory, and lets nobody wait for long: %s',
    async (_, attack) => {
      const { added, silence } = await measure(attack);
      expect(added).toBeLessThan(mostBytes);
      expect(silence).toBeLessThan(longestSilence);
      expect(server.child.exitCode).toBeNull();
    },
    180_000,
  );

  it('that moves time on again and again ends nothing', async () => {
    const clock = { mode: 'frozen', now: '2026-01-01T00:00:00Z' };
    const steps = many(90).map(() => ({ after: { calls: 1 }, advanceSeconds: 1e11 }));
    const scenario = { name: 'far', summary: 'Far.', clock, steps };
    expect(await send('POST', '/sandboxes/default/scenario', { scenario })).toBe(422);
    await callWith(1);
    expect(server.child.exitCode).toBeNull();
  });
});
