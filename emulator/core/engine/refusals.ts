import { specFor } from '../../../contracts/core/contract/error-text.ts';
import { Failure, fillTemplate } from '../../../contracts/core/contract/failure.ts';
import type { HttpReply } from '../../../contracts/core/wire/http.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { readRequest, VendorCall } from './call-context.ts';
import type { Implementation } from './handler.ts';

/** Puts a refusal into the vendor's words. */
export function writeRefusal(call: VendorCall, { error, details }: Failure): HttpReply {
  const { vendor } = call.implementation;
  const spec = specFor(vendor, error, call.found.route?.key);
  if (!spec) throw new Error(`${vendor.name} has no error ${error}`);
  return vendor.codec.refuse(call, {
    key: error,
    spec,
    details,
    code: typeof spec.code === 'string' ? fillTemplate(spec.code, details) : spec.code,
    text: fillTemplate(spec.message, details),
  });
}

/** What a caller sees of a bug of the emulator. */
export function markDefect(call: VendorCall): HttpReply {
  const reply = writeRefusal(call, new Failure(call.implementation.vendor.internalError));
  return { ...reply, headers: [...reply.headers, ['x-understudy-defect', 'true']] };
}

/** What was thrown, with where. */
export function describeThrown(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** What is said where even the vendor's own words cannot be put together. */
const lastResort: HttpReply = {
  status: 500,
  headers: [
    ['Content-Type', 'text/plain'],
    ['x-understudy-defect', 'true'],
  ],
  body: 'This is a bug of the emulator.\n',
};

/** What a vendor says to bytes that are no request. Total. */
export function refuseBytes(implementation: Implementation, sandbox: Sandbox): HttpReply {
  const say = (call: VendorCall): HttpReply =>
    writeRefusal(call, new Failure(implementation.vendor.bodyTooLarge));
  return sayApart(implementation, sandbox, say, lastResort);
}

/** What a caller sees where something was thrown outside of a call's own steps; `otherwise` where even that throws. Total. */
export function refuseDefect(
  implementation: Implementation,
  sandbox: Sandbox,
  otherwise: HttpReply = lastResort,
): HttpReply {
  return sayApart(implementation, sandbox, markDefect, otherwise);
}

/** Answers an empty request in a way that changes nothing. */
function sayApart(
  implementation: Implementation,
  sandbox: Sandbox,
  say: (call: VendorCall) => HttpReply,
  otherwise: HttpReply,
): HttpReply {
  try {
    const nothing = { method: 'POST', target: '/', headers: [], body: new Uint8Array() };
    const { assumptions } = implementation.vendor;
    return say(
      new VendorCall(implementation, readRequest(implementation, nothing), {
        sandbox,
        now: sandbox.clock.now(),
        credential: undefined,
        // The sandbox's own generator stays as it is, since this is no call; what it assumes of calls does not count either.
        ids: sandbox.strayIds,
        assume: (id) => assumptions[id]?.default ?? '',
      }),
    );
  } catch {
    return otherwise;
  }
}
