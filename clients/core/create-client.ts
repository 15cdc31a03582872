import { tightenIds } from '../../contracts/core/contract/int64.ts';
import { identifyError } from '../../contracts/core/contract/identify-error.ts';
import type { HeaderPairs } from '../../contracts/core/wire/http.ts';
import type { Operation } from '../../contracts/core/contract/operation.ts';
import type { OutgoingRequest } from '../../contracts/core/contract/vendor.ts';
import type { VendorApi } from '../../contracts/core/contract/vendor-api.ts';
import { InputError, TransportError, VendorError, type VendorErrorFacts } from './errors.ts';
import { environmentOfProcess, resolveBaseUrl, resolveCredentials } from './environment.ts';
import { createRandomIds } from './random-ids.ts';
import { retryRetryable, type CallOptions, type ClientOptions } from './types.ts';

type Method = (input: unknown, options?: CallOptions) => Promise<unknown>;

/** What makes one vendor's client different from another's. */
export interface ClientKind {
  readonly vendor: VendorApi;
  readonly makeError: (facts: VendorErrorFacts) => VendorError;
  /** Choices of the vendor's codec, for example the signature method. */
  readonly codecOptions?: Readonly<Record<string, string>>;
}

interface Sender {
  readonly kind: ClientKind;
  readonly options: ClientOptions<unknown>;
  readonly credential: unknown;
  readonly baseUrl: string;
}

const ids = createRandomIds();

const waitFor = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** Makes the methods of a client from the vendor's operations. Each vendor's own module gives the result its type. */
export function createVendorClient(kind: ClientKind, options: ClientOptions<unknown> = {}): unknown {
  const environment = options.environment ?? environmentOfProcess();
  const sender: Sender = {
    kind,
    options,
    credential: resolveCredentials(kind.vendor, options.credentials, environment),
    baseUrl: resolveBaseUrl(kind.vendor, options.baseUrl, environment),
  };
  const operations = Object.entries(kind.vendor.operations);
  const methods = operations.map(([name, operation]): [string, Method] => [
    name,
    (input, callOptions) => call(sender, operation, input, callOptions),
  ]);
  const pages = operations
    .filter(([, operation]) => operation.paging)
    .map(([name, operation]): [string, unknown] => [
      name,
      (input: unknown, callOptions?: CallOptions) => readPages(sender, operation, input, callOptions),
    ]);
  return { ...Object.fromEntries(methods), pages: Object.fromEntries(pages) };
}

async function* readPages(sender: Sender, operation: Operation, input: unknown, options?: CallOptions) {
  const { paging } = operation;
  for (let page: unknown = input; page !== undefined && paging;) {
    const output = await call(sender, operation, page, options);
    yield* paging.items(output);
    page = paging.next(page, output);
  }
}

async function call(
  sender: Sender,
  operation: Operation,
  input: unknown,
  callOptions: CallOptions = {},
): Promise<unknown> {
  const { retry = retryRetryable, wait = waitFor } = sender.options;
  const wireInput = tightenIds(operation.input, input) as Record<string, unknown>;
  if (sender.options.inputCheck !== 'vendor') checkInput(operation, wireInput);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptCall(sender, operation, wireInput, callOptions);
    } catch (failure) {
      if (!(failure instanceof VendorError || failure instanceof TransportError)) throw failure;
      const delay = retry(failure, attempt);
      if (delay === undefined || callOptions.signal?.aborted) throw failure;
      await wait(delay);
    }
  }
}

function checkInput(operation: Operation, wireInput: unknown): void {
  const issue = operation.input.safeParse(wireInput).error?.issues[0];
  if (issue)
    throw new InputError(
      operation.key,
      issue.path.join('.'),
      'this value breaks the documented form of the field',
    );
}

async function attemptCall(
  { kind, options, credential, baseUrl }: Sender,
  operation: Operation,
  input: Record<string, unknown>,
  callOptions: CallOptions,
): Promise<unknown> {
  const { codec, errors } = kind.vendor;
  const now = (options.clock ?? Date.now)();
  const codecOptions = kind.codecOptions ?? {};
  const request = codec.write({
    operation,
    input,
    credential,
    baseUrl,
    now,
    ids,
    options: codecOptions,
  });
  const { status, headers, body } = await send(operation.key, request, options, callOptions);
  const understood = codec.understand({ status, headers, body });
  if (understood.kind === 'foreign')
    throw new TransportError(operation.key, `HTTP ${status} with a reply that is not the vendor's`);
  if (understood.kind === 'error') {
    const { code, message, requestId } = understood;
    const retryable = errors[identifyError(kind.vendor, code, message) ?? '']?.retryable ?? false;
    throw kind.makeError({
      vendor: kind.vendor.name,
      operation: operation.key,
      code,
      message,
      requestId,
      status,
      retryable,
    });
  }
  const output = operation.output.safeParse(understood.output);
  if (!output.success)
    throw new TransportError(operation.key, 'the reply breaks its documented form', output.error);
  return output.data;
}

interface Received {
  readonly status: number;
  readonly headers: HeaderPairs;
  readonly body: string;
}

async function send(
  key: string,
  request: OutgoingRequest,
  options: ClientOptions<unknown>,
  callOptions: CallOptions,
): Promise<Received> {
  const milliseconds = callOptions.timeout ?? options.timeout ?? 10_000;
  const signals = [callOptions.signal, milliseconds > 0 ? AbortSignal.timeout(milliseconds) : undefined];
  const { fetch = globalThis.fetch } = options;
  try {
    const response = await fetch(request.url, {
      method: request.method,
      // The Host header is the transport's own business.
      headers: request.headers
        .filter(([name]) => name.toLowerCase() !== 'host')
        .map(([name, value]) => [name, value]),
      ...(request.body.length > 0 && { body: new Uint8Array(request.body) }),
      signal: AbortSignal.any(signals.filter((signal) => signal !== undefined)),
      redirect: 'error',
    });
    return { status: response.status, headers: [...response.headers], body: await response.text() };
  } catch (cause) {
    throw new TransportError(key, 'no reply came back; the call may or may not have been carried out', cause);
  }
}
