import { describe, expect, it, onTestFinished } from 'vitest';
import { startEmulator } from '../../emulator/index.ts';
import { runHere, startTimeout, understudy } from './program.ts';

/** A server that was called so many times at Polyv's port, and once at another. */
async function called(times: number) {
  const server = await startEmulator({ port: 0 });
  onTestFinished(() => server.close());
  const call = (vendor: string) => fetch(`${server.baseUrls[vendor]}/nowhere`);
  for (let count = 0; count < times; count += 1) await call('polyv-live');
  await call('tencent-chat');
  return { call, at: ['--url', server.controlUrl] };
}

const numbersIn = (text: string) => [...text.matchAll(/^(\d+) \d{4}-/gm)].map(([, id]) => Number(id));

describe('understudy journal', () => {
  it('shows the latest calls, and how many came before them', async () => {
    const { at } = await called(4);
    const { stdout } = await runHere('journal', '--limit', '2', ...at);
    expect(numbersIn(stdout)).toEqual([4, 5]);
    expect(stdout).toContain('3 earlier calls are not shown; see --limit, and --after 0');
  });

  it('shows one page after another, each with where the next begins', async () => {
    const { at } = await called(4);
    const first = await runHere('journal', '--after', '0', '--limit', '4', ...at);
    expect(numbersIn(first.stdout)).toEqual([1, 2, 3, 4]);
    expect(first.stdout).toContain('1 more call: --after 4\n');
    const second = await runHere('journal', '--after', '4', '--limit', '4', ...at);
    expect(numbersIn(second.stdout)).toEqual([5]);
    expect(second.stdout).not.toContain('more call');
  });

  it('shows only calls to the vendor that is named', async () => {
    const { at } = await called(2);
    const { stdout } = await runHere('journal', '--vendor', 'tencent-chat', ...at);
    expect(numbersIn(stdout)).toEqual([3]);
  });

  it(
    'follows only calls to the vendor that is named',
    async () => {
      const { call, at } = await called(0);
      const follower = understudy('journal', '--follow', '--vendor', 'tencent-chat', ...at);
      onTestFinished(() => void follower.child.kill());
      while (!follower.said.stdout.includes('tencent-chat')) {
        await call('polyv-live');
        await call('tencent-chat');
      }
      expect(follower.said.stdout).not.toContain('polyv-live');
    },
    startTimeout,
  );
});
