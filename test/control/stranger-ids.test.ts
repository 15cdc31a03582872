import { expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { writeCall } from '../../contracts/core/recipe/write-test-call.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';
import { createEmulator } from '../../emulator/index.ts';
import { show } from '../../emulator/control/handlers/journal.ts';
import { noon } from '../core/calls.ts';

/** As long as the secrets of all vendors, and no sandbox's. */
const secret = 'q7Zt2mK9xR4vB8nL1cW6yD3fH5jP0sGa';

it.each(vendors.map((vendor) => [vendor.name, vendor] as const))(
  'a secret that no sandbox knows, in the place of the id of %s, is nowhere shown in whole',
  (_, vendor) => {
    const emulator = createEmulator({ sandboxes: { default: { clock: { mode: 'frozen', now: noon } } } });
    const credential = vendor.credential.fake as Readonly<Record<string, unknown>>;
    const id = vendor.credential.id(credential);
    const fake = Object.entries(credential).find(([, value]) => String(value) === id)!;
    const call = {
      input: vendor.example.input,
      credential: { ...credential, [fake[0]]: secret } as unknown,
      baseUrl: 'http://127.0.0.1:1',
      now: Date.parse(noon),
      ids: createSeededIds(1),
    };
    const { entry, reply } = emulator.handle(vendor.name, writeCall(vendor, vendor.example.operation, call));
    expect(entry.credentialId).toBe(secret);
    const shown = JSON.stringify(show(entry, emulator));
    const reason = new Map(reply.headers).get('x-understudy-reason') ?? '';
    expect(entry.outcome).not.toBe('success');
    for (const text of [shown, reason])
      for (let from = 0; from + 6 <= secret.length; from += 1)
        expect(text).not.toContain(secret.slice(from, from + 6));
  },
);
