import { STATUS_CODES } from 'node:http';
import { Failure, reasonOf } from '../../../contracts/core/contract/failure.ts';
import { withoutBlanks } from '../../../contracts/core/contract/filled-error-key.ts';
import type { Reason } from '../../../contracts/core/contract/reason.ts';
import type { HttpReply } from '../../../contracts/core/wire/http.ts';
import type { Operation } from '../../../contracts/core/contract/operation.ts';
import type { Delivery, DeliveredReply } from '../engine/delivery.ts';
import type { CallbackEffect, Fired } from './faults.ts';
import { toHeaderList } from '../engine/header-text.ts';
import type { Callback } from '../engine/callback-queue.ts';

/** What a handler gave, and what a fault may turn it into. */
export type Applicable = { readonly output: unknown } | { readonly failure: Failure };

/** The call that a fault happens to. */
interface FaultCall {
  readonly operation: Operation;
  readonly input: unknown;
  readonly internalError: Failure;
  run(input: unknown): Applicable;
  write(result: Applicable): HttpReply;
}

export interface Applied {
  readonly reply: DeliveredReply;
  readonly error: string | undefined;
  readonly reason?: Reason | undefined;
}

function gatewayPage(status: number): HttpReply {
  const title = STATUS_CODES[status] ?? `Error ${status}`;
  const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`;
  return { status, headers: [['Content-Type', 'text/html; charset=utf-8']], body };
}

/** Runs a call as the faults that fired on it would have it. */
export function applyFault(fired: Fired, call: FaultCall): Applied {
  const applied = applyEffect(fired, call);
  const delivery: Delivery = {
    ...(fired.delayMs > 0 && { delayMs: fired.delayMs }),
    ...applied.reply.delivery,
  };
  const headers = [...applied.reply.headers, ['x-understudy-fault', toHeaderList(fired.ids)] as const];
  const reason = applied.reason ?? (applied.error === undefined ? undefined : reasonOfFault(fired));
  return { ...applied, reason, reply: { ...applied.reply, headers, delivery } };
}

/** Why a call failed that nothing was wrong with. */
function reasonOfFault({ ids, effect }: Fired): Reason {
  const what = effect?.type === 'error' ? withoutBlanks(effect.code) : (effect?.type ?? 'latency');
  const rules = ids.map((id) => JSON.stringify(id)).join(' and ');
  const expected = `the fault ${ids.length === 1 ? 'rule' : 'rules'} ${rules} ${ids.length === 1 ? 'makes' : 'make'} this ${what}`;
  return { subject: 'fault', path: ids.join(', '), expected };
}

function applyEffect({ effect }: Fired, call: FaultCall): Applied {
  switch (effect?.type) {
    case undefined:
      return perform(call);
    case 'error':
      return say(call, new Failure(effect.code));
    case 'hang':
      return unheard('hang');
    case 'reset':
      return unheard('reset');
    case 'html':
      return { reply: gatewayPage(effect.status), error: `HTTP ${effect.status}` };
    case 'slow-body':
      return deliver(call, { bytesPerSecond: effect.bytesPerSecond });
    case 'truncate':
      return deliver(call, { truncateAt: effect.bytes });
    case 'lost-after-commit':
      return deliver(call, { ending: 'reset' });
    case 'malformed':
      return change(call, ({ body, headers }) => ({ headers, body: body.slice(0, -1) + ',' }));
    case 'wrong-content-type':
      return change(call, ({ body, headers }) => ({
        body,
        headers: withContentType(headers, effect.contentType),
      }));
    case 'partial-commit':
      return commitPart(call, effect.applied);
  }
}

function perform(call: FaultCall): Applied {
  const result = call.run(call.input);
  return 'failure' in result ? say(call, result.failure) : { reply: call.write(result), error: undefined };
}

function say(call: FaultCall, failure: Failure): Applied {
  return { reply: call.write({ failure }), error: failure.error, reason: reasonOf(failure) };
}

function unheard(ending: 'hang' | 'reset'): Applied {
  return { reply: { status: 500, headers: [], body: '', delivery: { ending } }, error: ending };
}

function deliver(call: FaultCall, delivery: Delivery): Applied {
  const { reply, ...rest } = perform(call);
  return { ...rest, reply: { ...reply, delivery } };
}

function change(call: FaultCall, alter: (reply: HttpReply) => Pick<HttpReply, 'headers' | 'body'>): Applied {
  const { reply, ...rest } = perform(call);
  return { ...rest, reply: { ...reply, ...alter(reply) } };
}

function commitPart(call: FaultCall, applied: number): Applied {
  const input = call.input as Record<string, unknown>;
  const parts = [call.operation.batch ?? []].flat().flatMap((field) => {
    const list = input[field];
    return Array.isArray(list) ? [[field, list.slice(0, applied)] as const] : [];
  });
  if (parts.length > 0 && applied > 0) {
    const result = call.run({ ...input, ...Object.fromEntries(parts) });
    if ('failure' in result) return say(call, result.failure);
  }
  return say(call, call.internalError);
}

function withContentType(headers: HttpReply['headers'], contentType: string): HttpReply['headers'] {
  return [
    ...headers.filter(([name]) => name.toLowerCase() !== 'content-type'),
    ['Content-Type', contentType],
  ];
}

/** A callback as the faults on its call would have it. */
export function prepareCallback(callback: Callback, effects: readonly CallbackEffect[]): Callback {
  let { state, copies } = callback;
  for (const effect of effects) {
    if (effect.type === 'callback-drop') state = 'dropped';
    else if (effect.type === 'callback-timeout') state = 'timed out';
    else copies = effect.copies;
  }
  return { ...callback, copies, state };
}
