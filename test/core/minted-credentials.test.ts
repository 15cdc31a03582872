import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { sandboxForm } from '../../contracts/control/config.ts';
import { createNamedIds } from '../../emulator/core/engine/seeded-ids.ts';
import { createCredentialIndex } from '../../emulator/core/sandbox/sandboxes.ts';
import { createEmulator } from '../../emulator/index.ts';
import { settle, settleInput } from '../../emulator/assembly/resolve-settings.ts';
import { isWhole } from '../share.ts';
import { createLocalControl } from '../../emulator/testing/local-control.ts';

// The states are of no interest here, and to validate a hundred thousand of them takes a minute.
const state = Object.fromEntries(vendors.map(({ name, state: form }) => [name, form.parse({})]));
const form = { ...sandboxForm.parse({}), state };
const many = isWhole ? 100_000 : 20_000;

/** Settles sandboxes one after the other, as the control API does, and gives their credentials' ids by vendor. */
function mintAll(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const credentialIndex = createCredentialIndex(vendors);
  const ids = new Map<string, string[]>(vendors.map(({ name }) => [name, []]));
  for (const name of names) {
    const isTaken = (vendor: string, id: string): boolean => credentialIndex.find(vendor, id) !== undefined;
    const { credentials } = settle(name, form, isTaken);
    const taken = credentialIndex.assign(name, Object.entries(credentials));
    if (taken !== undefined)
      throw new Error(`${name} was given what another one has: ${JSON.stringify(taken)}`);
    for (const { name: vendor, credential } of vendors)
      ids.get(vendor)!.push(credential.id(credentials[vendor]));
  }
  return ids;
}

describe('minted credentials', () => {
  it('are no two the same, for many thousands of sandboxes', () => {
    const names = Array.from({ length: many }, (_, index) => `sandbox-${index + 1}`);
    const ids = mintAll(names);
    for (const { name } of vendors) expect(new Set(ids.get(name)).size).toBe(many);
    // The same names get the same credentials in every run.
    expect(mintAll(names.slice(0, 100)).get('polyv-live')).toEqual(ids.get('polyv-live')?.slice(0, 100));
  }, 300_000);

  it('have 128 bits of their name in every id that is text', () => {
    const minted = vendors.map(
      ({ name, credential }) => [name, credential.mint(createNamedIds('a'))] as const,
    );
    const bits = (text: string, digits: number): number => text.length * Math.log2(digits);
    const { appId, userId } = Object.fromEntries(minted)['polyv-live'] as { appId: string; userId: string };
    const { secretId } = Object.fromEntries(minted)['tencent-trtc'] as { secretId: string };
    const { accessKeyId } = Object.fromEntries(minted)['volcengine-livesaas'] as { accessKeyId: string };
    for (const id of [appId, userId, secretId, accessKeyId]) {
      const random = id.replace(/^(?:AKID|AKLT)?fake/i, '');
      expect(random).toMatch(/^[0-9a-z]+$|^[0-9A-Z]+$/);
      expect(bits(random, 36)).toBeGreaterThanOrEqual(128);
    }
  });

  it('of Chat are drawn again where the number is in use', () => {
    const drawn = settleInput('one', {}).credentials['tencent-chat'] as { sdkAppId: number };
    const again = settleInput('one', {}, (_, id) => id === String(drawn.sdkAppId));
    const { sdkAppId } = again.credentials['tencent-chat'] as { sdkAppId: number };
    expect(sdkAppId).not.toBe(drawn.sdkAppId);
    expect([drawn.sdkAppId, sdkAppId].every((id) => /^\d{10}$/.test(String(id)) && id < 2 ** 31)).toBe(true);
  });

  it('let ten thousand sandboxes be made, with names and without', () => {
    const context = { version: '', controlUrl: () => '', baseUrlOf: () => '' };
    const control = createLocalControl({ ...context, emulator: createEmulator() });
    const names = [
      ...Array.from({ length: 3000 }, (_, index) => `test-${index}`),
      'sandbox-1112',
      'sandbox-7064',
    ];
    for (const name of names) control.createSandbox({ body: { name, state: 'empty' } });
    const made = new Set<string>();
    for (let count = 0; count < 7000; count += 1)
      made.add(control.createSandbox({ body: { state: 'empty' } }).id);
    expect(made.size).toBe(7000);
  }, 120_000);
});
