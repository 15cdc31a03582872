import { describe, expect, it } from 'vitest';
import { childEnvironment } from '../../emulator/cli/run/child-environment.ts';
import { explainSilence } from '../../emulator/cli/run/silence.ts';
import { startTimeout, spawnCommand } from './program.ts';
import { programFile } from './program-file.ts';

const all = '127.0.0.1,localhost,::1';

describe('the environment of a command', () => {
  it.each([
    [{}, all, all],
    [{ NO_PROXY: 'a.example' }, `a.example,${all}`, `a.example,${all}`],
    [
      { no_proxy: ' a.example , localhost' },
      ' a.example , localhost,127.0.0.1,::1',
      ' a.example , localhost,127.0.0.1,::1',
    ],
    [{ NO_PROXY: 'a', no_proxy: 'b' }, `a,${all}`, `b,${all}`],
    [{ NO_PROXY: '*' }, '*', '*'],
    [{ NO_PROXY: '', no_proxy: 'b' }, `b,${all}`, `b,${all}`],
  ])('keeps this machine from proxies, and what was there: %j', (own, upper, lower) => {
    expect(childEnvironment(own, {})).toMatchObject({ NO_PROXY: upper, no_proxy: lower });
  });

  it.each([
    [{}, '1'],
    [{ UNDERSTUDY_ONLY: '0' }, '0'],
  ])('keeps our clients from the real vendors, unless it says otherwise: %j', (own, only) => {
    expect(childEnvironment(own, {})).toHaveProperty('UNDERSTUDY_ONLY', only);
  });

  it('holds what was there and what is given, which wins', () => {
    expect(childEnvironment({ A: '1', B: '1' }, { B: '2' })).toMatchObject({ A: '1', B: '2' });
  });
});

describe('a run without a call', () => {
  it.each([
    [{}, /BASE_URL\.$/],
    [{ HTTP_PROXY: '' }, /BASE_URL\.$/],
    [{ HTTP_PROXY: 'http://p' }, / HTTP_PROXY is set: .*NO_PROXY/],
    [{ https_proxy: 'http://p', ALL_PROXY: 'http://p' }, / https_proxy and ALL_PROXY are set: /],
  ])('is explained, with the proxies that are set: %j', (own, sentence) => {
    expect(explainSilence({ command: [], environment: own, noCalls: [] })).toMatch(sentence);
  });

  it('is explained without the proxies that --intercept itself has set', () => {
    const environment = { HTTP_PROXY: 'http://p' };
    const said = explainSilence({ command: [], environment, noCalls: ['A came.'], intercepted: true });
    expect(said).toMatch(/^No call arrived\. .*"env -i".* Something else came: A came\.$/);
    expect(said).not.toMatch(/HTTP_PROXY|BASE_URL/);
  });

  const run = (args: readonly string[], proxy: string) =>
    spawnCommand('env', [`http_proxy=${proxy}`, process.execPath, programFile, ...args]).ended;

  it.runIf(process.platform !== 'win32')(
    'is told by exec, which ends with the code of the command, and by sweep and mutate, which have nothing to do',
    async () => {
      const ended = await Promise.all(
        ['exec', 'sweep', 'mutate'].map((name) => run([name, '--', 'true'], 'http://127.0.0.1:9')),
      );
      expect(ended.map(({ code }) => code)).toEqual([0, 1, 1]);
      for (const { stderr } of ended) {
        expect(stderr).toMatch(/understudy: No call arrived\. .* http_proxy is set/);
      }
    },
    startTimeout,
  );

  it.runIf(process.platform !== 'win32')(
    'is none where a client heeds NO_PROXY and a proxy is set',
    async () => {
      const call = 'curl -sS -X POST "$TENCENT_CHAT_BASE_URL/v4/a/b"';
      const { stdout, stderr } = await run(['exec', '--', 'sh', '-c', call], 'http://127.0.0.1:9');
      expect(stdout).toContain('60009');
      expect(stderr).not.toContain('No call arrived');
    },
    startTimeout,
  );
});
