import { describe, expect, it } from 'vitest';
import { createEmulator } from '../../emulator/index.ts';
import { ban, banning, chat, frozen, list, listing, send } from './calls.ts';

const limits = { [chat]: { [ban]: { perSecond: 1 }, [list]: { perSecond: 1 } } };

describe('the limits of a sandbox', () => {
  it('count the calls of each operation by themselves', () => {
    const emulator = createEmulator({ sandboxes: { default: { ...frozen, limits } } });
    expect(send(emulator, banning()).entry.outcome).toBe('success');
    expect(send(emulator, listing).entry.outcome).toBe('success');
    expect(send(emulator, listing).entry.refusedBy).toBe('rate');
  });
});
