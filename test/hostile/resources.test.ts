import type { Socket } from 'node:net';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { maximumBodyBytes } from '../../contracts/core/wire/http.ts';
import { identifyError } from '../../contracts/core/contract/identify-error.ts';
import { tencentChat } from '../../contracts/tencent-chat/index.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { startEmulator } from '../../emulator/index.ts';
import type { RunningServer } from '../../emulator/server.ts';
import { sayHello, signedCall } from './honest-client.ts';
import type { WireReply } from './replies.ts';
import { toBytes } from './requests.ts';
import { openSocket, readReplies, readToEnd, say } from './wire.ts';

let server: RunningServer;

/** Room for one of the bodies that are sent here, and not for two. */
const unfinishedBodyBytes = 3_000_000;

beforeAll(async () => {
  server = await startEmulator({ port: 0, limits: { unfinishedBodyBytes } });
});

afterAll(() => server.close());

const byName = vendors.map((vendor) => [vendor.name, vendor] as const);

async function post(vendor: Vendor, body: string | Uint8Array, target = '/'): Promise<WireReply> {
  const baseUrl = server.baseUrls[vendor.name]!;
  const headers = [['Content-Type', 'application/json']] as const;
  const bytes = toBytes({ method: 'POST', target, headers, body: Buffer.from(body) }, { baseUrl });
  const { replies } = await say(baseUrl, bytes);
  expect(replies).toHaveLength(1);
  return replies[0]!;
}

function errorOf(vendor: Vendor, { status, body }: WireReply): string | undefined {
  const understood = vendor.codec.understand({ status, headers: [], body });
  return understood.kind === 'error' ? identifyError(vendor, understood.code, understood.message) : undefined;
}

/** Sends most of a body for which there is room, and no more. */
async function hoard(baseUrl: string): Promise<Socket> {
  const { host } = new URL(baseUrl);
  const hoarder = await openSocket(baseUrl);
  const head = `POST / HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 2900000\r\n`;
  // The server has read the whole first part when it answers what was sent before.
  hoarder.write(`${head}Expect: 100-continue\r\n\r\n`);
  await new Promise((resolve) => hoarder.once('data', resolve));
  await new Promise<void>((resolve) => {
    hoarder.write(Buffer.alloc(2_800_000, ' '), () => {
      resolve();
    });
  });
  return hoarder;
}

describe.each(byName)('%s', (name, vendor) => {
  const lastEntry = () => server.emulator.sandbox('default')!.journal.entries().at(-1);

  it('reads a body that is too large to its end, keeps what it needs to refuse it, and no more', async () => {
    const roomy = await startEmulator({ port: 0 });
    const baseUrl = roomy.baseUrls[name]!;
    const body = Buffer.alloc(maximumBodyBytes + 4_000_000, ' ');
    const { replies } = await say(
      baseUrl,
      toBytes({ method: 'POST', target: '/', headers: [], body }, { baseUrl }),
    );
    const entry = roomy.emulator.sandbox('default')!.journal.entries().at(-1);
    await roomy.close();
    expect(errorOf(vendor, replies[0]!)).toBe(vendor.bodyTooLarge);
    expect(entry?.refusedBy).toBe('size');
    expect(entry?.request.body.length).toBe(maximumBodyBytes + 1);
  });

  it.each([
    ['JSON of 100000 levels', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['an array of half a million entries', `{"RoomId":"test","UserIds":[${'1,'.repeat(500_000)}1]}`],
    ['two hundred thousand keys', `{${Array.from({ length: 200_000 }, (_, key) => `"k${key}":1`).join()}}`],
    ['a number of a million digits', `{"Duration":${'9'.repeat(1_000_000)}}`],
    ['the keys of prototypes', '{"__proto__":{"RoomId":"test"},"constructor":{"prototype":{"polluted":1}}}'],
  ])('refuses %s in its own words', async (_, body) => {
    const reply = await post(vendor, body);
    expect(errorOf(vendor, reply)).toBeDefined();
    expect(lastEntry()?.defect).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('has no room for endless unfinished bodies, and says so', async () => {
    const hoarder = await hoard(server.baseUrls[name]!);
    await sayHello(server);
    const refused = await post(vendor, Buffer.alloc(2_000_000, ' '));
    expect(refused.status).toBe(503);
    expect(errorOf(vendor, refused)).toBe(vendor.bodyTooLarge);
    hoarder.destroy();
    await expect.poll(async () => (await post(vendor, Buffer.alloc(2_000_000, ' '))).status).not.toBe(503);
  });

  it('still serves an honest client', async () => {
    const { replies } = await say(server.baseUrls[name]!, signedCall(server, vendor));
    expect(replies).toHaveLength(1);
  });
});

it('has one room for the unfinished bodies of all origins, the control API among them', async () => {
  const hoarder = await hoard(server.baseUrls['polyv-live']);
  await sayHello(server);
  const url = `${server.controlUrl}/api/sandboxes/default/state`;
  const put = async () => {
    const body = Buffer.alloc(2_000_000, ' ');
    const headers = { 'Content-Type': 'application/json' };
    return (await fetch(url, { method: 'PUT', headers, body })).status;
  };
  expect(await put()).toBe(503);
  hoarder.destroy();
  await expect.poll(put).not.toBe(503);
});

it('reads no further what it has no room for', async () => {
  const baseUrl = server.baseUrls['polyv-live'];
  const hoarder = await hoard(baseUrl);
  await sayHello(server);
  const refused = await openSocket(baseUrl);
  const heard = readToEnd(refused);
  refused.write(`POST / HTTP/1.1\r\nHost: ${new URL(baseUrl).host}\r\nContent-Length: 9000000\r\n\r\n`);
  refused.write(Buffer.alloc(2_000_000, ' '));
  // Its end never comes.
  expect(readReplies(await heard).replies[0]?.status).toBe(503);
  hoarder.destroy();
});

describe('a UserSig', () => {
  it('that inflates to a gigabyte is refused without being inflated', async () => {
    const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024, ' '))
      .toString('base64url')
      .slice(0, 60_000);
    const before = process.memoryUsage.rss();
    const query = `sdkappid=1400000000&identifier=administrator&random=1&contenttype=json&usersig=${bomb}`;
    const { path } = tencentChat.operations.banMember.route;
    const reply = await post(tencentChat, '{}', `${path}?${query}`);
    expect(errorOf(tencentChat, reply)).toBe('70003');
    expect(process.memoryUsage.rss() - before).toBeLessThan(32 * 1024 * 1024);
  });
});
