import { createVolcengineLivesaasClient } from '../../../clients/volcengine-livesaas/index.ts';
import { createFetchHandler } from '../../../emulator/http/fetch-handler.ts';
import type { Emulator } from '../../../emulator/core/engine/emulator.ts';
import { accessKeyId, now, secretAccessKey } from './calls.ts';

type Options = NonNullable<Parameters<typeof createVolcengineLivesaasClient>[0]>;

/** A client of an emulator, without sockets. */
export function clientOf(emulator: Emulator, options: Options = {}) {
  const transport = createFetchHandler(emulator, 'volcengine-livesaas');
  return createVolcengineLivesaasClient({
    baseUrl: 'http://emulator.test',
    credentials: { accessKeyId, secretAccessKey },
    fetch: (input, init) => transport(new Request(input, init)),
    clock: () => now,
    environment: {},
    ...options,
  });
}
