import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createControlClient } from '../../clients/control/index.ts';
import { vendors } from '../../contracts/catalog.ts';
import { maskRequest } from '../../emulator/core/journal/mask-secrets.ts';
import type { JournalEntry } from '../../emulator/core/journal/journal.ts';
import { startEmulator, type RunningServer } from '../../emulator/index.ts';
import { say } from '../hostile/wire.ts';
import { isWhole } from '../share.ts';
import { har } from './har-form.ts';

let server: RunningServer;
const control = () => createControlClient({ baseUrl: server.controlUrl });
const path = { id: 'default' };

beforeAll(async () => {
  server = await startEmulator({ port: 0 });
});
beforeEach(() => control().resetSandbox({ path }));
afterAll(() => server.close());

const crlf = '\r\n';

interface Sent {
  readonly line?: string;
  readonly headers?: readonly string[];
  readonly body?: string | Uint8Array;
  readonly isChunked?: boolean;
}

/** The bytes of a request; the body in one piece with its length, or in chunks of at most 1000 bytes. */
function write({ line = 'POST /v4/a/b HTTP/1.1', headers = [], body = '', isChunked = false }: Sent): Buffer {
  const bytes = Buffer.from(body);
  const length = bytes.length === 0 ? [] : [`Content-Length: ${bytes.length}`];
  const framing = isChunked ? ['Transfer-Encoding: chunked', 'Trailer: X-Checksum'] : length;
  const head = [line, 'Host: 127.0.0.1', 'Connection: close', ...framing, ...headers, '', ''].join(crlf);
  return Buffer.concat([Buffer.from(head, 'latin1'), ...(isChunked ? chunks(bytes) : [bytes])]);
}

function chunks(bytes: Buffer): readonly Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += 1000) {
    const piece = bytes.subarray(at, at + 1000);
    pieces.push(Buffer.from(`${piece.length.toString(16)}${crlf}`), piece, Buffer.from(crlf));
  }
  return [...pieces, Buffer.from(`0${crlf}${crlf}`)];
}

const entries = (): readonly JournalEntry[] => server.emulator.sandbox('default')!.journal.entries();

const json = 'Content-Type: application/json';
const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const multipart = ['--b', 'Content-Disposition: form-data; name="channelId"', '', '1003', '--b--', ''].join(
  crlf,
);

const bodies: readonly (readonly [string, Sent])[] = [
  ['no body', { line: 'GET /live/v4/chat/forbid/list?pageSize=10 HTTP/1.1' }],
  ['text', { headers: [json], body: `{"RoomId":"it's 禁言 \\"$HOME\\" \`id\` %s \\\\ !!"}` }],
  ['chunks', { headers: [json], body: '{"RoomId":"test"}'.repeat(300), isChunked: true }],
  ['empty chunks', { headers: [json], isChunked: true }],
  ['control characters', { headers: [json], body: '{"RoomId":"\u001b]0;x\u0007\u0000\n::error::x\r\n"}' }],
  ['a byte order mark', { headers: [json], body: '\ufeff{"RoomId":"test"}' }],
  ['bytes that are no text', { headers: ['Content-Type: application/octet-stream'], body: everyByte }],
  ['parts', { headers: ['Content-Type: multipart/form-data; boundary=b'], body: multipart }],
  ['a body without a type', { body: 'plain' }],
  ['a megabyte', { headers: [json], body: `{"RoomId":"${'x'.repeat(1_000_000)}"}` }],
  ['a megabyte of bytes', { body: new Uint8Array(1_000_000).map((_, at) => at % 251) }],
];

const odd: readonly (readonly [string, Sent])[] = [
  ['a method of letters', { line: 'PROPFIND /v4/a/b HTTP/1.1' }],
  ['HEAD', { line: 'HEAD /v4/a/b HTTP/1.1' }],
  ['OPTIONS of everything', { line: 'OPTIONS * HTTP/1.1' }],
  ['DELETE with a body', { line: 'DELETE /v4/a/b HTTP/1.1', headers: [json], body: '{}' }],
  ['dots in the path', { line: 'GET /v4/../a/./b/%2e%2e?channelId=1 HTTP/1.1' }],
  ['a pattern', { line: 'GET /v4/[1-3]/{a,b}?channelId=[1]&channelId={2} HTTP/1.1' }],
  ['quotes', { line: `GET /v4/'$(id)'/"a";id HTTP/1.1` }],
  ['a header without a value', { headers: ['Accept:', 'User-Agent:'], body: 'x' }],
  ['quotes in a header', { headers: [`User-Agent: it's "me" \`id\` $HOME`, json], body: '{}' }],
  ['another alphabet in a header', { headers: [`User-Agent: ${Buffer.from('禁言').toString('latin1')}`] }],
  ['what belongs to a connection', { headers: ['Keep-Alive: 5', 'TE: trailers', 'Upgrade: h2c'], body: 'x' }],
];

const all = [...bodies, ...odd];
const cases = vendors.flatMap(({ name }) => all.map(([what, sent]) => [name, what, sent] as const));

async function call(vendor: string, sent: Sent): Promise<JournalEntry> {
  await say(server.baseUrls[vendor]!, write(sent));
  expect(entries()).toHaveLength(1);
  return entries()[0]!;
}

describe('an HTTP Archive of the journal keeps to its specification', () => {
  it.each(cases)('%s, %s', async (vendor, _, sent) => {
    const { request, reply } = await call(vendor, sent);
    for (const measured of ['true', 'false'] as const) {
      const archive = har.parse(await control().getJournal({ path, query: { format: 'har', measured } }));
      const [entry] = archive.log.entries;
      expect(entry?.request.bodySize).toBe(Buffer.from(sent.body ?? '').length);
      expect(entry?.request.postData === undefined).toBe(request.body.length === 0);
      expect(entry?.response.content).toMatchObject({
        size: Buffer.byteLength(reply.body),
        text: reply.body,
      });
    }
  });

  it('says where a body is no text', async () => {
    await call('polyv-live', { body: everyByte });
    const archive = har.parse(await control().getJournal({ path, query: { format: 'har' } }));
    expect(archive.log.entries[0]?.request.postData?.comment).toContain('no UTF-8');
  });
});

const hasCurl = spawnSync('curl', ['--version']).status === 0;

/** What a call is when it is sent again: curl sets up a connection of its own, and says who it is. */
function essence({ vendor, request }: JournalEntry) {
  const shown = maskRequest(server.emulator.implementation(vendor).vendor, request);
  const ofConnection =
    /^(?:host|connection|keep-alive|te|trailer|upgrade|transfer-encoding|content-length|expect)$/i;
  const ofCurl = /^(?:accept|user-agent)$/i;
  const isMasked = shown.body.includes('***');
  return {
    method: request.method,
    target: shown.target,
    body: isMasked ? shown.body : Buffer.from(request.body).toString('base64'),
    headers: request.headers
      .filter(([name]) => !ofConnection.test(name))
      .filter(([name, value]) => !ofCurl.test(name) || !/^(?:\*\/\*|curl\/.*)$/.test(value)),
  };
}

/** Gives what a shell complains about, and how it ended. */
async function runInShell(script: string): Promise<readonly [code: number | null, complaints: string]> {
  const child = spawn('sh', { stdio: ['pipe', 'ignore', 'pipe'] });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  child.stdin.end(`${script}\n`);
  const [code] = (await once(child, 'close')) as [number | null];
  return [code, complaints];
}

/** By day one vendor's: what a shell makes of a line is the same for all. */
const replayed = cases.filter(
  ([vendor, , sent]) => vendor === 'polyv-live' || (isWhole && sent.body !== undefined),
);

describe.runIf(hasCurl)('a curl line of the journal sends the same again through a shell', () => {
  it.each(replayed)('%s, %s', async (vendor, _, sent) => {
    const first = await call(vendor, sent);
    const line = String(await control().getJournal({ path, query: { format: 'curl' } }));
    // eslint-disable-next-line no-control-regex -- they are what this is about
    expect(line).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(await runInShell(line)).toEqual([0, '']);
    expect(entries().slice(1).map(essence)).toEqual([essence(first)]);
  });

  it('leaves the query as it was written, to the byte', async () => {
    const pairs = ["channelId=%e7%94%a8+a%20~*'$(id)", 'viewerIds=a,b%2Cc', '', 'pageSize', 'pageNumber=%zz'];
    const target = `/live/v4/chat/forbid/list?${pairs.join('&')}`;
    await call('polyv-live', { line: `GET ${target} HTTP/1.1` });
    expect(await runInShell(String(await control().getJournal({ path, query: { format: 'curl' } })))).toEqual(
      [0, ''],
    );
    expect(entries().map(({ request }) => request.target)).toEqual([target, target]);
  });

  it('holds no secret that only a shell could read', async () => {
    expect(ofChat()).toContain('-');
    await call('tencent-chat', { headers: [json], body: `{"RoomId":"\u0007${ofChat()}"}` });
    const line = String(await control().getJournal({ path, query: { format: 'curl' } }));
    expect(line).toContain('***');
    expect(line.replaceAll('\\055', '-')).not.toContain(ofChat());
  });
});

function ofChat(): string {
  const { vendor } = server.emulator.implementation('tencent-chat');
  return vendor.credential.secret(server.emulator.sandbox('default')!.credentials.get('tencent-chat'));
}
