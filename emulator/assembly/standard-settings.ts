import type { SandboxSettings } from '../core/sandbox/sandbox.ts';
import { settleForms } from './create-emulator.ts';

/**
 * The sandboxes of an emulator of which nothing is said: the default one, in the demo state. The build puts the value into the
 * place of this module, so that a start needs none of the forms that settle it.
 */
export function standardSettings(): readonly SandboxSettings[] {
  return settleForms({});
}
