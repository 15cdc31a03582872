import { describe, expect, it } from 'vitest';
import { runHere } from './program.ts';

/** The commands that a help text lists. */
async function listedIn(...command: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await runHere(...command, '--help');
  const [list = ''] = stdout.split('\nCommands:\n')[1]?.split('\n\n') ?? [];
  return [...list.matchAll(/^ {2}([a-z]+)/gm)].map(([, name = '']) => name).filter((name) => name !== 'help');
}

/** Every command that does something, with the names of its parents before it. */
async function allCommands(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of await listedIn()) {
    const below = await listedIn(name);
    found.push(...(below.length === 0 ? [name] : below.map((each) => `${name} ${each}`)));
  }
  return found;
}

const commands = await allCommands();

describe('the help', () => {
  it.each(commands)('has an example and --json: %s', async (command) => {
    const { code, stdout } = await runHere(...command.split(' '), '--help');
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`Examples?:\\n  .*understudy ${command}`));
    expect(stdout).toContain('--json');
  });

  it('lists the commands', () => {
    expect(commands).toContain('start');
    expect(commands).toContain('scenario run');
  });
});

describe('a command that is not understood', () => {
  it.each([
    [['strat'], /unknown command 'strat'[^]*start/],
    [['start', '--prot', '1'], /unknown option '--prot'[^]*--port/],
    [['start', '--port', '70000'], /A port is a whole number from 0 to 65531/],
    [['clock', 'advance', 'soon'], /Seconds are a number/],
    [['clock', 'advance'], /Say either seconds or --until/],
    [['journal', '--limit', '0'], /whole number from 1/],
    [['sign', 'tencent-caht', 'x'], /no vendor "tencent-caht"\. Did you mean "tencent-chat"/],
    [
      ['sign', 'tencent-chat', 'live_engine_http_srv/ban_membr'],
      /Did you mean "live_engine_http_srv\/ban_member"/,
    ],
    [['scenario', 'show', 'no such scenario'], /There is no scenario "no such scenario"/],
    [
      ['env', '--url', 'http://127.0.0.1:1'],
      /Nothing answers at http:\/\/127\.0\.0\.1:1\. Start the emulator/,
    ],
  ])('is explained in a sentence: %j', async (args, sentence) => {
    const { code, stdout, stderr } = await runHere(...args);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toContain('    at ');
  });
});
