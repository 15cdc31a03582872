import { vendors } from '../../contracts/catalog.ts';
import { makeBanner } from '../../emulator/cli/output/banner.ts';
import { defaultControlUrl, defaultPort } from '../../emulator/default-port.ts';
import { createEmulator, type RunningServer } from '../../emulator/index.ts';

/** Where each vendor is when nothing else is said. */
export const defaultBaseUrls = Object.fromEntries(
  vendors.map(({ name }, index) => [name, `http://127.0.0.1:${defaultPort + 1 + index}`]),
) as RunningServer['baseUrls'];

/** What `npm start` prints on a machine whose ports are free. */
export function renderBanner(): string {
  return makeBanner({
    emulator: createEmulator(),
    controlUrl: defaultControlUrl,
    baseUrls: defaultBaseUrls,
    gatewayUrl: `http://127.0.0.1:${defaultPort + 1 + vendors.length}`,
  });
}
