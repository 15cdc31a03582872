import { diagnoses } from '../../contracts/diagnoses.ts';
import type { HttpRequest } from '../../contracts/core/wire/http.ts';
import { lookAt } from '../../emulator/core/engine/call-context.ts';
import { createEmulator } from '../../emulator/index.ts';

interface RefusedCall {
  readonly vendor: string;
  /** The vendor's error. */
  readonly error: string;
  readonly request: HttpRequest;
  readonly credential: object;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** By assumption id. */
  readonly values?: Readonly<Record<string, string>>;
}

/** What a vendor's diagnosis says of a refusal that is not about the value of a signature. */
export function adviseOn({ vendor, error, request, credential, now, values = {} }: RefusedCall) {
  const settings = { credentials: { [vendor]: credential }, assumptions: { values } };
  const emulator = createEmulator({ sandboxes: { default: settings } });
  const implementation = emulator.implementation(vendor);
  const call = lookAt(implementation, emulator.sandbox('default')!, request, now);
  return diagnoses[vendor]?.advise(error, call);
}
