import { describe, expect, it } from 'vitest';
import { clients, VendorError } from '../../clients/index.ts';
import { vendors } from '../../contracts/catalog.ts';
import { createTencentChatClient } from '../../clients/tencent-chat/index.ts';
import { createFetchHandler } from '../../emulator/http/fetch-handler.ts';
import { createEmulator } from '../../emulator/index.ts';
import { tencentChat } from '../../contracts/tencent-chat/index.ts';

interface AnyClient {
  call(key: string, body?: object, options?: object): Promise<{ output: unknown; requestId?: string }>;
}

/** A client of an emulator with the demo state. A loop over vendors cannot keep the types of each client. */
function connect(vendor: (typeof vendors)[number]): AnyClient {
  const create = clients[vendor.name as keyof typeof clients] as unknown as (options: object) => AnyClient;
  return create({
    credentials: vendor.credential.fake as object,
    environment: {},
    fetch: createFetchHandler(createEmulator(), vendor.name),
  });
}

/** Which request a call by a key makes. */
async function requestOf(name: keyof typeof clients, key: string, options: object = {}) {
  const vendor = vendors.find((one) => one.name === name)!;
  let sent: Request | undefined;
  const create = clients[name] as unknown as (options: object) => AnyClient;
  const client = create({
    credentials: vendor.credential.fake as object,
    environment: {},
    fetch: (input: Request, init: RequestInit) => {
      sent = new Request(input, init);
      return Promise.reject(new Error('seen'));
    },
  });
  await client.call(key, { a: 1 }, options).catch(() => undefined);
  const { pathname, searchParams } = new URL(sent!.url);
  return { method: sent!.method, pathname, searchParams, headers: sent!.headers, body: await sent!.text() };
}

describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))(
  'a call by its key to %s',
  (_, vendor) => {
    const [name, { key, output: form }] = Object.entries(vendor.operations).find(
      ([, operation]) => operation.key === vendor.example.operation,
    )!;

    it.each([key, name])('is signed and answered as by the method: %s', async (asked) => {
      const { output } = await connect(vendor).call(asked, vendor.example.input);
      const method = (connect(vendor) as unknown as Record<string, (input: object) => Promise<unknown>>)[
        name
      ]!;
      const expected = await method(vendor.example.input);
      expect(form.parse(output)).toEqual(expected);
    });

    it('reaches the vendor’s check of routes when nobody has such a key, and no error of signatures', async () => {
      const failure: unknown = await connect(vendor)
        .call('NoSuchThing')
        .catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(VendorError);
      const known = vendor.checks.find(({ name: check }) => check === 'route')?.errors ?? [];
      const { code } = failure as VendorError;
      const codes = known.map((error) => String(vendor.errors[error]!.code));
      expect(codes.some((each) => each === String(code)) || codes.length === 0).toBe(true);
    });
  },
);

/** What the vendor itself would say: it tells no reason. */
async function refusalOf(vendor: (typeof vendors)[number], key: string): Promise<VendorError> {
  const emulator = createFetchHandler(createEmulator(), vendor.name);
  const create = clients[vendor.name as keyof typeof clients] as unknown as (options: object) => AnyClient;
  const client = create({
    credentials: vendor.credential.fake as object,
    environment: {},
    fetch: async (input: Request, init: RequestInit) => {
      const reply = await emulator(input, init);
      const headers = new Headers(reply.headers);
      headers.delete('x-understudy-reason');
      return new Response(await reply.text(), { status: reply.status, headers });
    },
  });
  return (await client.call(key).catch((error: unknown) => error)) as VendorError;
}

describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))(
  'the refusal of a misspelt key by %s',
  (_, vendor) => {
    const [method, { key }] = Object.entries(vendor.operations)[0]!;
    const misspell = (name: string) => `${name.slice(0, -2)}${name.at(-1)!}`;

    it.each([method, key])('names the one that the client has: %s', async (name) => {
      const { message } = await refusalOf(vendor, misspell(name));
      expect(message).toMatch(/ \(nearest: "[^"]+"\)$/);
      expect([`"${method}")`, `"${key}")`].some((end) => message.endsWith(end))).toBe(true);
    });

    const change = Object.values(vendor.operations).find(({ readOnly }) => !readOnly)!;

    it.each([change.key, 'nothingLikeThisIsThere'])('names none for %s', async (name) => {
      expect((await refusalOf(vendor, name)).message).not.toContain('nearest');
    });
  },
);

describe('a call by a key that the client has no method for', () => {
  it('is told once which is nearest', async () => {
    const refused = (key: string): Promise<unknown> =>
      connect(vendors.find(({ name }) => name === 'polyv-live')!)
        .call(key)
        .catch((error: unknown) => (error as Error).message);
    expect(await refused('listForbidenUsers')).toMatch(
      /^listForbidenUsers: .* \(nearest: "listForbiddenUsers"\)/,
    );
    const message = await refused('v4/chat/forbid/lst');
    expect(String(message).match(/nearest/g)).toHaveLength(1);
  });

  it('is routed as the others of its vendor are', async () => {
    expect(await requestOf('tencent-chat', 'group_open_http_svc/get_group_info')).toMatchObject({
      method: 'POST',
      pathname: '/v4/group_open_http_svc/get_group_info',
      body: '{"a":1}',
    });
    const trtc = await requestOf('tencent-trtc', 'StartCloudRecording');
    expect(trtc).toMatchObject({ method: 'POST', pathname: '/', body: '{"a":1}' });
    expect(trtc.headers.get('x-tc-action')).toBe('StartCloudRecording');
    expect(trtc.headers.get('x-tc-version')).toBe('2019-07-22');
    const livesaas = await requestOf('volcengine-livesaas', 'GetVideo');
    expect([...livesaas.searchParams]).toEqual([
      ['Action', 'GetVideo'],
      ['Version', '2023-08-01'],
    ]);
    expect(await requestOf('polyv-live', 'v4/chat/other')).toMatchObject({
      method: 'POST',
      pathname: '/live/v4/chat/other',
      body: '{"a":1}',
    });
  });

  it('takes another method, version or path from its caller', async () => {
    const old = await requestOf('volcengine-livesaas', 'GetVideo', { method: 'GET', version: '2020-06-01' });
    expect(old.method).toBe('GET');
    expect(Object.fromEntries(old.searchParams)).toMatchObject({ Version: '2020-06-01', a: '1' });
    const got = await requestOf('polyv-live', '/live/v3/other', { method: 'GET' });
    expect(got).toMatchObject({ method: 'GET', pathname: '/live/v3/other' });
    expect(got.searchParams.get('a')).toBe('1');
  });

  it('checks neither input nor reply', async () => {
    const client = createTencentChatClient({
      credentials: tencentChat.credential.fake,
      environment: {},
      fetch: () =>
        Promise.resolve(Response.json({ ErrorCode: 0, ErrorInfo: '', RequestId: 'r', Response: 3 })),
    });
    const reply = await client.call('live_engine_http_srv/get_banned_member_list', { RoomId: 1 });
    expect(reply).toMatchObject({ output: 3, requestId: 'r', status: 200, attempts: 1 });
  });
});
