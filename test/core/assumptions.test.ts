import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { valueInProfile, profiles } from '../../contracts/core/contract/assumption.ts';
import { assumeIn } from '../../emulator/core/sandbox/sandbox.ts';
import { createEmulator } from '../../emulator/index.ts';

describe('the assumptions of a sandbox', () => {
  it.each(profiles)('answers every question as its profile does: %s', (profile) => {
    const emulator = createEmulator({ sandboxes: { default: { assumptions: { profile } } } });
    const sandbox = emulator.sandbox('default')!;
    for (const vendor of vendors) {
      const assume = assumeIn(sandbox, vendor);
      for (const [id, assumption] of Object.entries(vendor.assumptions))
        expect([id, assume(id)]).toEqual([id, valueInProfile(assumption, profile)]);
    }
  });

  it('lets a choice win over the profile', () => {
    const values = { 'tencent-chat.list-order': 'oldest first' } as const;
    for (const profile of profiles) {
      const emulator = createEmulator({ sandboxes: { default: { assumptions: { profile, values } } } });
      const vendor = vendors.find(({ name }) => name === 'tencent-chat')!;
      expect(assumeIn(emulator.sandbox('default')!, vendor)('tencent-chat.list-order')).toBe('oldest first');
    }
  });
});
