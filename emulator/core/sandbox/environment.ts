import { baseUrlVariable } from '../../../contracts/core/config/env-names.ts';
import { toolEnvironment } from '../../../contracts/core/contract/tool-variable.ts';
import type { Vendor } from '../../../contracts/core/contract/vendor.ts';
import type { Sandbox } from './sandbox.ts';

/** Where an emulator can be reached. */
export interface Addresses {
  readonly controlUrl: string;
  /** Where a vendor's calls go. */
  readonly baseUrlOf: (vendor: string) => string;
}

/** What a program must know of a sandbox. */
interface Named {
  readonly settings: Pick<Sandbox['settings'], 'id'>;
  readonly credentials: Pick<Sandbox['credentials'], 'get'>;
}

/**
 * The variables by which a program finds a sandbox: where each vendor is, and as whom to call. The names that the vendors'
 * own tools read are among them.
 */
export function environmentOf(
  { settings, credentials }: Named,
  vendors: readonly Vendor[],
  { controlUrl, baseUrlOf }: Addresses,
): Record<string, string> {
  const perVendor = vendors.flatMap(({ name, credential: form, toolVariables = [] }) => {
    const baseUrl = baseUrlOf(name);
    const credential: unknown = credentials.get(name);
    return Object.entries({
      [baseUrlVariable(name)]: baseUrl,
      ...form.toEnvironment(credential),
      ...toolEnvironment(toolVariables, { credential, baseUrl: baseUrl || undefined }),
    });
  });
  return {
    ...Object.fromEntries(perVendor.map(([name, value]) => [name, String(value)])),
    UNDERSTUDY_CONTROL_URL: controlUrl,
    UNDERSTUDY_SANDBOX: settings.id,
  };
}
