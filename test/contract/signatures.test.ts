import { describe, expect, it } from 'vitest';
import { vendorNames } from '../../contracts/catalog.ts';
import { createEmulator } from '../../emulator/index.ts';
import { knownRequests } from './known-requests.ts';

describe.each(vendorNames)('%s', (vendor) => {
  it.each(knownRequests[vendor]())('checks by its signature $title', ({ request, error, ...known }) => {
    const { credential, signedAt, values = {} } = known;
    const emulator = createEmulator({
      sandboxes: {
        default: { credentials: { [vendor]: credential }, assumptions: { values } },
      },
    });
    const verdict = emulator.findRefusal(emulator.sandbox('default')!, vendor, request, signedAt);
    expect(verdict?.error).toBe(error);
  });
});
