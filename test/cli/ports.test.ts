import { describe, expect, it } from 'vitest';
import { lastControlPort } from '../../emulator/public-urls.ts';
import { startEmulator } from '../../emulator/index.ts';
import { freeBlock } from './free-block.ts';
import { runHere } from './program.ts';

const first = await freeBlock();

describe('a port that cannot be', () => {
  it.each([
    [['--port', String(lastControlPort + 1)], `from 0 to ${lastControlPort}.`],
    [['--port', '0', '--gateway-port', '65536'], 'from 0 to 65535.'],
    [['--port', '0', '--gateway-http-port', '-1'], 'from 0 to 65535.'],
    [['--port', '0', '--public-url', 'http://understudy:65535'], `a port up to ${lastControlPort}, like`],
    [
      ['--port', String(first), '--gateway-port', String(first + 1)],
      `port ${first + 1}, for gateway: tencent-chat has it; choose another one.`,
    ],
    [
      ['--port', String(first), '--gateway-http-port', String(first)],
      `port ${first}, for the gateway once more: control has it; choose another one.`,
    ],
  ])('is told in one sentence: start %j', async (args, sentence) => {
    const { code, stdout, stderr } = await runHere('start', ...args);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it.each([{ port: lastControlPort + 1 }, { port: -1 }, { port: 1.5 }, { port: 0, gatewayPort: 70_000 }])(
    'is told to a program too: %j',
    async (options) => {
      await expect(startEmulator(options)).rejects.toThrow('a port is a whole number up to 65535');
    },
  );
});
