import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { vendors } from '../../contracts/catalog.ts';
import { controlOperations } from '../../contracts/control/index.ts';
import { startEmulator, type RunningServer } from '../../emulator/index.ts';
import { everyCommand, flags, rightArguments, talksToServer, valued, type Leaf } from './every-command.ts';
import { isWhole, takeShare } from '../share.ts';
import { credentials, leakIn, leakingCalls, readFolder, type SentCall } from './leaking-calls.ts';
import { programFile } from './program-file.ts';
import { heard, runHere, startTimeout, understudy } from './program.ts';

/**
 * Commands that hand out credentials, which is what they are for: `env` prints them, `start` does in its banner, and what
 * `sandbox` makes, lists and resets comes with them in JSON. Everything else shows no piece of a secret.
 */
const handsOut = /^(?:env|start|sandbox (?:create|list|reset) .*--json)\b/;

const leaves = await everyCommand();
const folder = mkdtempSync(join(tmpdir(), 'understudy-'));
const before = process.cwd();
let server: RunningServer;
let calls: readonly SentCall[];

beforeAll(async () => {
  process.chdir(folder);
  writeFileSync('state.json', '{}');
  writeFileSync('rules.json', '[]');
  writeFileSync('config.json', JSON.stringify({ sandboxes: { default: { credentials } } }));
  const sandboxes = { default: { credentials }, spare: {} };
  server = await startEmulator({ port: 0, sandboxes });
  calls = vendors.flatMap((vendor) => leakingCalls(vendor, server.baseUrls[vendor.name]!));
});

/**
 * Each refused call of a run is explained, so that by day a share of them is enough: of the nine kinds of calls each comes once,
 * with one vendor or another.
 */
const apart = 4;

async function sendAll(): Promise<void> {
  for (const { url, method, headers, body } of calls)
    await fetch(url, { method, headers, ...(body !== undefined && { body }) });
}

afterAll(async () => {
  process.chdir(before);
  await server.close();
});

/** The ways in which a command prints: plainly, with each flag, and with each choice of an option. */
function waysOf(leaf: Leaf): readonly (readonly string[])[] {
  const chosen = valued(leaf).flatMap(({ long, argChoices = [] }) => argChoices.map((one) => [long!, one]));
  const own = flags(leaf)
    .filter((flag) => flag !== '--follow')
    .map((flag) => [flag]);
  const both = leaf.words[0] === 'explain' || leaf.words[0] === 'journal' ? everyEntry(leaf) : [];
  return [[], ...own, ...chosen, ...both];
}

function everyEntry({ words }: Leaf): readonly (readonly string[])[] {
  return words[0] === 'journal'
    ? [
        ['--last', '1000', '--format', 'curl'],
        ['--last', '1000', '--json'],
      ]
    : [];
}

const has = (leaf: Leaf, option: string): boolean => valued(leaf).some(({ long }) => long === option);

/** Commands that ask a server, those that run a client, and those that serve until they are ended. */
const remote = leaves.filter(talksToServer).filter(({ words }) => words[0] !== 'mcp');
const runners = leaves.filter(({ command }) =>
  command.registeredArguments.some((argument) => argument.name() === 'command'),
);
const servers = leaves.filter((leaf) => has(leaf, '--config') && !runners.includes(leaf));

interface Places {
  readonly vendors: Readonly<Record<string, { readonly baseUrl: string }>>;
}

describe('a secret, wherever clients have put it', { timeout: 120_000 }, () => {
  // Commands before have emptied the journal, or changed the clock.
  beforeEach(async () => {
    await runHere('sandbox', 'reset', 'default', '--url', server.controlUrl);
    await sendAll();
  });

  it.each(remote.map((leaf) => [leaf.words.join(' '), leaf] as const))(
    'is not printed by %s',
    async (_, leaf) => {
      const leaks: unknown[] = [];
      for (const way of waysOf(leaf)) {
        const line = [...leaf.words, ...way, ...rightArguments(leaf).flat()];
        if (handsOut.test(`${leaf.words.join(' ')} ${way.join(' ')}`)) continue;
        const { stdout, stderr } = await runHere(...line, '--url', server.controlUrl);
        const leak = leakIn(stdout + stderr);
        if (leak !== undefined) leaks.push({ line: line.join(' '), leak });
      }
      expect(leaks).toEqual([]);
    },
  );

  it.each(['env', 'sandbox list --json'])(
    'is printed by %s, so that the others could show it',
    async (line) => {
      const { stdout } = await runHere(...line.split(' '), '--url', server.controlUrl);
      expect(leakIn(stdout)).toBeDefined();
    },
  );

  it('is not printed by explain for any call of the journal, nor for one that is pasted', async () => {
    const leaks: unknown[] = [];
    const say = async (...args: readonly string[]): Promise<void> => {
      const { stdout, stderr } = await runHere('explain', ...args, '--url', server.controlUrl);
      const leak = leakIn(stdout + stderr);
      if (leak !== undefined) leaks.push({ args, leak });
    };
    for (const [index, call] of takeShare([...calls.entries()], apart)) {
      const [id, file] = [String(index + 1), `call-${index}.txt`];
      writeFileSync(file, toCurl(call));
      // By day in text what the journal has, and in JSON what is pasted, or the other way round.
      const [one, other] = Math.floor(index / apart) % 2 === 0 ? [[], ['--json']] : [['--json'], []];
      await say(...one, id);
      await say(...other, '--request', file);
      if (!isWhole) continue;
      await say(...other, id);
      await say(...one, '--request', file);
    }
    expect(leaks).toEqual([]);
  });

  it('is not in the headers that explain a reply', async () => {
    for (const { url, method, headers, body } of calls) {
      const reply = await fetch(url, { method, headers, ...(body !== undefined && { body }) });
      const told = [...reply.headers].filter(([name]) => name.startsWith('x-understudy'));
      expect(leakIn(decodeURIComponent(JSON.stringify(told)))).toBeUndefined();
    }
  });

  it.each(servers)('is not in the lines that $words writes about its calls', async ({ words }) => {
    const started = understudy(...words, '--port', '0', '--config', 'config.json', '--json');
    await heard(started, 'stdout', /\n/);
    const { vendors: places } = JSON.parse(started.said.stdout) as Places;
    for (const vendor of vendors)
      for (const { url, method, headers, body } of leakingCalls(vendor, places[vendor.name]!.baseUrl))
        await fetch(url, { method, headers, ...(body !== undefined && { body }) });
    started.child.kill('SIGTERM');
    const { stdout, stderr } = await started.ended;
    expect(stderr.split('\n').length).toBeGreaterThan(calls.length);
    expect(leakIn(stdout + stderr)).toBeUndefined();
  });

  it('is not in what any tool for agents tells', { timeout: startTimeout }, async () => {
    const client = new Client({ name: 'a-test', version: '1.0.0' });
    const args = [programFile, 'mcp', '--url', server.controlUrl];
    await client.connect(new StdioClientTransport({ command: process.execPath, args, stderr: 'ignore' }));
    const { tools } = await client.listTools();
    const leaks: unknown[] = [];
    for (const { name, annotations } of tools) {
      if (!annotations?.readOnlyHint || handing.has(name)) continue;
      const answer = await client.callTool({ name, arguments: argumentsOf[name] ?? {} });
      const leak = leakIn(JSON.stringify(answer));
      if (leak !== undefined) leaks.push({ name, leak });
    }
    await client.close();
    expect(leaks).toEqual([]);
  });
});

it('is known to no command that neither asks a server, nor runs a client, nor serves', () => {
  const tested = new Set([...remote, ...runners, ...servers]);
  const others = leaves.filter((leaf) => !tested.has(leaf) && leaf.words[0] !== 'mcp');
  expect(others.length).toBeGreaterThan(3);
  expect(others.filter((leaf) => has(leaf, '--config') || has(leaf, '--sandbox'))).toEqual([]);
});

/** Tools that hand out credentials. */
const handing = new Set(
  Object.entries(controlOperations).flatMap(([name, { output }]) =>
    JSON.stringify(z.toJSONSchema(output as z.ZodType, { unrepresentable: 'any' })).includes('"credentials"')
      ? [name]
      : [],
  ),
);

/** What a tool needs beside the usual sandbox. */
const [{ name: vendor, example }] = vendors as [(typeof vendors)[number]];
const argumentsOf: Readonly<Record<string, Record<string, unknown>>> = {
  getJournal: { limit: 1000 },
  getJournalEntry: { entry: 'last' },
  explainEntry: { entry: 'last' },
  signCall: { vendor, operation: example.operation, input: example.input },
  readReference: { page: vendor },
};

function toCurl({ method, url, headers, body }: SentCall): string {
  const words = ['-X', method, ...headers.flatMap(([name, value]) => ['-H', `${name}: ${value}`])];
  return ['curl', ...words, ...(body === undefined ? [] : ['--data-raw', body]), url]
    .map((word) => `'${word}'`)
    .join(' ');
}

/** Sends what the test would have sent, and writes nothing. */
const program = `const { readFileSync } = await import('node:fs');
for (const { vendor, path, method, headers, body } of JSON.parse(readFileSync('calls.json', 'utf8')))
  await fetch(process.env[vendor] + path, { method, headers, ...(body !== undefined && { body }) });`;

/**
 * `--print-env` hands out credentials, `--resume` goes on with a run that was interrupted, and `--deep` runs the client some
 * hundred times.
 */
const stopping = new Set(['--print-env', '--resume', '--deep']);

describe('a secret that a client of a run leaks', { timeout: 120_000 }, () => {
  beforeAll(() => {
    const all = vendors.flatMap((vendor) =>
      leakingCalls(vendor, 'http://127.0.0.1:1').map(({ url, ...call }) => ({
        ...call,
        vendor: `${vendor.name.replaceAll('-', '_').toUpperCase()}_BASE_URL`,
        path: url.slice('http://127.0.0.1:1'.length),
      })),
    );
    writeFileSync('calls.json', JSON.stringify(takeShare(all, apart)));
    writeFileSync('program.mjs', program);
  });

  const runs = runners.flatMap((leaf) => {
    const [name = ''] = leaf.words;
    // One operation is enough for a command that runs its client again and again, and one error of it.
    const bound = has(leaf, '--operations') ? ['--operations', vendors[0]!.example.operation] : [];
    const one = flags(leaf).includes('--deep') ? ['--only', vendors[0]!.internalError] : [];
    const own = flags(leaf).filter((flag) => !stopping.has(flag));
    return [own.filter((flag) => flag !== '--json'), own].map(
      (ways) => [name, [...bound, ...one, ...ways]] as const,
    );
  });

  it.each(runs)('is in nothing that %s %j prints, and in no report', async (name, options) => {
    const reports = mkdtempSync(join(folder, 'reports-'));
    const { stdout, stderr } = await runHere(
      ...[name, ...options, '--config', 'config.json', '--report', 'html,junit,github,json'],
      ...['--report-dir', reports],
      ...['--', process.execPath, 'program.mjs'],
    );
    expect(`${stdout}${stderr}`.length).toBeGreaterThan(100);
    expect(leakIn(stdout + stderr)).toBeUndefined();
    const written = readFolder(reports);
    expect(written.length).toBeGreaterThan(100);
    expect(leakIn(written)).toBeUndefined();
  });
});
