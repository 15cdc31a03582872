import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { tencentChat } from '../../contracts/tencent-chat/index.ts';
import { createControlClient, type ControlClient } from '../../clients/control/index.ts';
import { scenarioNames } from '../../emulator/assembly/scenario-files.ts';
import { createCaller } from '../load/caller.ts';
import { startProcess } from '../load/server-process.ts';
import { openSocket } from '../hostile/wire.ts';
import { runProcess } from './run-process.ts';

const guard = new URL('guard.mjs', import.meta.url);
const limit = 60_000;

/** An environment in which every program is guarded, and what the guard has noted. */
function guarded() {
  const log = join(mkdtempSync(join(tmpdir(), 'understudy-outbound-')), 'log');
  return {
    env: { ...process.env, NODE_OPTIONS: `--import=${guard.href}`, OUTBOUND_LOG: log },
    noted: () => (existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : []),
  };
}

const receiver = 'callbacks.example.com';
const room = { RoomId: 'room', RoomType: 'Conference', members: ['user1'] } as const;
const chatState = {
  rooms: [room],
  callbacks: { Url: `http://${receiver}/`, CallbackCommandList: ['Room.CallbackAfterMemberLeave'] },
};

/** Calls every vendor once in each scenario, and then sets off a callback. Gives how that ended. */
async function exercise(
  control: ControlClient,
  baseUrlOf: (vendor: string) => string,
  scenarios: readonly string[],
): Promise<unknown> {
  const path = { id: 'default' };
  const agent = new Agent({ keepAlive: true });
  const sandbox = await control.getSandbox({ path });
  const credentials: Readonly<Record<string, unknown>> = { ...sandbox.credentials };
  for (const name of scenarios) {
    await control.startScenario({ path, body: { name } });
    const calls = vendors.map((vendor) => {
      const call = createCaller(vendor, baseUrlOf(vendor.name), credentials[vendor.name], agent);
      return call(vendor.example.operation, vendor.example.input);
    });
    // What a scenario answers, a broken connection included, is not the question here.
    await Promise.allSettled(calls);
    await control.resetSandbox({ path });
  }
  await control.putState({ path, body: { 'tencent-chat': chatState } });
  const call = createCaller(tencentChat, baseUrlOf(tencentChat.name), credentials[tencentChat.name], agent);
  const input = { RoomId: 'room', MemberList_Account: ['user1'], Reason: '', Duration: 60 };
  await call('room_engine_http_srv/ban_room_member', input);
  agent.destroy();
  const { entries } = (await control.getJournal({ path, query: { measured: 'true' } })) as {
    readonly entries: readonly { readonly callbacks?: readonly { readonly state: string }[] }[];
  };
  return entries.at(-1)?.callbacks?.[0]?.state;
}

/** Asks a gateway in every way for each of the hosts: by name, as a proxy, and for a tunnel. Gives the statuses. */
async function askGateway(gatewayUrl: string, hosts: readonly string[]): Promise<readonly number[]> {
  const requests = hosts.flatMap((host) => [
    `GET / HTTP/1.1\r\nHost: ${host}`,
    `GET http://${host}/ HTTP/1.1\r\nHost: ${host}`,
    `CONNECT ${host}:443 HTTP/1.1\r\nHost: ${host}:443`,
  ]);
  return Promise.all(
    requests.map(async (head) => {
      const socket = await openSocket(gatewayUrl);
      socket.write(`${head}\r\nConnection: close\r\n\r\n`);
      const [first] = (await once(socket, 'data')) as [Buffer];
      socket.destroy();
      return Number(/^HTTP\/1\.1 (\d+)/.exec(first.toString())?.[1]);
    }),
  );
}

async function serve(scenarios: readonly string[], ...options: readonly string[]) {
  const { env, noted } = guarded();
  const server = startProcess(options, env);
  const { controlUrl, baseUrlOf } = await server.ready;
  const control = createControlClient({ baseUrl: controlUrl });
  await Promise.all([
    control.health(),
    control.getCatalog(),
    control.listScenarios(),
    control.listAssumptions(),
  ]);
  const callback = await exercise(control, baseUrlOf, scenarios);
  server.child.kill('SIGTERM');
  await server.ended;
  return { callback, noted: noted() };
}

describe.concurrent('nothing leaves this machine', () => {
  it(
    'from a server that is called in every scenario, told to send a callback elsewhere, and stopped',
    async () => {
      const folder = join(mkdtempSync(join(tmpdir(), 'understudy-outbound-')), 'data');
      expect(await serve(scenarioNames(), '--data', folder)).toEqual({ callback: 'refused', noted: [] });
    },
    limit,
  );

  it(
    'from a command that is run against a fresh emulator',
    async () => {
      const { env, noted } = guarded();
      const command =
        'fetch(process.env.POLYV_LIVE_BASE_URL).then((reply) => process.exit(reply.status === 0 ? 1 : 0))';
      expect(await runProcess(['exec', '--', process.execPath, '-e', command], env)).toBe(0);
      expect(noted()).toEqual([]);
    },
    limit,
  );
});

describe.concurrent('a gateway', () => {
  const theirs = vendors.flatMap(({ hosts }) => hosts);
  const others = ['shop.example', 'registry.npmjs.org', '192.0.2.1', 'localhost'];

  it(
    'looks up no name and opens no connection, whomever it is asked for',
    async () => {
      const { env, noted } = guarded();
      const server = startProcess([], env);
      const { gatewayUrl } = await server.ready;
      const refused = await askGateway(gatewayUrl, others);
      expect(refused).toEqual(others.flatMap(() => [421, 421, 403]));
      const answered = await askGateway(gatewayUrl, theirs);
      expect(answered.filter((_, index) => index % 3 === 2)).toEqual(theirs.map(() => 200));
      expect(answered).not.toContain(421);
      server.child.kill('SIGTERM');
      await server.ended;
      expect(noted()).toEqual([]);
    },
    limit,
  );
});

describe.concurrent('the guard', () => {
  it(
    'sees the server deliver a callback elsewhere where that is allowed',
    async () => {
      const { noted } = await serve([], '--allow-callbacks-to', receiver);
      expect(noted).toEqual([`look up ${receiver}`]);
    },
    limit,
  );

  it(
    'sees what the command of an exec does',
    async () => {
      const { env, noted } = guarded();
      const command = "require('node:net').connect(80, '192.0.2.1')";
      expect(await runProcess(['exec', '--', process.execPath, '-e', command], env)).not.toBe(0);
      expect(noted()).toEqual(['connect 192.0.2.1']);
    },
    limit,
  );

  it.each([
    ["fetch('http://192.0.2.1/')", 'connect 192.0.2.1'],
    ["require('node:https').get('https://example.invalid/')", 'connect example.invalid'],
    ["require('node:dns').lookup('example.invalid', () => {})", 'look up example.invalid'],
    ["require('node:dns').promises.resolve4('example.invalid')", 'look up example.invalid'],
    ["require('node:dgram').createSocket('udp4').send('x', 53, '192.0.2.1')", 'datagram 192.0.2.1'],
  ])(
    'sees %s',
    async (code, what) => {
      const { env, noted } = guarded();
      const child = spawn(process.execPath, ['-e', code], { env, stdio: ['ignore', 'ignore', 'pipe'] });
      await text(child.stderr);
      expect(noted()).toEqual([what]);
    },
    limit,
  );
});
