import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { signCall, withoutLimits } from '../../bench/calls.ts';
import { createControlClient } from '../../clients/control/index.ts';
import { clients } from '../../clients/index.ts';
import { vendors } from '../../contracts/catalog.ts';
import { baseUrlVariable } from '../../contracts/core/config/env-names.ts';
import { describeInOpenApi } from '../../contracts/core/contract/openapi.ts';
import { parsePort } from '../../emulator/cli/options/parse.ts';
import { makeBanner } from '../../emulator/cli/output/banner.ts';
import { runProgram } from '../../emulator/cli/program.ts';
import { createMswHandlers } from '../../emulator/http/msw-handlers.ts';
import { createEmulator, startEmulator } from '../../emulator/index.ts';
import { startServer, type RunningServer } from '../../emulator/server.ts';
import { documents } from '../../scripts/documents.ts';
import { freeBlock } from '../cli/free-block.ts';
import { attempts } from '../hostile/attempts.ts';
import { fuzzVendors } from '../hostile/fuzz.ts';
import { openSetup } from '../hostile/setup.ts';
import { addLine, fifth } from './plugin.ts';

const tiny = vendors.at(-1)!;
let running: RunningServer;

beforeAll(async () => {
  running = await startServer(createEmulator(), { port: 0 });
});

afterAll(() => running.close());

/** What the command line prints while it runs a command. */
async function printedBy(...args: string[]): Promise<string> {
  let text = '';
  const keep = (chunk: unknown): boolean => {
    text += String(chunk);
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(keep),
    vi.spyOn(process.stderr, 'write').mockImplementation(keep),
  ];
  try {
    expect(await runProgram(args)).toBe(0);
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return text;
}

describe('a fifth vendor, of which the list has one line,', () => {
  it('costs one line of the list', () => {
    const list = readFileSync(new URL('../../contracts/vendor-names.ts', import.meta.url), 'utf8');
    expect(addLine(list).split('\n')).toHaveLength(list.split('\n').length + 1);
  });

  it('is the last of the catalogue', () => {
    expect(vendors).toHaveLength(5);
    expect(tiny.name).toBe(fifth);
  });

  it('gets an origin of its own at start', async () => {
    const client = clients[fifth as keyof typeof clients] as unknown as (options: object) => {
      ban(input: object): Promise<unknown>;
    };
    const credentials: unknown = tiny.credential.fake;
    const caller = client({ baseUrl: running.baseUrls[fifth], credentials, environment: {} });
    expect(await caller.ban({ user: 'alice' })).toEqual({ banned: 1 });
    await expect(caller.ban({ user: 'nobody' })).rejects.toMatchObject({ name: 'TinyLiveError', code: 4 });
  });

  it('gets the fifth port after that of the control API', async () => {
    const port = await freeBlock();
    const server = await startEmulator({ port });
    await server.close();
    expect(server.baseUrls[fifth]).toBe(`http://127.0.0.1:${port + 5}`);
  });

  it('leaves one port less for the control API', () => {
    expect(parsePort('65529')).toBe(65_529);
    expect(() => parsePort('65530')).toThrow('A port is a whole number from 0 to 65529.');
  });

  it('stands in the banner with its address, its credential and its example', () => {
    const banner = makeBanner(running);
    expect(banner).toContain('Understudy stands in for 5 moderation APIs.');
    expect(banner).toMatch(new RegExp(`${fifth} +${running.baseUrls[fifth]!}`));
    expect(banner).toMatch(new RegExp(`${fifth} +key fake-tiny-key; secret fake-tiny-secret-0000`));
    expect(banner).toContain(`sign ${fifth} ban '{"user":"alice"}'`);
  });

  it('stands in the environment of a sandbox', async () => {
    const { env } = await createControlClient({ baseUrl: running.controlUrl }).getSandbox({
      path: { id: 'default' },
    });
    expect(env).toMatchObject({
      [baseUrlVariable(fifth)]: running.baseUrls[fifth],
      TINY_LIVE_KEY: 'fake-tiny-key',
    });
    expect(await printedBy('env', '--url', running.controlUrl)).toContain('export TINY_LIVE_SECRET=');
  });

  it('is signed for by the command line', async () => {
    const line = await printedBy('sign', fifth, 'bans', '--url', running.controlUrl);
    expect(line).toContain(`${running.baseUrls[fifth]!}/bans`);
    expect(line).toMatch(/X-Tiny-Sign: [0-9a-f]{64}/);
  });

  it('is called by a command that exec runs', async () => {
    const program = `fetch(process.env.${baseUrlVariable(fifth)} + '/bans')`;
    const summary = await printedBy('exec', '--', process.execPath, '-e', program);
    expect(summary).toContain(`1 × ${fifth} bans → wrong-sign`);
  });

  it('is answered for by MSW under its real host name', async () => {
    const worker = setupServer(...createMswHandlers(createEmulator(), http));
    worker.listen({ onUnhandledRequest: 'error' });
    try {
      const response = await fetch('https://api.tiny.example/bans');
      expect(await response.json()).toEqual({ ok: false, code: 2, message: 'wrong sign' });
    } finally {
      worker.close();
    }
  });

  it('has reference pages, and an index of its errors with a recipe for each', () => {
    const pageOf = (name: string): string =>
      documents.find(({ file }) => file.pathname.endsWith(`/docs/reference/${fifth}/${name}.md`))!.render();
    expect(pageOf('index')).toContain('# Tiny live');
    expect(pageOf('bans')).toContain('npx understudy-live recipe ban unknown-user');
    for (const error of Object.keys(tiny.errors)) expect(pageOf('errors')).toContain(`\`${error}\``);
  });

  it('has rows in the table of operations', () => {
    const page = documents.find(({ file }) => file.pathname.endsWith('/docs/operations.md'))!.render();
    expect(page).toContain('## Tiny live\n\n| operation |');
    expect(page).toContain('| `ban` | `ban` |');
  });

  it('has an OpenAPI document', async () => {
    const { paths } = describeInOpenApi(tiny, '1.0.0') as { paths: object };
    expect(Object.keys(paths)).toEqual(['/ban', '/bans']);
    const response = await fetch(`${running.controlUrl}/api/openapi/${fifth}.json`);
    expect(await response.json()).toMatchObject({ paths: { '/ban': {} } });
  });

  it('has a call in the benchmark, without its limits', async () => {
    const { url, method, headers, body } = signCall(fifth, running.baseUrls[fifth]!, Date.now());
    const response = await fetch(url, { method, headers, body: body! });
    expect(await response.json()).toMatchObject({ ok: true });
    expect(Object.keys(withoutLimits.limits ?? {})).toContain(fifth);
  });

  it('is among those that are fuzzed, and withstands it', async () => {
    const drawn = fc.sample(attempts, { numRuns: 200, seed: 5 });
    expect(drawn.map(({ vendor }) => vendor.name)).toContain(fifth);
    const setup = await openSetup();
    try {
      const own = attempts.filter(({ vendor }) => vendor.name === fifth);
      await expect(fuzzVendors(setup, { cases: 300, seed: 5 }, own)).resolves.toBeUndefined();
    } finally {
      await setup.close();
    }
  }, 180_000);
});
