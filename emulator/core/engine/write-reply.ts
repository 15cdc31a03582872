import type { Assumptions } from '../../../contracts/core/contract/assumption.ts';
import { specFor } from '../../../contracts/core/contract/error-text.ts';
import { Failure, fillTemplate } from '../../../contracts/core/contract/failure.ts';
import type { HttpReply } from '../../../contracts/core/wire/http.ts';
import type { ReplyContext, Route } from '../../../contracts/core/contract/vendor.ts';
import type { Applicable } from '../faults/apply-fault.ts';
import type { CallContext } from './call-context.ts';
import { assumeIn } from '../sandbox/sandbox.ts';

/** Puts a result into the vendor's envelope. Throws when an output breaks its own schema. */
export function write(context: CallContext, route: Route, result: Applicable): HttpReply {
  if ('failure' in result) return refuse(context, result.failure);
  const parsed = route.operation.output.safeParse(result.output);
  if (!parsed.success)
    throw new Error(`the output of ${route.key} breaks its schema: ${parsed.error.message}`);
  return context.implementation.vendor.codec.answer(replyContext(context), result.output);
}

/** Puts a refusal into the vendor's words. */
export function refuse(context: CallContext, { error, details }: Failure): HttpReply {
  const { vendor } = context.implementation;
  const spec = specFor(vendor, error, context.found.route?.key);
  if (!spec) throw new Error(`${vendor.name} has no error ${error}`);
  return vendor.codec.refuse(replyContext(context), {
    key: error,
    spec,
    details,
    code: typeof spec.code === 'string' ? fillTemplate(spec.code, details) : spec.code,
    text: fillTemplate(spec.message, details),
  });
}

/** What a caller sees of a bug of the emulator. */
export function markDefect(context: CallContext): HttpReply {
  const reply = refuse(context, new Failure(context.implementation.vendor.internalError));
  return { ...reply, headers: [...reply.headers, ['x-understudy-defect', 'true']] };
}

function replyContext(context: CallContext): ReplyContext<unknown, unknown, Assumptions> {
  const { reading, found, now, credential, sandbox } = context;
  return {
    reading,
    found,
    now,
    credential,
    ids: sandbox.ids,
    assume: assumeIn(sandbox, context.implementation.vendor),
  };
}
