import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ControlError } from '../../clients/control/index.ts';
import { problemTypePrefix } from '../../contracts/control/error-kinds.ts';
import { sayInOptions } from '../../emulator/cli/options/say-in-options.ts';
import { PortTaken, startEmulator, TokenMissing } from '../../emulator/index.ts';
import { runHere } from './program.ts';

async function start(options: { readonly token?: string } = {}): Promise<string> {
  const server = await startEmulator({ port: 0, ...options });
  onTestFinished(() => server.close());
  return server.controlUrl;
}

describe('the advice of the command line', () => {
  it.each([
    [['set', '2001-01-01T00:00:00Z']],
    // After a clock that is ahead, the machine's own time is a step back.
    [['set', 'system']],
    [['advance', '-5']],
  ])('names --force where time would go back: clock %j', async (args) => {
    const at = ['--url', await start()];
    expect((await runHere('clock', 'set', '2100-01-01T00:00:00Z', ...at)).code).toBe(0);
    const { code, stderr } = await runHere('clock', ...args, ...at);
    expect(code).toBe(1);
    expect(stderr).toContain(' Say --force if that is meant.');
    expect(stderr).not.toContain('"force"');
  });

  it.each([
    ['clock', 'show'],
    ['journal', '--follow'],
  ])('names --token where the control API asks for one: %s %s', async (...args) => {
    const { code, stderr } = await runHere(...args, '--url', await start({ token: 'open-sesame' }));
    expect([code, stderr]).toEqual([1, 'understudy: Say --token, and the token of the server.\n']);
  });

  it('names --port where the port is taken, and the library does not', async () => {
    const port = Number(new URL(await start()).port);
    const { stderr } = await runHere('start', '--port', String(port));
    expect(stderr).toContain('Choose another block with --port, or --port 0 for free ports.');
    const refused: unknown = await startEmulator({ port }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(PortTaken);
    expect(String(refused)).toMatch(/ is taken\. Choose another port, or 0 for free ports\.$/);
  });

  it('names --token where others could reach the control API, and the library does not', async () => {
    const { stderr } = await runHere('start', '--port', '0', '--host', '0.0.0.0');
    expect(stderr).toContain('protect it with --token,');
    const refused: unknown = await startEmulator({ port: 0, host: '0.0.0.0' }).catch(
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(TokenMissing);
    expect(String(refused)).toContain('protect it with a token,');
  });
});

describe('a sandbox that is not there', () => {
  const error = new ControlError(404, {
    type: `${problemTypePrefix}unknown-sandbox`,
    detail: 'There is no sandbox "team-b".',
  });

  it.each([
    ['names it', 'team-b', 'There is no sandbox "team-b". UNDERSTUDY_SANDBOX names it.'],
    ['names another', 'team-a', 'There is no sandbox "team-b".'],
    ['is empty', '', 'There is no sandbox "team-b".'],
  ])('is told with its source where the environment %s', (_, value, said) => {
    vi.stubEnv('UNDERSTUDY_SANDBOX', value);
    expect(sayInOptions(error)).toBe(said);
    vi.unstubAllEnvs();
  });
});
