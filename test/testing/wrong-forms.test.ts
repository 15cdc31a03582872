import { describe, expect, it } from 'vitest';
import { createEmulator, startEmulator, WrongForm, type CreateOptions } from '../../emulator/index.ts';
import { openSandbox } from '../../emulator/testing/index.ts';

/** What somebody may give who has no types. */
const wrong = {
  sandboxes: {
    default: { clok: {}, limits: { 'tencent-chat': { ban_membr: { perSecond: 1 } } } },
    other: { faults: [{ id: 'x', match: { vendor: 'polyv' }, effect: { type: 'hang' } }] },
  },
  allowOrigins: ['nonsense'],
  mute: ['retry-of-final-error'],
} as unknown as CreateOptions;

const paths = [
  'sandboxes.default.limits.tencent-chat.ban_membr',
  'sandboxes.default.clok',
  'sandboxes.other.faults.0.match.vendor',
  'allowOrigins.0',
  'mute.0',
];

async function problemOf(act: () => unknown): Promise<WrongForm> {
  try {
    await act();
  } catch (error) {
    if (error instanceof WrongForm) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
}

describe('what a program gives to the library in a wrong form', () => {
  it.each([
    ['createEmulator', () => createEmulator(wrong)],
    ['startEmulator', () => startEmulator({ ...wrong, port: 0 })],
  ])('is refused by %s with all problems at once, each with its path', async (_, act) => {
    const error = await problemOf(act);
    expect(error.problems.map(({ path }) => path).toSorted()).toEqual(paths.toSorted());
    expect(error.message).toMatch(/^5 problems\. [^\n]+[.?]$/);
    expect(error.message).toContain('Did you mean "clock"?');
    expect(error.message).toContain('Did you mean "live_engine_http_srv/ban_member"');
    expect(error.message).toContain('Did you mean "retry-of-a-final-error"?');
  });

  it('is refused where the name of a state is misspelt, or an option of a sandbox', async () => {
    const open = (input: object) => () => openSandbox(input);
    expect((await problemOf(open({ like: 'dmeo' }))).message).toBe(
      'like: choose one of: demo, empty. Did you mean "demo"?',
    );
    expect((await problemOf(open({ lke: 'demo' }))).message).toContain('Did you mean "like"?');
    expect((await problemOf(open({ wholly: 1 }))).message).toMatch(/It takes: credentials, .*, like\.$/);
  });

  it('is refused in one sentence where one thing is wrong', async () => {
    const input = { clock: { mode: 'frozn' } } as unknown as Parameters<typeof openSandbox>[0];
    const error = await problemOf(() => openSandbox(input));
    expect(error.message).toMatch(/^clock[^\n]+\. Did you mean "frozen"\?$/);
    expect(error.problems).toHaveLength(1);
  });
});
