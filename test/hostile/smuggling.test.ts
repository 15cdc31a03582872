import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tencentChat } from '../../contracts/tencent-chat/index.ts';
import { startEmulator } from '../../emulator/index.ts';
import type { RunningServer } from '../../emulator/server.ts';
import { sayHello } from './honest-client.ts';
import { say } from './wire.ts';

let server: RunningServer;

beforeAll(async () => {
  server = await startEmulator({ port: 0 });
  await sayHello(server);
});

afterAll(() => server.close());

/** What each port is asked by: its address, and the name that it is called by. */
const ports: readonly (readonly [name: string, url: () => string, host: () => string])[] = [
  [
    'a vendor',
    () => server.baseUrls[tencentChat.name],
    () => new URL(server.baseUrls[tencentChat.name]).host,
  ],
  ['the control API', () => server.controlUrl, () => new URL(server.controlUrl).host],
  ['the gateway', () => server.gatewayUrl, () => tencentChat.hosts[0]],
];

type Case = readonly [title: string, headers: string, body: string];

const chunks = (title: string, body: string): Case => [title, 'Transfer-Encoding: chunked', body];
const inChunks = '3\r\nabc\r\n0\r\n\r\n';

/** Heads and bodies of which two readers may see different ends. */
const doubtful: readonly Case[] = [
  ['a length, then chunks', 'Content-Length: 4\r\nTransfer-Encoding: chunked', '0\r\n\r\n'],
  ['chunks, then a length', 'Transfer-Encoding: chunked\r\nContent-Length: 4', '0\r\n\r\n'],
  ['the same length twice', 'Content-Length: 3\r\nContent-Length: 3', 'abc'],
  ['a list of one length', 'Content-Length: 3, 3', 'abc'],
  ['a length with a sign', 'Content-Length: +3', 'abc'],
  ['a length with a space in it', 'Content-Length: 0 3', 'abc'],
  ['a length in hex', 'Content-Length: 0x3', 'abc'],
  ['an empty length', 'Content-Length:', ''],
  ['two headers of chunks', 'Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked', inChunks],
  ['a list of chunks twice', 'Transfer-Encoding: chunked, chunked', inChunks],
  ['a misspelt coding', 'Transfer-Encoding: xchunked', inChunks],
  ['a coding in quotes', 'Transfer-Encoding: "chunked"', inChunks],
  ['a coding with a parameter', 'Transfer-Encoding: chunked;q=1', inChunks],
  ['a vertical tab before a coding', 'Transfer-Encoding: \x0bchunked', inChunks],
  ['chunks, then identity', 'Transfer-Encoding: chunked, identity', inChunks],
  [
    'chunks, then identity in a header',
    'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity',
    inChunks,
  ],
  ['identity beside a length', 'Transfer-Encoding: identity\r\nContent-Length: 3', 'abc'],
  ['an empty coding', 'Transfer-Encoding:', inChunks],
  ['an empty coding beside a length', 'Transfer-Encoding: \r\nContent-Length: 3', 'abc'],
  ['a space before the colon', 'Transfer-Encoding : chunked', inChunks],
  ['a folded coding', 'Transfer-Encoding:\r\n chunked', inChunks],
  ['a folded length', 'Content-Length: 3\r\n 0', 'abc'],
  ['a header that begins with a space', ' Content-Length: 3', 'abc'],
  ['a bare line feed', 'A: b\nContent-Length: 3', 'abc'],
  ['a bare carriage return', 'A: b\rContent-Length: 3', ''],
  chunks('an extension that a line feed ends', '3;a\nabc\r\n0\r\n\r\n'),
  chunks('an extension with a carriage return', '3;a\rb\r\nabc\r\n0\r\n\r\n'),
  chunks('a size with a sign', '+3\r\nabc\r\n0\r\n\r\n'),
  chunks('a size with 0x', '0x3\r\nabc\r\n0\r\n\r\n'),
  chunks('a size before a space', '3 \r\nabc\r\n0\r\n\r\n'),
  chunks('a size beyond 64 bits', `1${'0'.repeat(16)}3\r\nabc\r\n0\r\n\r\n`),
  chunks('an empty size', '\r\nabc\r\n0\r\n\r\n'),
  chunks('a size that a line feed ends', '3\nabc\r\n0\r\n\r\n'),
  chunks('data that a line feed ends', '3\r\nabc\n0\r\n\r\n'),
  chunks('data that nothing ends', '3\r\nabcXX0\r\n\r\n'),
  chunks('a length behind the chunks', '0\r\nContent-Length: 9\r\n\r\n'),
];

/** Unusual, and with one end alone. */
const clear: readonly Case[] = [
  ['spaces behind a length', 'Content-Length: 3  ', 'abc'],
  ['zeros before a length', 'Content-Length: 003', 'abc'],
  ['chunks in capitals', 'Transfer-Encoding: CHUNKED', inChunks],
  ['chunks as the last coding', 'Transfer-Encoding: gzip, chunked', inChunks],
  ['an underscore in a name', 'Transfer_Encoding: chunked\r\nContent-Length: 3', 'abc'],
  chunks('extensions', '3;a="b\\"c"\r\nabc\r\n0;x\r\n\r\n'),
  chunks('zeros before a size', '0003\r\nabc\r\n0\r\n\r\n'),
];

describe.each(ports)('%s', (_, url, host) => {
  const followed = ([, headers, body]: Case): string =>
    `POST /first HTTP/1.1\r\nHost: ${host()}\r\n${headers}\r\n\r\n${body}GET /next HTTP/1.1\r\nHost: ${host()}\r\n\r\n`;
  const calls = (): number => server.emulator.sandbox('default')!.journal.entries().length;

  it.each(doubtful)('refuses %s once, and reads nothing behind it', async (...asked) => {
    const before = calls();
    const { replies, rest } = await say(url(), followed(asked));
    expect(replies.map(({ status }) => status)).toEqual([400]);
    expect(replies[0]?.headers.get('connection')).toBe('close');
    expect(rest).toHaveLength(0);
    expect(calls()).toBe(before);
  });

  it.each(clear)('takes %s, and the next request where it begins', async (...asked) => {
    const { replies, rest } = await say(url(), followed(asked));
    expect(replies.map(({ headers }) => headers.get('connection') === 'close')).toEqual([false, false]);
    expect(rest).toHaveLength(0);
    if (url() === server.controlUrl) {
      expect(replies[1]?.body).toContain('/next');
      return;
    }
    const targets = server.emulator
      .sandbox('default')!
      .journal.entries()
      .map(({ request }) => request.target);
    expect(targets.slice(-2)).toEqual(['/first', '/next']);
  });
});
