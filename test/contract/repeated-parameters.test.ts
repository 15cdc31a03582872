import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { writeCall } from '../../contracts/core/recipe/write-test-call.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';
import { defaultSandbox } from '../../emulator/core/engine/emulator.ts';
import { createEmulator } from '../../emulator/index.ts';

/**
 * A parameter that says who calls or when, by vendor, with a value that would be refused. Tencent RTC refuses repetitions, and
 * Volcengine signs them.
 */
const repeated: Readonly<Record<string, readonly [name: string, refused: string]>> = {
  'tencent-chat': ['identifier', 'nobody'],
  'polyv-live': ['timestamp', '1'],
};

describe('a parameter that a signed query has twice', () => {
  it.each(Object.entries(repeated))('counts by its first value: %s', (name, [parameter, refused]) => {
    const vendor = vendors.find((candidate) => candidate.name === name)!;
    const emulator = createEmulator({ sandboxes: { [defaultSandbox]: {} } });
    const { operation, input } = vendor.example;
    const { target, ...request } = writeCall(vendor, operation, {
      input,
      credential: vendor.credential.fake as object,
      baseUrl: `http://${vendor.hosts[0]}`,
      now: emulator.sandbox(defaultSandbox)!.clock.now(),
      ids: createSeededIds(1),
    });
    const verdict = (query: string) => {
      const now = emulator.sandbox(defaultSandbox)!.clock.now();
      return emulator.findRefusal(emulator.sandbox(defaultSandbox)!, name, { ...request, target: query }, now)
        ?.error;
    };
    const separator = target.includes('?') ? '&' : '?';
    const twice = verdict(`${target}${separator}${parameter}=${refused}`);
    expect(twice).toBe(verdict(target));
    // The same value in the first place is refused, so the comparison above can fail.
    expect(verdict(target.replace('?', `?${parameter}=${refused}&`))).not.toBe(twice);
  });
});
