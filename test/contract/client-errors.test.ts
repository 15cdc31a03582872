import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { createTencentChatClient, InputError, TransportError, VendorError } from '../../clients/index.ts';
import type { ClientOptions } from '../../clients/core/options.ts';
import type { TencentChatCredentials } from '../../clients/tencent-chat/index.ts';
import { tencentChat } from '../../contracts/tencent-chat/index.ts';

const ban = { RoomId: '房间', MemberList_Account: ['user1'], Duration: 60 };

const connect = (options: ClientOptions<TencentChatCredentials>) =>
  createTencentChatClient({
    credentials: tencentChat.credential.fake,
    environment: {},
    retry: () => undefined,
    ...options,
  });

const failureOf = async <Kind extends Error>(
  kind: new (...args: never[]) => Kind,
  call: Promise<unknown>,
): Promise<Kind> => {
  const failure: unknown = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(failure instanceof kind)) throw new Error(`it ended otherwise: ${String(failure)}`);
  return failure;
};

const answering =
  (body: string, init?: ResponseInit): typeof globalThis.fetch =>
  () =>
    Promise.resolve(new Response(body, init));

it('a refusal carries the reason and the place of the explanation that an emulator sends', async () => {
  const headers = {
    'x-understudy-reason': 'RoomId: a Live room that exists; it is the text "%E6%88%BF%E9%97%B4"',
    'x-understudy-explain': '/api/sandboxes/default/journal/call-1/explanation',
  };
  const fetch = answering(JSON.stringify({ ErrorCode: 100004, ErrorInfo: 'no room' }), { headers });
  const failure = await failureOf(VendorError, connect({ fetch }).banMember(ban));
  expect(failure.reason).toBe('RoomId: a Live room that exists; it is the text "房间"');
  expect(failure.explanation).toBe('/api/sandboxes/default/journal/call-1/explanation');
  expect(failure.message).toContain('100004 no room (RoomId: a Live room that exists');
});

it('a refusal of the vendor itself has neither, whatever headers others add', async () => {
  const body = JSON.stringify({ ErrorCode: 100004, ErrorInfo: 'no room' });
  const plain = await failureOf(VendorError, connect({ fetch: answering(body) }).banMember(ban));
  expect(plain.reason).toBeUndefined();
  expect(plain.message).toBe('live_engine_http_srv/ban_member: 100004 no room');
  const odd = answering(body, { headers: { 'x-understudy-reason': '100 % odd' } });
  const failure = await failureOf(VendorError, connect({ fetch: odd }).banMember(ban));
  expect(failure.reason).toBe('100 % odd');
});

it.each([
  [{ ...ban, Duration: '3600' }, 'Duration', 'a whole number', 'the text "3600"', undefined],
  [
    { ...ban, MemberList_Account: [] },
    'MemberList_Account',
    'a list of 1 to 20 entries',
    'a list of 0 entries',
    undefined,
  ],
  [
    { RoomID: 'a', MemberList_Account: ['b'], Duration: 1 },
    'RoomId',
    'a text that is not empty',
    'missing',
    'RoomID',
  ],
])(
  'an input that cannot be sent is refused with its field, what it takes and what came: %j',
  async (input, path, expected, received, nearest) => {
    const call = connect({ fetch: () => Promise.reject(new Error('sent')) }).banMember(input as typeof ban);
    const failure = await failureOf(InputError, call);
    expect(failure).toMatchObject({ path, received });
    expect(failure.expected).toContain(expected);
    expect(failure.nearest).toBe(nearest);
    expect(failure.message).toContain(`${path}: ${failure.expected}; it is ${received}`);
  },
);

it('a call without a connection was not carried out, and says so with its address and without its query', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const baseUrl = `http://127.0.0.1:${port}`;
  const failure = await failureOf(TransportError, connect({ baseUrl }).banMember(ban));
  expect(failure.carriedOut).toBe('no');
  expect(failure.url).toBe(`${baseUrl}/v4/live_engine_http_srv/ban_member`);
  expect(failure.message).toContain(`no connection to ${baseUrl}`);
  expect(failure.message).toContain('ECONNREFUSED');
  expect(failure.message).not.toContain('usersig');
});

it('a call that was given up before it was sent was not carried out', async () => {
  const call = connect({ fetch: answering('{}') }).banMember(ban, { signal: AbortSignal.abort() });
  expect((await failureOf(TransportError, call)).carriedOut).toBe('no');
});

it('a call that had no reply in time may have been carried out', async () => {
  const fetch: typeof globalThis.fetch = (_, init) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => {
        reject(init.signal!.reason as Error);
      });
    });
  const failure = await failureOf(TransportError, connect({ fetch }).banMember(ban, { timeout: 5 }));
  expect(failure.carriedOut).toBe('unknown');
  expect(failure.message).toContain('within 5 ms');
});

it('a reply of somebody else is shown with its status and its beginning', async () => {
  const fetch = answering('<html>502 Bad Gateway</html>', { status: 502 });
  const failure = await failureOf(TransportError, connect({ fetch }).banMember(ban));
  expect(failure).toMatchObject({ status: 502, body: '<html>502 Bad Gateway</html>', carriedOut: 'unknown' });
  expect(failure.message).toContain('HTTP 502');
  expect(failure.message).toContain('<html>502 Bad Gateway</html>');
});

it('a page of somebody else is told in one line', async () => {
  const fetch = answering('\n<html>\r\n  <h1>502</h1>\n</html>\n', { status: 502 });
  const failure = await failureOf(TransportError, connect({ fetch }).banMember(ban));
  expect(failure.message).toMatch(/: <html> <h1>502<\/h1> <\/html>$/);
});

it('a success that cannot be read was carried out, and names its request where it is an error', async () => {
  const body = JSON.stringify({
    ErrorCode: 0,
    ErrorInfo: '',
    RequestId: 'Id-1',
    Response: { BannedAccountList: 3 },
  });
  const call = connect({ fetch: answering(body), replyCheck: 'throw' }).listBannedMembers({
    RoomId: 'a',
  });
  const failure = await failureOf(TransportError, call);
  expect(failure).toMatchObject({ status: 200, body, requestId: 'Id-1', carriedOut: 'yes' });
  expect(failure.message).toMatch(/breaks its documented form: BannedAccountList(, |$)/);
});
