import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { OutgoingRequest } from '../../contracts/core/contract/vendor-api.ts';
import { send, write, type Call } from '../core/calls.ts';
import { openControl, sandbox } from './control.ts';

type Change = (request: OutgoingRequest) => OutgoingRequest;

const polyvList: Call = {
  vendor: 'polyv-live',
  operation: 'v4/chat/forbid/list',
  input: { pageNumber: 1, pageSize: 10 },
};
const trtcBlock: Call = {
  vendor: 'tencent-trtc',
  operation: 'SetUserBlocked',
  input: { SdkAppId: 1400188366, RoomId: 10006, UserId: '29376', IsMute: 1 },
};
const volcengineBans: Call = {
  vendor: 'volcengine-livesaas',
  operation: 'GetActivityBanUsers',
  input: { ActivityId: 1819171234140099n, PageNo: 1, PageItemCount: 10 },
};

const inTarget =
  (from: string | RegExp, to: string): Change =>
  (request) => ({ ...request, target: request.target.replace(from, to) });
const inBody =
  (from: string, to: string): Change =>
  (request) => {
    const body = Buffer.from(Buffer.from(request.body).toString().replace(from, to));
    const headers = request.headers.filter(([name]) => name.toLowerCase() !== 'content-length');
    return { ...request, body, headers: [...headers, ['Content-Length', String(body.length)]] };
  };

/** Makes a call, sends it again with something changed, and gives what is said of the second. */
async function sendTwice(call: Call, change: Change, prepare: Change = (request) => request) {
  const { api, emulator } = openControl({
    default: { clock: { mode: 'frozen', now: '2023-11-14T22:13:20.000Z' } },
  });
  const written = write(emulator, call);
  const { hosts } = emulator.implementation(call.vendor!).vendor;
  const hasHost = written.headers.some(([name]) => name.toLowerCase() === 'host');
  const first = prepare(
    hasHost ? written : { ...written, headers: [['Host', hosts[0]], ...written.headers] },
  );
  expect(emulator.handle(call.vendor!, first).entry.refusedBy).not.toBe('signature');
  emulator.handle(call.vendor!, change(first));
  return (await api.get(`${sandbox}/journal/last/explanation`)).body as {
    readonly verdict: string;
    readonly mistakes: readonly { readonly id: string; readonly detail: string }[];
  };
}

/** Signs a call of TC3 anew, with its User-Agent. */
const signWithAgent: Change = (request) => {
  const host = request.headers.find(([name]) => name === 'Host')?.[1] ?? '';
  const lines = [
    ['content-type', 'application/json'],
    ['host', host],
    ['user-agent', 'one'],
  ] as const;
  const names = lines.map(([name]) => name).join(';');
  const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const hmac = (key: string | Uint8Array, text: string) => createHmac('sha256', key).update(text).digest();
  const headers = lines.map(([name, value]) => `${name}:${value}\n`).join('');
  const canonical = ['POST', '/', '', headers, names, sha256(request.body)].join('\n');
  const scope = '2023-11-14/trtc/tc3_request';
  const text = ['TC3-HMAC-SHA256', '1700000000', scope, sha256(canonical)].join('\n');
  const key = scope.split('/').reduce<string | Uint8Array>(hmac, 'TC3fake0secret0key0for0local0use000');
  const signature = hmac(key, text).toString('hex');
  const credential = `AKIDfake0000000000000000000000000000/${scope}`;
  return {
    ...request,
    headers: [
      ...request.headers.filter(([name]) => name !== 'Authorization'),
      ['User-Agent', 'one'],
      [
        'Authorization',
        `TC3-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`,
      ],
    ],
  };
};

const withAgent =
  (agent: string): Change =>
  (request) => ({
    ...request,
    headers: request.headers.map(([name, value]) => [name, name === 'User-Agent' ? agent : value]),
  });

describe('a call with the signature of an earlier one', () => {
  it.each<readonly [string, Call, Change, string]>([
    ['for another page', polyvList, inTarget('pageNumber=1', 'pageNumber=6'), 'pageNumber'],
    ['at another time', polyvList, inTarget(/timestamp=(\d+)\d{4}/, 'timestamp=$14321'), 'timestamp'],
    ['for another body', trtcBlock, inBody('29376', '29377'), 'the body'],
    ['for another action', volcengineBans, inTarget('GetActivityBanUsers', 'GetActivityBanIps'), 'Action'],
  ])('is told with what it differs in: %s', async (_, call, change, difference) => {
    const { verdict, mistakes } = await sendTwice(call, change);
    expect(verdict).toBe('One mistake explains the refusal.');
    expect(mistakes).toEqual([
      expect.objectContaining({
        id: 'signature-of-an-earlier-call',
        detail: `The signature is right for call 1 of the journal. This call differs from it in ${difference}.`,
      }),
    ]);
  });

  it('is told where only a header of the connection differs, which was signed', async () => {
    const { mistakes } = await sendTwice(trtcBlock, withAgent('another'), signWithAgent);
    expect(mistakes[0]?.detail).toContain('differs from it in headers of the connection.');
  });

  it('is not told of where the earlier call was refused for the same signature', async () => {
    const { api, emulator } = openControl();
    const stranger = { ...polyvList, credential: { appSecret: 'not-the-right-secret-0000000000' } };
    send(emulator, stranger);
    send(emulator, stranger);
    const { body } = await api.get(`${sandbox}/journal/last/explanation`);
    expect(body).toHaveProperty('mistakes', []);
  });
});
