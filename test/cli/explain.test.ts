import { describe, expect, it, onTestFinished } from 'vitest';
import { printCurl } from '../../emulator/control/curl.ts';
import { startEmulator } from '../../emulator/index.ts';
import { frozen, listing, write } from '../core/calls.ts';
import { fileOf, runHere } from './program.ts';

/** A server, and a call to it whose signature is a wrong secret's. */
async function refusedCall() {
  const server = await startEmulator({ port: 0, sandboxes: { default: frozen } });
  onTestFinished(() => server.close());
  const { method, url, headers, body } = write(server.emulator, {
    ...listing,
    credential: { secretKey: 'not-the-right-secret' },
  });
  const own = url.replace(/^https?:\/\/[^/]+/, server.baseUrls['tencent-chat']);
  const call = { method, url: own, headers, body: Buffer.from(body).toString() };
  return {
    call,
    explain: (...args: readonly string[]) => runHere('explain', '--url', server.controlUrl, ...args),
  };
}

type Refused = Awaited<ReturnType<typeof refusedCall>>['call'];

const raw = ({ method, url, headers, body }: Refused): string => {
  const { pathname, search, host } = new URL(url);
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${pathname}${search} HTTP/1.1`, `Host: ${host}`, ...lines, '', body].join('\r\n');
};

const har = ({ method, url, headers, body }: Refused): string => {
  const named = headers.map(([name, value]) => ({ name, value }));
  return JSON.stringify({
    log: { entries: [{ request: { method, url, headers: named, postData: { text: body } } }] },
  });
};

describe('understudy explain', () => {
  it.each([
    ['raw HTTP', raw],
    ['a curl line', printCurl],
    ['HAR', har],
  ])('explains a request that is pasted as %s', async (_, form) => {
    const { call, explain } = await refusedCall();
    const { code, stdout } = await explain('--request', fileOf('refused', form(call)));
    expect(stdout).toContain('The secret may be another');
    expect(stdout).toContain('string to sign:');
    expect(code).toBe(0);
  });

  it.each([
    ['last', 'last'],
    ['1', 'its number'],
  ])('explains a call of the journal: %s', async (name) => {
    const { call, explain } = await refusedCall();
    await fetch(call.url, {
      method: call.method,
      headers: call.headers.map(([key, value]) => [key, value]),
      body: call.body,
    });
    const { stdout } = await explain(name, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ vendor: 'tencent-chat', mistakes: [] });
  });

  it.each([
    [['soon'], '"soon" names no call of the journal; see "understudy journal".'],
    [['last'], 'understudy: The journal has no calls yet.'],
    [[], 'understudy: The journal has no calls yet.'],
    [['7'], 'understudy: The journal has no entry 7: it has no calls yet.'],
    [['call-0123456789ab'], 'understudy: The journal has no entry call-0123456789ab: it has no calls yet.'],
    [['--request', fileOf('empty', '')], 'The file is none of these: HAR, a curl line,'],
    [['--request', fileOf('option', 'curl -T x http://h/')], 'what the line does not say (-T).'],
    [['--request', fileOf('broken', '{')], 'The file begins like a HAR file, but it is not JSON.'],
    [['--request', fileOf('hollow', '{}')], 'This JSON is no HAR file'],
    [
      ['--request', fileOf('strange', 'GET / HTTP/1.1')],
      'The host of the request tells no vendor; say --vendor.',
    ],
    [['--request', 'no-such-file'], 'no-such-file: there is no such file.'],
  ])('says what is wrong in a sentence: %j', async (args, sentence) => {
    const { explain } = await refusedCall();
    const { code, stderr } = await explain(...args);
    expect(stderr).toContain(sentence);
    expect(code).toBe(1);
  });
});
