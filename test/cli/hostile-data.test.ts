import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { writeCall } from '../../contracts/core/recipe/write-test-call.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';
import { startEmulator, type RunningServer } from '../../emulator/index.ts';
import { everyCommand, flags, rightArguments, talksToServer, valued, type Leaf } from './every-command.ts';
import { secretFieldOf } from './leaking-calls.ts';
import { heard, runHere, understudy } from './program.ts';

/** What terminals, build servers and shells would carry out, or what would hide or turn a text. */
const hostile = [
  'x\n::error title=pwned::x\r\n##[error]x\n##vso[task.setvariable]x',
  '\u001b]0;x\u0007\u001b[2J\u009b31m\u0000\b\u007f\u0085',
  '\u202ex\u2066\u200b\ufeff\u2028\u00ad\u{e0041}\u3164',
  `'; touch pwned; '$(touch pwned)\`touch pwned\`"; touch pwned; "`,
].join('');

/** The same in a secret, of which nothing is printed but by what hands out credentials. It shares no text with the others. */
const secret = `qZx7\u001b[9z\n::notice::Kv9W'"$(>leaked)`;

const folder = mkdtempSync(join(tmpdir(), 'understudy-'));
const before = process.cwd();
const rule = {
  id: hostile,
  match: { vendor: 'tencent-chat' },
  effect: { type: 'latency', ms: 1 },
} as const;
/** Texts of others in all secrets, in a fault and in a state. */
const sandbox = {
  credentials: Object.fromEntries(
    vendors.map((vendor) => [vendor.name, { [secretFieldOf(vendor)]: secret }]),
  ),
  faults: [rule],
  state: {
    'tencent-chat': {
      rooms: [
        { RoomId: hostile, members: [hostile], banned: [{ Member_Account: hostile, BannedUntil: 4e9 }] },
      ],
    },
  },
};
let server: RunningServer;

beforeAll(async () => {
  process.chdir(folder);
  writeFileSync('state.json', JSON.stringify(sandbox.state));
  writeFileSync('rules.json', JSON.stringify([{ ...rule, id: `again ${hostile}` }]));
  server = await startEmulator({ port: 0, sandboxes: { default: sandbox, spare: {} } });
});

afterAll(async () => {
  process.chdir(before);
  await server.close();
});

/** Sends bytes as they are, and waits until the server has closed the connection. */
function sendRaw(url: string, text: string): Promise<void> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve();
    });
    socket.resume();
  });
}

/** Calls with texts of others in every place: target, query, headers, body, fields, method. */
async function sendAll(baseUrls: Readonly<Record<string, string>>): Promise<void> {
  const escaped = encodeURIComponent(hostile);
  // A header cannot hold what ends it.
  const inHeader = hostile.replaceAll(/[\r\n\0]/g, '');
  for (const vendor of vendors) {
    const baseUrl = baseUrls[vendor.name]!;
    const input = { ...vendor.example.input, [hostile]: hostile, RoomId: hostile, channelId: hostile };
    const call = { input, credential: vendor.credential.fake, baseUrl, now: Date.now(), options: {} };
    const { method, url, headers, body } = writeCall(vendor, vendor.example.operation, {
      ...call,
      ids: createSeededIds(1),
    });
    const sent = { method, headers: headers.map(([name, value]): [string, string] => [name, value]) };
    await fetch(url, { ...sent, ...(method !== 'GET' && { body: new Uint8Array(body) }) });
    await fetch(`${baseUrl}/${escaped}?${escaped}=${escaped}&Action=${escaped}&sdkappid=${escaped}`);
    await fetch(baseUrl, { method: 'POST', body: `${hostile}=${hostile}`, headers: { 'X-A': 'b' } });
    const head = `Host: x\r\nX-Odd: ${inHeader}\r\nAuthorization: ${inHeader}\r\nConnection: close\r\n\r\n`;
    await sendRaw(baseUrl, `POST /${inHeader.replaceAll(/\s/g, '')} HTTP/1.1\r\n${head}`);
    await sendRaw(baseUrl, `G'$(touch${escaped} / HTTP/1.1\r\n${head}`);
  }
}

/** What of a text a terminal or a build server would carry out. */
function carriedOut(text: string): readonly string[] {
  const found =
    // eslint-disable-next-line no-control-regex -- they are what this is about
    /^.*?(?:[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff]|\udb40[\udc00-\udc7f]|##\[|##vso\[).*$|^\s*::.*$/gm;
  return [...text.matchAll(found)].map(([line]) => JSON.stringify(line.slice(0, 300)));
}

const leaves = await everyCommand();
const remote = leaves.filter(talksToServer).filter(({ words }) => words[0] !== 'mcp');

/** The ways in which a command prints: plainly, with each flag, and with each choice of an option. */
function waysOf(leaf: Leaf): readonly (readonly string[])[] {
  const chosen = valued(leaf).flatMap(({ long, argChoices = [] }) => argChoices.map((one) => [long!, one]));
  const own = flags(leaf)
    .filter((flag) => flag !== '--follow')
    .map((flag) => [flag]);
  return [[], ...own, ...chosen];
}

describe('text of others, in whatever place of a sandbox, its calls and files', { timeout: 120_000 }, () => {
  // Commands before have emptied the journal, or changed the clock.
  beforeEach(async () => {
    await runHere('sandbox', 'reset', 'default', '--url', server.controlUrl);
    await sendAll(server.baseUrls);
  });

  it.each(remote.map((leaf) => [leaf.words.join(' '), leaf] as const))(
    'is printed by %s so that nobody carries it out',
    async (name, leaf) => {
      const wrong: unknown[] = [];
      for (const way of waysOf(leaf)) {
        const line = [...leaf.words, ...way, ...rightArguments(leaf).flat()];
        const { stdout, stderr } = await runHere(...line, '--url', server.controlUrl);
        const found = carriedOut(stdout + stderr);
        if (found.length > 0) wrong.push({ line: line.join(' '), found: found.slice(0, 3) });
        if (name === 'env' && (way.length === 0 || way.includes('sh')))
          execFileSync('sh', { input: stdout, cwd: folder, timeout: 10_000 });
      }
      expect(wrong).toEqual([]);
    },
  );

  it('is in what they print, so that it could be carried out', async () => {
    const { stdout } = await runHere('journal', '--json', '--url', server.controlUrl);
    const { stdout: faults } = await runHere('fault', 'list', '--url', server.controlUrl);
    expect(`${stdout}${faults}`).toContain('pwned');
    expect(carriedOut(hostile).length).toBeGreaterThan(3);
  });

  it('is quoted in lines for a shell', async () => {
    for (const [args, name] of [
      [['journal', '--format', 'curl'], 'pwned'],
      [['env'], 'leaked'],
    ] as const) {
      const { stdout } = await runHere(...args, '--url', server.controlUrl);
      expect(stdout).toContain(name);
      // Nothing is called.
      const input = `curl() { :; }\n${stdout}`;
      execFileSync('sh', { input, cwd: folder, timeout: 10_000 });
    }
    expect(['pwned', 'leaked'].filter((name) => existsSync(join(folder, name)))).toEqual([]);
  });

  it('is explained for every call', async () => {
    const wrong: string[] = [];
    for (let back = 1; back <= 20; back += 1) {
      const { stdout, stderr } = await runHere('explain', `-${back}`, '--url', server.controlUrl);
      wrong.push(...carriedOut(stdout + stderr));
    }
    expect(wrong).toEqual([]);
  });
});

describe('text of others, in names of files and what stands in them', { timeout: 120_000 }, () => {
  const file = `conf\u001b[2J\n::error::x\u202e.yaml`;

  it.each([
    ['is not YAML', '{'],
    ['has a wrong name', JSON.stringify({ sandboxes: { default: { [hostile]: hostile } } })],
    ['has a wrong value', JSON.stringify({ sandboxes: { default: { assumptions: { profile: hostile } } } })],
    ['has a wrong rule', JSON.stringify({ sandboxes: { default: { faults: [{ id: hostile }] } } })],
  ])('is told on one line where a file %s', async (_, text) => {
    writeFileSync(file, text);
    for (const command of [
      ['start', '--port', '0', '--config', file],
      ['exec', '--config', file, '--', 'true'],
      ['exec', '--scenario', file, '--', 'true'],
      ['exec', '--faults', file, '--', 'true'],
      ['exec', '--config', `${file}.not-there`, '--', 'true'],
    ]) {
      const { code, stdout, stderr } = await runHere(...command);
      expect([code, carriedOut(stdout + stderr)]).toEqual([1, []]);
    }
  });

  it('is in the log and in the reports of a run, and nobody carries it out', async () => {
    writeFileSync('config.json', JSON.stringify({ sandboxes: { default: sandbox } }));
    writeFileSync(
      'program.mjs',
      `await fetch(process.env.TENCENT_CHAT_BASE_URL + '/' + encodeURIComponent(${JSON.stringify(hostile)}));`,
    );
    const reports = `reports\u001b[2J\u202e`;
    mkdirSync(reports);
    for (const way of [[], ['--json'], ['--verbose'], ['--print-env', '--intercept']]) {
      const { stdout, stderr } = await runHere(
        ...['exec', '--config', 'config.json', '--fail-on', 'finding:info', ...way],
        ...[
          '--report',
          'html,junit,github,json',
          '--report-dir',
          reports,
          '--',
          process.execPath,
          'program.mjs',
        ],
      );
      expect(carriedOut(stdout + stderr)).toEqual([]);
    }
  });

  it('is in the lines that start writes about its calls, and in its banner', async () => {
    writeFileSync('config.json', JSON.stringify({ sandboxes: { default: sandbox } }));
    const started = understudy('start', '--port', '0', '--config', 'config.json', '--json');
    await heard(started, 'stdout', /\n/);
    const places = (JSON.parse(started.said.stdout) as { vendors: Record<string, { baseUrl: string }> })
      .vendors;
    await sendAll(Object.fromEntries(vendors.map(({ name }) => [name, places[name]!.baseUrl])));
    started.child.kill('SIGTERM');
    const { stdout, stderr } = await started.ended;
    expect(stderr).toContain('pwned');
    expect(carriedOut(stdout + stderr)).toEqual([]);
  });
});
