import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vendorNames } from '../../contracts/catalog.ts';
import { version } from '../../emulator/version.ts';
import { entryFile } from './program-file.ts';
import { fileOf, heard, runHere, spawnCommand, startTimeout, understudy, type Running } from './program.ts';

const bigId = '1819171234140099123';
const config = `{"allowOrigins":["https://filed.example"],"sandboxes":{"default":{"state":{
  "tencent-chat":{"rooms":[{"RoomId":"it's","members":["user1"]}]},
  "volcengine-livesaas":{"activities":[{"ActivityId":${bigId}}]}}}}}`;

interface Ready {
  readonly ready: boolean;
  readonly console: { readonly url: string };
  readonly control: { readonly baseUrl: string };
  readonly vendors: Readonly<Record<string, { readonly baseUrl: string }>>;
}

let program: Running;
let ready: Ready;

beforeAll(async () => {
  const origins = ['--allow-origin', 'https://named.example', '--allow-origin', 'http://other.example:81'];
  program = understudy(
    'start',
    '--json',
    '--port',
    '0',
    '--config',
    fileOf('config.json', config),
    ...origins,
  );
  await heard(program, 'stdout', /\n/);
  ready = JSON.parse(program.said.stdout) as Ready;
}, startTimeout);

afterAll(async () => {
  program.child.kill();
  await program.ended;
});

const url = () => ready.control.baseUrl;
const sign = (...args: string[]) => runHere('sign', ...args, '--url', url());
const roomInput = `{"RoomId":"it's","MemberList_Account":["user1"],"Duration":60}`;

describe('start', () => {
  it(
    'runs in a clone',
    async () => {
      const { code, stdout } = await spawnCommand(process.execPath, [entryFile, '--version']).ended;
      expect({ code, stdout }).toEqual({ code: 0, stdout: `${version}\n` });
    },
    startTimeout,
  );

  it('prints one line of JSON when it is ready, with the origins that answer', async () => {
    expect(ready).toMatchObject({ ready: true });
    expect(Object.keys(ready.vendors)).toEqual(vendorNames);
    const health = (await (await fetch(`${url()}/api/health`)).json()) as Ready;
    expect(health.vendors).toEqual(ready.vendors);
    expect(await (await fetch(ready.console.url)).text()).toContain('<title>Understudy</title>');
    expect(program.said.stdout.split('\n')).toHaveLength(2);
  });

  it('reads ids beyond 2^53 from a JSON file to the digit', async () => {
    const state = await (await fetch(`${url()}/api/sandboxes/default/state`)).text();
    expect(state).toContain(`"ActivityId":"${bigId}"`);
  });

  it.each([
    ['https://filed.example', 'answers'],
    ['https://named.example', 'answers'],
    ['http://other.example:81', 'answers'],
    ['http://other.example', 'refuses'],
  ])('lets pages call that the file or the command line names: to %s it %s', async (Origin, what) => {
    const reply = await fetch(`${ready.vendors['polyv-live']?.baseUrl}/`, { headers: { Origin } });
    expect((await reply.text()).startsWith('Understudy, not the vendor')).toBe(what === 'refuses');
  });

  it('takes no origin that is none', async () => {
    const { code, stderr } = await runHere('start', '--port', '0', '--allow-origin', '*');
    expect(code).toBe(1);
    expect(stderr).toContain('An origin is a scheme, a host and perhaps a port');
  });

  it('writes a line for each call on stderr', async () => {
    await fetch(`${ready.vendors['polyv-live']?.baseUrl}/nowhere-to-be-found`);
    await heard(program, 'stderr', /polyv-live GET \/nowhere-to-be-found → .* ms\n/);
  });

  it('explains in a sentence that its port is taken', async () => {
    const { port } = new URL(url());
    const { code, stderr, stdout } = await understudy('start', '--port', port).ended;
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(new RegExp(`^understudy: Port ${port} of 127\\.0\\.0\\.1, .* is taken\\. .*\\n$`));
  });

  it('stops at once on SIGTERM, whatever is under way', async () => {
    const other = understudy('start', '--json', '--port', '0');
    await heard(other, 'stdout', /\n/);
    const { control } = JSON.parse(other.said.stdout) as Ready;
    const stream = await fetch(`${control.baseUrl}/api/events`);
    const start = performance.now();
    other.child.kill('SIGTERM');
    expect((await other.ended).code).toBe(0);
    // A tenth of a second, and more on a busy machine; the stream by itself never ends.
    expect(performance.now() - start).toBeLessThan(30_000);
    await expect(stream.text()).rejects.toThrow();
  });
});

describe('sign', () => {
  it('prints a curl line that a shell runs and the vendor takes', async () => {
    const { stdout } = await sign('tencent-chat', 'live_engine_http_srv/ban_member', roomInput);
    const { stdout: reply } = await spawnCommand('sh', ['-c', stdout]).ended;
    expect(reply).toContain('"ErrorCode":0');
  });

  it('signs long ids to the digit', async () => {
    const { stdout } = await sign('volcengine-livesaas', 'GetActivityBanUsers', `{"ActivityId":"${bigId}"}`);
    expect(stdout).toContain(bigId);
  });

  it('prints the parts of the request with --json', async () => {
    const { stdout } = await sign('tencent-chat', 'live_engine_http_srv/ban_member', roomInput, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ method: 'POST', body: roomInput });
  });

  it.each(['{', '5', 'null'])('refuses an input that is no JSON object: %s', async (input) => {
    const { code, stderr } = await sign('tencent-chat', 'live_engine_http_srv/ban_member', input);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^understudy: The input .*JSON.*\n$/);
  });
});

describe('the commands for a running emulator', () => {
  const run = (...args: string[]) => runHere(...args, '--url', url());

  it('print the environment so that a shell takes it', async () => {
    const { stdout } = await run('env');
    const { stdout: heardBack } = await spawnCommand('sh', ['-c', `${stdout}\necho "$TENCENT_CHAT_BASE_URL"`])
      .ended;
    expect(heardBack.trim()).toBe(ready.vendors['tencent-chat']?.baseUrl);
  });

  it('make a sandbox, move its clock, set its faults, show its state and delete it', async () => {
    const rules = [{ id: 'slow', match: { vendor: 'tencent-chat' }, effect: { type: 'latency', ms: 1 } }];
    const at = ['--sandbox', 'cli'];
    expect((await run('sandbox', 'create', 'cli', '--seed', '7')).stdout).toBe('cli\n');
    expect((await run('sandbox', 'list')).stdout).toContain('cli\n');
    expect((await run('clock', 'set', '2023-11-14T22:13:20Z', '--force', ...at)).stdout).toBe(
      '2023-11-14T22:13:20.000Z\n',
    );
    expect((await run('clock', 'advance', '60', ...at)).stdout).toBe('2023-11-14T22:14:20.000Z\n');
    expect((await run('clock', 'show', ...at)).stdout).toBe('2023-11-14T22:14:20.000Z (frozen)\n');
    expect((await run('fault', 'set', fileOf('f.json', JSON.stringify({ rules })), ...at)).stdout).toBe(
      '1 rule is set\n',
    );
    expect((await run('fault', 'list', ...at)).stdout).toMatch(
      /^slow +tencent-chat every operation +latency ms=1 /m,
    );
    const { stdout: snapshot } = await run('state', 'show', ...at);
    expect((await run('state', 'load', fileOf('s.json', snapshot), ...at)).code).toBe(0);
    expect((await run('sandbox', 'delete', 'cli')).stdout).toBe('cli is deleted\n');
    expect((await run('clock', 'show', ...at)).stderr).toContain('There is no sandbox "cli"');
  });

  it('print the journal, each call in a line', async () => {
    await fetch(`${ready.vendors['tencent-chat']?.baseUrl}/v4/a/b`, { method: 'POST' });
    const { stdout } = await run('journal', '--vendor', 'tencent-chat', '--outcome', '60009');
    expect(stdout).toMatch(/^ *\d+ .* tencent-chat {2}POST \/v4\/a\/b {2}200 .* ms {2}→ 60009 .+$/m);
  });
});
