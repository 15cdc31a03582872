import { isFailure } from '../../../contracts/core/contract/failure.ts';
import { findSandbox, findVendor, type PatientHandler } from '../context.ts';
import { explain, explainCallInParts } from '../explain-call.ts';
import { findEntry } from './find-journal-entry.ts';

export const explainEntry: PatientHandler<'explainEntry'> = ({ path }, context) => {
  const found = findEntry(context, path);
  return isFailure(found) ? found : explainCallInParts(found.entry, found.sandbox, context.emulator);
};

export const explainRequest: PatientHandler<'explainRequest'> = ({ path, body }, context) => {
  const sandbox = findSandbox(context, path.id);
  if (isFailure(sandbox)) return sandbox;
  const implementation = findVendor(context, body.vendor);
  if (isFailure(implementation)) return implementation;
  const request = {
    method: body.method,
    target: body.target,
    headers: body.headers,
    body: Buffer.from(body.body),
  };
  const now = body.at === undefined ? sandbox.clock.now() : Date.parse(body.at);
  const refusal = context.emulator.findRefusal(sandbox, body.vendor, request, now);
  const outcome = refusal?.error ?? 'success';
  return explain(
    {
      vendor: implementation.vendor,
      request,
      now,
      outcome,
      refusedBy: refusal?.refusedBy,
      reason: refusal?.reason,
    },
    sandbox,
    context.emulator,
  );
};
