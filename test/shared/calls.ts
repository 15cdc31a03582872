import type { HttpRequest } from '../../contracts/core/wire/http.ts';
import { vendors } from '../../contracts/catalog.ts';
import { writeCall } from '../../contracts/core/recipe/write-test-call.ts';
import { createNamedIds } from '../../emulator/core/engine/seeded-ids.ts';
import { startOfTests } from './replicas.ts';

export type TestCall = readonly [vendor: string, request: HttpRequest];

/** Calls of all vendors, good ones and bad ones, in an order that a seed decides. */
export function makeCalls(count: number): readonly TestCall[] {
  const ids = createNamedIds('which calls');
  return Array.from({ length: count }, (_, index) => {
    const vendor = vendors[ids.integer(vendors.length)]!;
    const { operation, input } = vendor.load;
    const call = {
      input: ids.integer(5) === 0 ? {} : input,
      credential: vendor.credential.fake as unknown,
      baseUrl: 'http://127.0.0.1:1',
      now: startOfTests,
      ids: createNamedIds(`call ${index}`),
      options: {},
    };
    const { url, ...request } = writeCall(vendor, operation, call, undefined);
    return [vendor.name, { ...request, headers: [['Host', new URL(url).host], ...request.headers] }];
  });
}
