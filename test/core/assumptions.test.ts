import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { choiceOf, profiles } from '../../contracts/core/contract/assumption.ts';
import { assumeIn } from '../../emulator/core/sandbox/sandbox.ts';
import { createEmulator } from '../../emulator/index.ts';

describe('the ledger of a sandbox', () => {
  it.each(profiles)('answers every question as its profile does: %s', (profile) => {
    const emulator = createEmulator({ sandboxes: { default: { assumptions: { profile } } } });
    const world = emulator.world('default')!;
    for (const vendor of vendors) {
      const assume = assumeIn(world, vendor);
      for (const [id, assumption] of Object.entries(vendor.assumptions))
        expect([id, assume(id)]).toEqual([id, choiceOf(assumption, profile)]);
    }
  });

  it('lets a choice win over the profile', () => {
    const choices = { 'tencent-chat.list-order': 'oldest first' };
    for (const profile of profiles) {
      const emulator = createEmulator({ sandboxes: { default: { assumptions: { profile, choices } } } });
      const vendor = vendors.find(({ name }) => name === 'tencent-chat')!;
      expect(assumeIn(emulator.world('default')!, vendor)('tencent-chat.list-order')).toBe('oldest first');
    }
  });
});
