import { shorten } from '../../contracts/core/config/shorten.ts';
import { tightenIds } from '../../contracts/core/contract/int64.ts';
import type { Operation } from '../../contracts/core/contract/operation.ts';
import { readInput } from '../../contracts/core/contract/validate-input.ts';
import type { Call } from './attempt.ts';
import { cutInput, inWholeList, type BatchOptions, type BatchPart } from './batches.ts';
import { factsOf, makeCall, type Ended } from './call.ts';
import { callRules, checkOptions } from './check-options.ts';
import { InputError, TransportError, VendorError } from './errors.ts';
import { emitWarning, tell, type ReplyWarning } from './hooks.ts';
import type { CallOptions, ClientOptions } from './options.ts';
import { findRawOperation, type RawOptions } from './raw-operation.ts';
import { createSender, type ClientKind, type Sender } from './sender.ts';
import type { Reply } from './types.ts';

type Fields = Record<string, unknown>;

/** Makes the methods of a client from the vendor's operations. Each vendor's own module gives the result its type. */
export function createVendorClient(kind: ClientKind, options: ClientOptions<unknown> = {}): unknown {
  const sender = createSender(kind, options);
  const all = Object.entries(kind.vendor.operations);
  const each = <Method>(operations: typeof all, method: (operation: Operation) => Method) =>
    Object.fromEntries(operations.map(([name, operation]) => [name, method(operation)]));
  return {
    ...each(all, (operation) => async (input: unknown, callOptions?: CallOptions) => {
      const { output } = await callOperation(sender, operation, input, callOptions);
      return output;
    }),
    withResponse: each(
      all,
      (operation) => (input: unknown, callOptions?: CallOptions) =>
        callOperation(sender, operation, input, callOptions),
    ),
    pages: each(
      all.filter(([, { paging }]) => paging),
      (operation) => (input: unknown, callOptions?: CallOptions) =>
        readPages(sender, operation, input, callOptions),
    ),
    batches: each(
      all.filter(([, { batch }]) => batch),
      (operation) => (input: Fields, batchOptions?: BatchOptions) =>
        callInParts(sender, operation, input, batchOptions),
    ),
    async call(key: string, body: Fields = {}, rawOptions: RawOptions = {}) {
      checkOptions(rawOptions, callRules);
      const operation = findRawOperation(kind.vendor, key, rawOptions);
      return toReply(await makeCall(sender, { operation, input: body, options: rawOptions }));
    },
  };
}

async function* readPages(sender: Sender, operation: Operation, input: unknown, options?: CallOptions) {
  const { paging } = operation;
  const strict = { ...sender, options: { ...sender.options, replyCheck: 'throw' as const } };
  for (let page: unknown = input; page !== undefined && paging;) {
    const { output } = await callOperation(strict, operation, page, options);
    yield* paging.items(output);
    page = paging.next(page, output);
  }
}

async function callInParts(
  sender: Sender,
  operation: Operation,
  input: Fields,
  options: BatchOptions = {},
): Promise<readonly BatchPart<unknown, unknown>[]> {
  checkOptions(options, callRules);
  const { size, afterFailure } = options;
  const all = cutInput(operation, input, size);
  for (const part of all) {
    try {
      prepareCall(sender, operation, part.input, options);
    } catch (error) {
      throw error instanceof InputError ? inWholeList(error, part) : error;
    }
  }
  const inputs = all.map((part) => part.input);
  const parts: BatchPart<unknown, unknown>[] = [];
  for (const part of inputs) {
    try {
      const { output, requestId } = await callOperation(sender, operation, part, options);
      parts.push({ status: 'fulfilled', input: part, output, requestId });
    } catch (failure) {
      if (!(failure instanceof VendorError || failure instanceof TransportError)) throw failure;
      parts.push({ status: 'rejected', input: part, failure });
      if (afterFailure === 'stop') break;
    }
  }
  return parts;
}

async function callOperation(
  sender: Sender,
  operation: Operation,
  input: unknown,
  options: CallOptions = {},
): Promise<Reply<unknown>> {
  const call = prepareCall(sender, operation, input, options);
  const ended = await makeCall(sender, call);
  return { ...toReply(ended), output: readOutput(sender, call, ended) };
}

/** Throws an `InputError` for an input that breaks its documented form, unless the vendor is to say so. */
function prepareCall(sender: Sender, operation: Operation, input: unknown, options: CallOptions): Call {
  checkOptions(options, callRules);
  const wireInput = tightenIds(operation.input, input) as Fields;
  if (sender.options.inputCheck !== 'vendor') checkInput(operation, wireInput);
  return { operation, input: wireInput, options };
}

function checkInput(operation: Operation, wireInput: unknown): void {
  const [problem] = readInput(operation.input, wireInput, {}).problems ?? [];
  if (!problem) return;
  const { path, expected, received = 'another value', nearest } = problem.reason;
  throw new InputError(operation.key, { path, expected, received: shorten(received, 100), nearest });
}

/** The output in the form that its type promises; as it came where it has another one and nobody wants to stop for that. */
function readOutput(sender: Sender, call: Call, ended: Ended): unknown {
  const { replyCheck = 'warn' } = sender.options;
  const { operation } = call;
  const result = operation.output.safeParse(ended.output);
  if (result.success) return result.data;
  const { status, body, requestId } = ended;
  const fields = [...new Set(result.error.issues.map(({ path }) => path.join('.')))];
  const message = 'the call was carried out, but the reply breaks its documented form';
  const facts = factsOf(sender, call, ended.attempt);
  if (replyCheck === 'throw')
    throw new TransportError(
      operation.key,
      `${message}: ${listFields(fields)}`,
      { url: facts.url, status, body, requestId, carriedOut: 'yes' },
      result.error,
    );
  if (replyCheck === 'warn')
    warn(sender, { ...facts, message: `${operation.key}: ${message}`, fields, requestId, body });
  return ended.output;
}

function listFields(fields: readonly string[]): string {
  return shorten(fields.map((field) => field || 'the whole output').join(', '));
}

function warn({ options, warned }: Sender, warning: ReplyWarning): void {
  const { operation, message, fields } = warning;
  if (options.onWarning) {
    tell(options.onWarning, warning);
    return;
  }
  if (warned.has(operation)) return;
  warned.add(operation);
  emitWarning(`${message}: ${listFields(fields)}`);
}

function toReply({ output, requestId, status, headers, body, attempt }: Ended): Reply<unknown> {
  return {
    output,
    requestId,
    status,
    headers: new Headers(headers.map(([name, value]) => [name, value])),
    body,
    attempts: attempt,
  };
}
