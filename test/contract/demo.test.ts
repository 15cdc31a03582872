import { faker as english } from '@faker-js/faker/locale/en';
import { faker as chinese } from '@faker-js/faker/locale/zh_CN';
import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { demoNames, type NamedCall } from '../../contracts/core/contract/demo.ts';
import { findOperation } from '../../contracts/core/contract/find-operation.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import type { Emulator } from '../../emulator/core/engine/emulator.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';
import { createFetchHandler } from '../../emulator/http/fetch-handler.ts';
import { createEmulator } from '../../emulator/index.ts';

describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))(
  'the demo state of %s',
  (_, vendor) => {
    it('lets the example call succeed', async () => {
      const emulator = createEmulator();
      expect(await send(emulator, vendor, vendor.example)).toMatchObject({ kind: 'output' });
    });

    it('lets the load call succeed again and again, and is changed by it', async () => {
      const emulator = createEmulator();
      const before = stateOf(emulator, vendor);
      for (let count = 0; count < 3; count += 1)
        expect(await send(emulator, vendor, vendor.load)).toMatchObject({ kind: 'output' });
      expect(stateOf(emulator, vendor)).not.toEqual(before);
    });
  },
);

it('the names of the demo state are those that a library of names makes of a seed', () => {
  for (const faker of [chinese, english]) faker.seed(20231114);
  const people = demoNames.people.map((_, index) => (index % 2 === 0 ? chinese : english).person.fullName());
  expect(demoNames).toEqual({ people, company: chinese.company.name() });
});

function stateOf(emulator: Emulator, { name }: Vendor): unknown {
  return emulator.implementation(name).stateStore.save(emulator.sandbox('default')!.states.get(name));
}

async function send(emulator: Emulator, vendor: Vendor, { operation, input }: NamedCall) {
  const { url, method, headers, body } = vendor.codec.write({
    operation: findOperation(vendor, operation)!,
    input,
    credential: vendor.credential.fake as unknown,
    baseUrl: `https://${vendor.hosts[0]}`,
    now: Date.now(),
    ids: createSeededIds(1),
  });
  const response = await createFetchHandler(
    emulator,
    vendor.name,
  )(
    new Request(url, {
      method,
      headers: headers.map(([name, value]): [string, string] => [name, value]),
      ...(body.length > 0 && { body: Buffer.from(body) }),
    }),
  );
  const { status } = response;
  return vendor.codec.understand({ status, headers: [...response.headers], body: await response.text() });
}
