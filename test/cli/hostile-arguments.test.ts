import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { controlMark } from '../../contracts/control/error-kinds.ts';
import { safeLine } from '../../contracts/core/wire/safe-text.ts';
import { startEmulator, type RunningServer } from '../../emulator/index.ts';
import { everyCommand, flags, rightArguments, talksToServer, valued, type Leaf } from './every-command.ts';
import { isWhole } from '../share.ts';
import { runHere, type Ended } from './program.ts';

const leaves = await everyCommand();
const named = leaves.map((leaf) => [leaf.words.join(' '), leaf] as const);
const remote = named.filter(([, leaf]) => talksToServer(leaf));

const folder = mkdtempSync(join(tmpdir(), 'understudy-'));
const before = process.cwd();
let server: RunningServer;
let mute: Server;
let broken: Server;

beforeAll(async () => {
  // Some of these words are taken for the names of folders.
  process.chdir(folder);
  writeFileSync('state.json', '{}');
  writeFileSync('rules.json', '[]');
  server = await startEmulator({ port: 0 });
  mute = await listening(createServer((socket) => socket.destroy()));
  const half = `HTTP/1.1 200 OK\r\n${controlMark}: true\r\nContent-Length: 9\r\n\r\n{`;
  broken = await listening(createServer((socket) => socket.on('data', () => socket.end(half))));
});

afterAll(async () => {
  process.chdir(before);
  mute.close();
  broken.close();
  await server.close();
});

function listening(made: Server): Promise<Server> {
  return new Promise((resolve) => {
    made.listen(0, '127.0.0.1', () => {
      resolve(made);
    });
  });
}

const urlOf = (made: Server) => `http://127.0.0.1:${(made.address() as AddressInfo).port}`;

const hostile = [
  ['', ' ', 'x'.repeat(100_000), '\u001b[2J\u0007', '::error::x', 'a\n::error::x', '##[error]x', '禁言😀'],
  [
    '-1',
    'NaN',
    '1e999',
    '0x10',
    '{field} %s $& $1',
    'a\ud800',
    '__proto__',
    '.',
    '..',
    '/dev/null',
    folder,
    'nul\u0000',
  ],
].flat();

/** The hostile texts for one place of a command: by day each third, beginning with another one from command to command. */
function textsFor(leaf: Leaf, place: number): readonly string[] {
  const turn = leaves.indexOf(leaf) + place;
  return isWhole ? hostile : hostile.filter((_, at) => (at + turn) % 3 === 0);
}

/** Where the control API is not. */
const wrongUrls = (): readonly string[] =>
  [
    [
      '',
      'nonsense',
      server.controlUrl.replace('http://', ''),
      'http://127.0.0.1:1',
      'http://127.0.0.1:99999',
    ],
    [
      'ftp://127.0.0.1',
      'http://',
      'http://[::1',
      'http://a:b@127.0.0.1:1',
      'http://x\u001b',
      'http://no.invalid',
    ],
    [...Object.values(server.baseUrls), `${server.controlUrl}/else`, urlOf(mute), urlOf(broken)],
  ].flat();

/** The same of those. */
function urlsFor(leaf: Leaf, place: number): readonly string[] {
  const turn = leaves.indexOf(leaf) + place;
  return wrongUrls().filter((_, at) => isWhole || (at + turn) % 3 === 0);
}

/** Runs a command; one that serves until it is stopped is stopped as soon as it serves. */
async function run(args: readonly string[]): Promise<Ended> {
  const stop = (name: string | symbol): void => {
    if (/^(?:start|mcp)$/.test(args[0]!) && name === 'SIGTERM') setImmediate(() => process.emit('SIGTERM'));
  };
  process.on('newListener', stop);
  try {
    return await runHere(...args);
  } finally {
    process.off('newListener', stop);
  }
}

/** What no output may hold, whatever was typed. */
const unfinished = /undefined|\[object |\bNaN\b|%[sdj]\b|\{\w+\}|\n {4}at |This is a bug/;

/** Names of errors that look unfinished, and are the vendors' own. */
const vendorsOwn = vendors
  .flatMap(({ errors }) => Object.keys(errors))
  .filter((key) => /\bundefined\b/.test(key));

/** Everything that is wrong with how a command answered. */
function faultsOf({ code, stdout, stderr }: Ended, args: readonly string[]): readonly string[] {
  const typed = [...args.filter((arg) => arg.length > 1).map(safeLine), ...vendorsOwn];
  const without = (said: string) => typed.reduce((text, arg) => text.replaceAll(arg, ''), said);
  const own = without(stderr);
  const found: [string, boolean][] = [
    ['an exit code of its own', code !== 0 && code !== 1],
    // eslint-disable-next-line no-control-regex -- they are what this is about
    ['control characters', /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/.test(stderr)],
    ['a command for a build server', /^\s*::|##\[/m.test(stderr)],
    ['something unfinished', unfinished.test(own)],
    ['something unfinished in the output', /\bundefined\b|\[object |%[sdj]\b/.test(without(stdout))],
    ['a doubled full stop', /[.?!]["']?\.\n/.test(own) && !args.some((arg) => arg.endsWith('.'))],
    ['too many characters', stderr.length > 1500],
  ];
  if (code !== 0)
    found.push(
      ['an output in spite of the problem', stdout !== ''],
      ['more or less than a line', !/^understudy: [^\n]+[.?!]\n$/.test(stderr)],
    );
  return found.filter(([, isSo]) => isSo).map(([fault]) => fault);
}

/** Runs all of them, and gives those that went wrong, with what was said. */
async function check(
  lines: readonly (readonly string[])[],
  refused: 'all' | 'some',
): Promise<readonly unknown[]> {
  const wrong: unknown[] = [];
  for (const args of lines) {
    const ended = await run(args);
    const isWrong = refused === 'all' && ended.code !== 1;
    const faults = [...faultsOf(ended, args), ...(isWrong ? ['it was carried out'] : [])];
    const shown = args.map((arg) => arg.slice(0, 100));
    if (faults.length > 0) wrong.push({ args: shown, faults, said: ended.stderr.slice(0, 500) });
  }
  return wrong;
}

/** What a command needs so that nothing but the words in question is wrong. */
function place(leaf: Leaf): readonly string[] {
  if (talksToServer(leaf)) return ['--url', server.controlUrl];
  return leaf.words[0] === 'start' ? ['--port', '0'] : [];
}

describe('a command that is typed wrongly says one sentence on stderr', { timeout: 180_000 }, () => {
  it.each(named)('%s: an argument is missing, an option is unknown or has no value', async (_, leaf) => {
    const args = rightArguments(leaf).flat();
    const needed = leaf.command.registeredArguments.some(({ required }) => required);
    const isVariadic = leaf.command.registeredArguments.some(({ variadic }) => variadic);
    const lines = [
      ...(needed ? [place(leaf)] : []),
      ['--no-such-option', ...args],
      ...valued(leaf)
        .filter(({ required }) => required && !isVariadic)
        .map(({ long }) => [...args, long!]),
      ...(isVariadic ? [] : [[...place(leaf), ...args, 'one', 'too', 'many']]),
    ];
    expect(
      await check(
        lines.map((line) => [...leaf.words, ...line]),
        'all',
      ),
    ).toEqual([]);
  });

  it.each(named)('%s: an argument is hostile', async (_, leaf) => {
    const args = rightArguments(leaf);
    const lines = args.flatMap((_right, place) =>
      textsFor(leaf, place).map((text) => args.flatMap((words, index) => (index === place ? [text] : words))),
    );
    const all = lines.map((line) => [...leaf.words, ...place(leaf), ...line]);
    expect(await check(all, 'some')).toEqual([]);
  });

  it.each(named)('%s: the value of an option is hostile', async (_, leaf) => {
    const others = (name: string) => (name === '--report-dir' ? ['--report', 'json'] : place(leaf));
    const lines = valued(leaf)
      .filter(({ long }) => long !== '--url')
      .flatMap(({ long }, place) =>
        textsFor(leaf, place).map((text) => [...others(long!), long!, text, ...rightArguments(leaf).flat()]),
      );
    const all = lines.map((line) => [...leaf.words, ...line]);
    expect(await check(all, 'some')).toEqual([]);
  });

  it.each(remote)('%s: the control API is elsewhere', async (_, leaf) => {
    const patience = valued(leaf).some(({ long }) => long === '--timeout') ? ['--timeout', '0.1'] : [];
    const lines = [undefined, ...flags(leaf)].flatMap((flag, place) =>
      urlsFor(leaf, place).map((url) => [
        ...(flag ? [flag] : []),
        ...patience,
        '--url',
        url,
        ...rightArguments(leaf).flat(),
      ]),
    );
    const all = lines.map((line) => [...leaf.words, ...line]);
    expect(await check(all, 'all')).toEqual([]);
  });
});

describe('what cannot be meant is refused, and not taken for something else', () => {
  const refused: readonly (readonly [readonly string[], RegExp])[] = [
    [['start', '--port', ''], /A port is a whole number/],
    [['start', '--port', '0x10'], /A port is a whole number/],
    [['start', '--port', '0', '--token', ''], /A token is/],
    [['start', '--port', '0', '--token', 'open sesame'], /A token is/],
    [['start', '--port', '0', '--host', ''], /an address or the name of a host/],
    [['sweep', '--time-limit', '-1', 'true'], /a duration above 0/],
    [['exec', ''], /The command "" cannot be run/],
    [['exec', 'true', 'nul\u0000'], /The command "true" cannot be run/],
    [['exec', '--report', 'json', '--report-dir', '/dev/null/x', 'true'], /The reports cannot be written to/],
    [['exec', '--config', '', 'true'], /^understudy: "": there is no such file/],
  ];
  it.each(refused)('%j', async (args, sentence) => {
    const { code, stderr } = await run(args);
    expect(stderr).toMatch(sentence);
    expect(code).toBe(1);
  });

  const remotelyRefused: readonly (readonly [readonly string[], RegExp])[] = [
    [['journal', '--vendor', ''], /There is no vendor ""/],
    [['journal', '--outcome', ''], /there is no outcome ""/],
    [['journal', '--format', 'xml'], /Allowed choices are json, har, curl/],
    [['sandbox', 'create', ''], /a name has 1 to 64/],
    [['sandbox', 'create', '--profile', ''], /Allowed choices are documented, lenient, adversary/],
    [['clock', 'show', '--sandbox', ''], /The id "" names nothing/],
    [['sandbox', 'delete', '..'], /The id ".." names nothing/],
    [['clock', 'set', 'noon'], /a time in ISO 8601, like 2023-11-14T22:13:20Z/],
    [['explain', 'last', '--vendor', 'polyv-live'], /say --request too/],
    [['explain', 'last', '--request', 'state.json'], /either the number of a call or --request/],
  ];
  it.each(remotelyRefused)('%j', async (args, sentence) => {
    const { code, stderr } = await run([...args, '--url', server.controlUrl]);
    expect(stderr).toMatch(sentence);
    expect(code).toBe(1);
  });
});
