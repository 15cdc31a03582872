import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { printJson } from '../../contracts/core/wire/json.ts';
import type { Recipe } from '../../contracts/core/recipe/recipe.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { writeCall } from '../../contracts/core/recipe/write-test-call.ts';
import { defaultSandbox, type Emulator } from '../../emulator/core/engine/emulator.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';
import { readOperationRecipes } from './recipes.ts';
import { emulatorFor } from './run-recipe.ts';
import { operationsByKey } from '../../contracts/core/contract/find-operation.ts';

type Sent = Pick<Recipe, 'input' | 'credential'>;

/** Sends a call that is signed for `method`; without one, as the vendor's client writes it. */
function send(vendor: Vendor, key: string, { input, credential }: Sent, emulator: Emulator, method?: string) {
  const call = {
    input,
    credential: { ...vendor.credential.fake, ...credential },
    baseUrl: `http://${vendor.hosts[0]}`,
    now: emulator.sandbox(defaultSandbox)!.clock.now(),
    ids: createSeededIds(1),
  };
  const damage = method === undefined ? {} : { method, options: { method } };
  const { headers, url, ...request } = writeCall(vendor, key, call, damage);
  // A server hands header names on in small letters, the host among them.
  const named = new Headers(headers.map(([name, value]) => [name, value]));
  named.set('host', new URL(url).host);
  emulator.handle(vendor.name, { ...request, headers: [...named] });
}

/** What the sandbox holds, to the byte, before and after the call of a recipe. */
function statesAround(vendor: Vendor, key: string, method?: string): readonly [string, string] {
  const [recipe] = readOperationRecipes(vendor.name).get(key)!.success;
  const emulator = emulatorFor(vendor, key, recipe!);
  const sandbox = emulator.sandbox(defaultSandbox)!;
  for (const step of recipe!.before) {
    if ('advanceSeconds' in step) sandbox.clock.advance(step.advanceSeconds);
    else send(vendor, step.operation, { ...step, credential: recipe!.credential }, emulator);
  }
  const { stateStore } = emulator.implementation(vendor.name);
  const state = (): string => printJson(stateStore.save(sandbox.states.get(vendor.name)));
  const before = state();
  send(vendor, key, recipe!, emulator, method);
  return [before, state()];
}

describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))('%s', (_, vendor) => {
  describe.each([...operationsByKey(vendor).keys()])('%s', (key) => {
    it.each(['HEAD', 'OPTIONS'])('leaves everything as it is when it is called with %s', (method) => {
      const [before, after] = statesAround(vendor, key, method);
      expect(after).toBe(before);
    });
  });

  it('is changed by some operation when it is called as documented, so the comparison can fail', () => {
    const changing = [...operationsByKey(vendor).keys()].filter((key) => {
      const [before, after] = statesAround(vendor, key);
      return after !== before;
    });
    expect(changing).not.toEqual([]);
  });
});
