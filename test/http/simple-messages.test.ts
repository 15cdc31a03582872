import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { protocolLimits } from '../../emulator/http/guard/protocol-limits.ts';
import { readOrdinaryRequest } from '../../emulator/http/fast-path/simple-messages.ts';

const read = (text: string, limits = protocolLimits) =>
  readOrdinaryRequest(Buffer.from(text, 'latin1'), limits);

/** What Node's parser makes of the same bytes, and undefined where it refuses them. */
interface Parsed {
  readonly method: string | undefined;
  readonly target: string | undefined;
  readonly rawHeaders: readonly string[];
  readonly body: string;
}

const parsed: Parsed[] = [];
const node = createServer((request, response) => {
  void buffer(request).then((body) => {
    const { method, url: target, rawHeaders } = request;
    parsed.push({ method, target, rawHeaders, body: body.toString('latin1') });
    response.end();
  });
});

beforeAll(async () => {
  await once(node.listen(0, '127.0.0.1'), 'listening');
});

afterAll(() => {
  node.close();
  node.closeAllConnections();
});

async function readByNode(bytes: Buffer): Promise<readonly Parsed[]> {
  parsed.length = 0;
  const socket = connect((node.address() as AddressInfo).port, '127.0.0.1');
  socket.resume().end(bytes);
  await once(socket, 'close');
  return [...parsed];
}

describe('an ordinary request', () => {
  it('is read with its headers as they were written', () => {
    const request = read(
      'POST /a?b=%20c HTTP/1.1\r\nHost: x\r\nX-Two:  a  b \r\nContent-Length: 2\r\n\r\n{}',
    );
    expect(request).toMatchObject({
      method: 'POST',
      target: '/a?b=%20c',
      headers: [
        ['Host', 'x'],
        ['X-Two', 'a  b'],
        ['Content-Length', '2'],
      ],
    });
    expect(Buffer.from(request?.body ?? '').toString()).toBe('{}');
  });

  const host = 'Host: x\r\n';
  it.each([
    ['half a head', `GET / HTTP/1.1\r\n${host}`],
    ['half a body', `POST / HTTP/1.1\r\n${host}Content-Length: 3\r\n\r\nab`],
    ['more than one request', `GET / HTTP/1.1\r\n${host}\r\nGET / HTTP/1.1\r\n${host}\r\n`],
    ['a body without a length', `POST / HTTP/1.1\r\n${host}\r\nab`],
    ['another method', `PUT / HTTP/1.1\r\n${host}\r\n`],
    ['another version', `GET / HTTP/1.0\r\n${host}\r\n`],
    ['an absolute target', `GET http://x/ HTTP/1.1\r\n${host}\r\n`],
    ['a target beyond ASCII', `GET /\xe9 HTTP/1.1\r\n${host}\r\n`],
    ['no Host', 'GET / HTTP/1.1\r\nA: b\r\n\r\n'],
    ['two Hosts', `GET / HTTP/1.1\r\n${host}${host}\r\n`],
    ['no header', 'GET / HTTP/1.1\r\n\r\n'],
    ['a header beyond ASCII', `GET / HTTP/1.1\r\n${host}A: \xe9\r\n\r\n`],
    ['a null byte', `GET / HTTP/1.1\r\n${host}A: \0\r\n\r\n`],
    ['a lone line feed', `GET / HTTP/1.1\n${host}\r\n\r\n`],
    ['a lone line feed in a header', `GET / HTTP/1.1\r\n${host}A: b\nC: d\r\n\r\n`],
    ['a tab in a header', `GET / HTTP/1.1\r\n${host}A:\tb\r\n\r\n`],
    ['a folded header', `GET / HTTP/1.1\r\n${host}A: b\r\n c\r\n\r\n`],
    ['a space before a colon', `GET / HTTP/1.1\r\n${host}A : b\r\n\r\n`],
    ['two lengths', `POST / HTTP/1.1\r\n${host}Content-Length: 1\r\nContent-Length: 1\r\n\r\na`],
    ['a signed length', `POST / HTTP/1.1\r\n${host}Content-Length: +1\r\n\r\na`],
    ['chunks', `POST / HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['a last request', `GET / HTTP/1.1\r\n${host}Connection: close\r\n\r\n`],
    ['an upgrade', `GET / HTTP/1.1\r\n${host}Upgrade: websocket\r\n\r\n`],
    ['an expectation', `POST / HTTP/1.1\r\n${host}Expect: 100-continue\r\nContent-Length: 0\r\n\r\n`],
    ['too many headers', `GET / HTTP/1.1\r\n${host}${'A: b\r\n'.repeat(200)}\r\n`],
    ['a long head', `GET / HTTP/1.1\r\n${host}A: ${'b'.repeat(33_000)}\r\n\r\n`],
  ])('is not %s', (_, text) => {
    expect(read(text)).toBeUndefined();
  });

  it('keeps to the limits of its server', () => {
    const text = `GET / HTTP/1.1\r\n${host}A: b\r\nC: d\r\n\r\n`;
    expect(read(text, { ...protocolLimits, headers: 3 })).toBeDefined();
    expect(read(text, { ...protocolLimits, headers: 2 })).toBeUndefined();
    expect(read(text, { ...protocolLimits, headerBytes: text.length })).toBeUndefined();
  });

  it('is what Node’s parser makes of the same bytes', async () => {
    const piece = fc.constantFrom(
      ...[
        'GET',
        'POST',
        ' ',
        '/',
        '/a?b=c',
        ' HTTP/1.1',
        '\r\n',
        '\r\n\r\n',
        '\n',
        ':',
        ': ',
        '\t',
        ' ',
        '\0',
      ],
      ...[
        'Host: x\r\n',
        'Host: y\r\n',
        'Content-Length: 2\r\n',
        'Content-Length: 02\r\n',
        'Content-Length:2 \r\n',
      ],
      ...[
        'Connection: Keep-Alive\r\n',
        'X-A: b, c\r\n',
        'X_A: b\r\n',
        'Te: trailers\r\n',
        'Cookie: a=b; c\r\n',
      ],
      ...['Transfer-Encoding: chunked\r\n', 'Keep-Alive: 5\r\n', '{}', 'ab', '\xff', 'A', '"', 'x:y'],
    );
    const mostlyRight = fc
      .tuple(
        fc.constantFrom('GET / HTTP/1.1\r\n', 'POST /a?b=c HTTP/1.1\r\n', 'POST /%20 HTTP/1.1\r\n'),
        fc.array(piece, { maxLength: 5 }),
        fc.constantFrom('Host: x\r\n\r\n', 'Host: x\r\nContent-Length: 2\r\n\r\n{}', '\r\n', '\r\n{}'),
      )
      .map(([line, pieces, end]) => `${line}${pieces.join('')}${end}`);
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof({ weight: 9, arbitrary: mostlyRight }, fc.string()), async (text) => {
        const bytes = Buffer.from(text, 'latin1');
        const request = readOrdinaryRequest(bytes, protocolLimits);
        if (!request) return;
        taken += 1;
        const { method, target, headers, body } = request;
        const rawHeaders = headers.flat();
        const own = { method, target, rawHeaders, body: Buffer.from(body).toString('latin1') };
        expect(await readByNode(bytes)).toEqual([own]);
      }),
      { numRuns: 600, seed: 20_231_114 },
    );
    expect(taken).toBeGreaterThan(50);
  });
});
