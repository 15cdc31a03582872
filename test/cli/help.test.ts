import { describe, expect, it } from 'vitest';
import { everyCommand } from './every-command.ts';
import { runHere } from './program.ts';

const commands = (await everyCommand()).map(({ words }) => words.join(' '));

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
    [['start', '--port', '70000'], /A port is a whole number from 0 to 65530/],
    [['clock', 'advance', 'soon'], /A duration is written like 90, 90s, 1h30m/],
    [['clock', 'advance'], /Say either a duration, like 1h30m, or --until/],
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
