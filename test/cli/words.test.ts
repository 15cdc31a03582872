import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createControlClient } from '../../clients/control/index.ts';
import { makeBanner } from '../../emulator/cli/output/banner.ts';
import { startEmulator } from '../../emulator/index.ts';
import { fileOf, runHere, startTimeout } from './program.ts';

const secretKey = 'a-secret-of-the-configuration-file';
const credentials = { 'tencent-chat': { secretKey } };
const config = fileOf('own.json', JSON.stringify({ sandboxes: { default: { credentials } } }));

/** Starts, and stops as soon as it serves. */
async function startAndStop(...args: readonly string[]): Promise<string> {
  const stop = (name: string | symbol): void => {
    if (name === 'SIGTERM') setImmediate(() => process.emit('SIGTERM'));
  };
  process.on('newListener', stop);
  const { stdout } = await runHere('start', '--port', '0', ...args);
  process.off('newListener', stop);
  return stdout;
}

describe('the credentials that are told are those in force', () => {
  it('on the banner, of a configuration file and of a data folder', async () => {
    const data = mkdtempSync(join(tmpdir(), 'understudy-'));
    const first = await startAndStop('--config', config, '--data', data);
    const second = await startAndStop('--data', data);
    for (const banner of [first, second]) {
      expect(banner).toContain(`secretKey ${secretKey}`);
      expect(banner).not.toContain('(fake, and always the same)');
    }
    expect(await startAndStop()).toContain('(fake, and always the same)');
  });

  it('on the banner and in env, after a step of a scenario has changed them', async () => {
    const server = await startEmulator({ port: 0 });
    onTestFinished(() => server.close());
    const rotated = { 'polyv-live': { appSecret: 'rotated0rotated0rotated0rotated0' } };
    const scenario = {
      name: 'rotated',
      summary: 'A new secret.',
      steps: [{ after: { calls: 1 }, credentials: rotated }],
    };
    const control = createControlClient({ baseUrl: server.controlUrl });
    await control.startScenario({ path: { id: 'default' }, body: { scenario } });
    await fetch(`${server.baseUrls['polyv-live']}/live/v4/chat/forbid/list?appId=x`);
    const env = await runHere('env', '--url', server.controlUrl);
    const json = await runHere('env', '--json', '--url', server.controlUrl);
    for (const text of [makeBanner(server), env.stdout, json.stdout])
      expect(text).toContain('rotated0rotated0rotated0rotated0');
  });
});

/** Makes so many calls. */
const caller = (calls: number): readonly string[] => [
  process.execPath,
  fileOf(
    'caller.mjs',
    `for (let call = 0; call < ${calls}; call += 1) await fetch(process.env.POLYV_LIVE_BASE_URL + '/live/v4/chat/forbid/list');`,
  ),
];

describe('a number has its noun', { timeout: startTimeout }, () => {
  it.each([
    [1, 'first run: 1 call of 1 operation in '],
    [2, 'first run: 2 calls of 1 operation in '],
  ])('for %i in what sweep says', async (calls, said) => {
    const { stdout } = await runHere('sweep', '--only', 'illegal domain', '--', ...caller(calls));
    expect(stdout).toContain(said);
    expect(stdout).toMatch(/^1 run: 1 missed$/m);
  });

  it.each([
    [1, 'first run: 1 call of 1 operation in '],
    [2, 'first run: 2 calls of 1 operation in '],
  ])('for %i in what mutate says', async (calls, said) => {
    const { stdout } = await runHere('mutate', '--only', 'unknown-field', '--', ...caller(calls));
    expect(stdout).toContain(said);
  });
});

describe('exec with two files from the standard input', () => {
  it('is refused in a sentence, for the standard input is read once', async () => {
    const { code, stderr } = await runHere('exec', '--config', '-', '--faults', '-', '--', 'true');
    expect([code, stderr]).toEqual([
      1,
      'understudy: --config and --faults cannot both be -: the standard input is read once.\n',
    ]);
  });
});
