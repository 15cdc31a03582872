import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import type { WriteChoices } from '../../contracts/core/contract/vendor.ts';
import { createRandomIds } from '../../clients/core/random-ids.ts';
import { formats, writers } from '../../emulator/cli/output/environment.ts';
import { hasColours } from '../../emulator/cli/output/style.ts';
import { startEmulator, type RunningServer } from '../../emulator/index.ts';
import { fileOf, runHere, spawnCommand } from './program.ts';

let server: RunningServer;
const run = (...args: string[]) => runHere(...args, '--url', server.controlUrl);

beforeAll(async () => {
  server = await startEmulator({ port: 0 });
});
afterAll(() => server.close());

describe('understudy env', () => {
  const hostile = { PLAIN: 'http://127.0.0.1:1', HARD: `it's "a" $HOME \`b\` \\ ’`, LINES: 'a\nEND\nb' };

  it('is written for a shell so that it gets every value back', async () => {
    const script = `${writers.sh(hostile)}\nprintf '%s|%s|%s' "$PLAIN" "$HARD" "$LINES"`;
    const { stdout } = await spawnCommand('sh', ['-c', script]).ended;
    expect(stdout).toBe(Object.values(hostile).join('|'));
  });

  it('is written for dotenv, without quotes where none are needed', () => {
    expect(writers.dotenv(hostile).split('\n')).toEqual([
      'PLAIN=http://127.0.0.1:1',
      String.raw`HARD="it's \"a\" \$HOME \`b\` \\ ’"`,
      String.raw`LINES="a\nEND\nb"`,
    ]);
  });

  it('is written for PowerShell, which takes curly quotes for straight ones', () => {
    expect(writers.powershell({ HARD: `it's ’ "a" $b` })).toBe(`$env:HARD = 'it''s ’’ "a" $b'`);
  });

  it('is written for GitHub Actions, with an end that no value holds', () => {
    expect(writers.github(hostile)).toBe(
      `PLAIN=${hostile.PLAIN}\nHARD=${hostile.HARD}\nLINES<<END_\na\nEND\nb\nEND_`,
    );
  });

  it('has the id of an application as a number in JSON, and all else as text', async () => {
    const env = JSON.parse((await run('env', '--format', 'json')).stdout) as Record<string, unknown>;
    const numbers = Object.entries(env).filter(([, value]) => typeof value !== 'string');
    expect(Object.fromEntries(numbers)).toEqual({
      TENCENT_CHAT_SDKAPPID: 1400000000,
      TENCENT_TRTC_SDKAPPID: 1400188366,
    });
  });

  it.each(formats)('has all variables in the format %s', async (format) => {
    const json = await run('env', '--json');
    const { code, stdout } = await run('env', '--format', format);
    expect(code).toBe(0);
    const env = JSON.parse(json.stdout) as Record<string, string | number>;
    for (const [name, value] of Object.entries(env)) {
      expect(stdout).toContain(name);
      expect(stdout).toContain(String(value));
    }
  });
});

describe('understudy fault list', () => {
  it('shows which calls a rule is about, what it does, when, and how often it has', async () => {
    const match = { vendor: 'tencent-chat', operation: 'banMember', where: { RoomId: '房间一号' } };
    const rules = [
      {
        id: '禁言失败',
        match,
        when: { after: 1, every: 2, times: 3 },
        effect: { type: 'error', code: 100001 },
      },
      {
        id: 'b',
        match: { vendor: 'polyv-live' },
        effect: { type: 'latency', minMs: 1, maxMs: 5 },
        mustFire: true,
      },
    ];
    await run('fault', 'set', fileOf('rules.json', JSON.stringify(rules)));
    const { stdout } = await run('fault', 'list');
    expect(stdout.split('\n')).toEqual([
      'rule      calls                                                               effect                   when                                                 matched  fired',
      '禁言失败  tencent-chat live_engine_http_srv/ban_member where RoomId=房间一号  error code=100001        after 1 call, one of every 2 calls, 3 times at most  0        0',
      'b         polyv-live every operation                                          latency minMs=1 maxMs=5  always                                               0        0 (it must fire)',
      '',
    ]);
    await run('fault', 'clear');
  });
});

/** The options that a vendor's signer reads while it writes all operations. */
function heeded(vendor: (typeof vendors)[number], given: Readonly<Record<string, string>>): Set<string> {
  const read = new Set<string>();
  const options = new Proxy(given, {
    get: (target, name) => {
      read.add(String(name));
      return Reflect.get(target, name) as unknown;
    },
  });
  const { example, credential, codec } = vendor;
  for (const operation of Object.values(vendor.operations))
    codec.write({
      operation,
      input: operation.key === example.operation ? example.input : {},
      credential: credential.fake,
      baseUrl: 'http://127.0.0.1:1',
      now: 0,
      ids: createRandomIds(),
      options,
    });
  return read;
}

function firstValues(choices: WriteChoices, index: number): Record<string, string> {
  const values = Object.entries(choices).map(([name, taken]) => [
    name,
    typeof taken === 'string' ? 'x' : taken.at(index)!,
  ]);
  return Object.fromEntries(values) as Record<string, string>;
}

describe('the options of sign', () => {
  it.each(vendors.map((vendor) => [vendor.name, vendor] as const))(
    'are those that the signer reads: %s',
    (_, vendor) => {
      const { choices = {} } = vendor.codec;
      const read = [0, -1].flatMap((index) => [...heeded(vendor, firstValues(choices, index))]);
      expect(new Set(read)).toEqual(new Set(Object.keys(choices)));
    },
  );

  it.each(vendors.map((vendor) => [vendor.name, vendor] as const))(
    'are taken with each value that is known: %s',
    async (_, { name, example, codec: { choices = {} } }) => {
      for (const [option, taken] of Object.entries(choices))
        for (const value of typeof taken === 'string' ? ['cn-north-1'] : taken) {
          const { code } = await run('sign', name, example.operation, '--option', `${option}=${value}`);
          expect([option, value, code]).toEqual([option, value, 0]);
        }
    },
  );

  it.each([
    [['polyv-live', 'kickUsers', 'signaturemethod=SHA256'], 'Did you mean "signatureMethod"?'],
    [['polyv-live', 'kickUsers', 'foo=bar'], 'has no option "foo". It has: signatureMethod.'],
    [['polyv-live', 'kickUsers', 'signatureMethod=sha256'], 'takes one of MD5, SHA256, not "sha256".'],
    [['tencent-chat', 'banMember', 'a=b'], 'The signer of tencent-chat takes no --option.'],
  ])('are refused where the signer does not know them: %j', async ([vendor, operation, option], sentence) => {
    const { code, stdout, stderr } = await run('sign', vendor!, operation!, '--option', option!);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(sentence);
  });
});

describe('understudy clock advance', () => {
  it('takes durations, and says what became due', async () => {
    await run('clock', 'set', '2100-01-01T00:00:00Z');
    expect((await run('clock', 'advance', '1h30m')).stdout).toBe('2100-01-01T01:30:00.000Z\n');
    expect((await run('clock', 'advance', 'PT30M')).stdout).toBe('2100-01-01T02:00:00.000Z\n');
    const back = ['clock', 'advance', '--force', '--url', server.controlUrl];
    expect((await runHere(...back, '--', '-2h')).stdout).toBe('2100-01-01T00:00:00.000Z\n');
    expect((await runHere(...back, '-2h')).stderr).toBe(
      "understudy: unknown option '-2h'. Write -- before a value that begins with a hyphen.\n",
    );
  });
});

describe('colours', () => {
  const terminal = { isTTY: true, hasColors: () => true };
  it.each([
    [terminal, {}, true],
    [{}, {}, false],
    [terminal, { NO_COLOR: '1' }, false],
    [terminal, { NO_COLOR: '' }, true],
    [{}, { FORCE_COLOR: '1' }, true],
    [{}, { FORCE_COLOR: '' }, true],
    [terminal, { FORCE_COLOR: '0' }, false],
    [{}, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    [{ isTTY: true, hasColors: () => false }, {}, false],
  ])('are where the terminal has them and nobody forbids them: %j %j', (stream, environment, expected) => {
    expect(hasColours(stream, environment)).toBe(expected);
  });

  it('are in the output where they are asked for, and the text is as safe as without', async () => {
    const before = process.env['FORCE_COLOR'];
    const none = process.env['NO_COLOR'];
    process.env['FORCE_COLOR'] = '1';
    delete process.env['NO_COLOR'];
    const { stdout } = await runHere('operations', 'tencent-trtc', 'removeUser');
    if (before === undefined) delete process.env['FORCE_COLOR'];
    else process.env['FORCE_COLOR'] = before;
    if (none !== undefined) process.env['NO_COLOR'] = none;
    expect(stdout).toContain('\u001b[36m  RemoveUser\u001b[39m');
  });
});
