import type { Assumptions } from '../../../contracts/core/contract/assumption.ts';
import { specFor } from '../../../contracts/core/contract/error-text.ts';
import { Failure, fillTemplate } from '../../../contracts/core/contract/failure.ts';
import type { HttpReply } from '../../../contracts/core/wire/http.ts';
import type { ReplyContext, Route } from '../../../contracts/core/contract/vendor.ts';
import type { Applicable } from '../faults/apply-fault.ts';
import type { Visit } from './call-context.ts';
import { assumeIn } from '../sandbox/sandbox.ts';

/** Puts a result into the vendor's envelope. Throws when an output breaks its own schema. */
export function write(visit: Visit, route: Route, result: Applicable): HttpReply {
  if ('failure' in result) return refuse(visit, result.failure);
  const parsed = route.operation.output.safeParse(result.output);
  if (!parsed.success)
    throw new Error(`the output of ${route.key} breaks its schema: ${parsed.error.message}`);
  return visit.implementation.vendor.dialect.answer(replyContext(visit), result.output);
}

/** Puts a refusal into the vendor's words. */
export function refuse(visit: Visit, { error, details }: Failure): HttpReply {
  const { vendor } = visit.implementation;
  const spec = specFor(vendor, error, visit.found.route?.key);
  if (!spec) throw new Error(`${vendor.name} has no error ${error}`);
  return vendor.dialect.refuse(replyContext(visit), {
    key: error,
    spec,
    details,
    code: typeof spec.code === 'string' ? fillTemplate(spec.code, details) : spec.code,
    text: fillTemplate(spec.message, details),
  });
}

/** What a caller sees of a bug of the emulator. */
export function markDefect(visit: Visit): HttpReply {
  const reply = refuse(visit, new Failure(visit.implementation.vendor.internalError));
  return { ...reply, headers: [...reply.headers, ['x-understudy-defect', 'true']] };
}

function replyContext(visit: Visit): ReplyContext<unknown, unknown, Assumptions> {
  const { reading, found, now, credential, world } = visit;
  return {
    reading,
    found,
    now,
    credential,
    ids: world.ids,
    assume: assumeIn(world, visit.implementation.vendor),
  };
}
