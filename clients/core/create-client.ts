import { tightenIds } from '../../contracts/core/contract/int64.ts';
import { identifyError } from '../../contracts/core/contract/identify-error.ts';
import { shorten } from '../../contracts/core/config/shorten.ts';
import { header } from '../../contracts/core/wire/http.ts';
import type { Operation } from '../../contracts/core/contract/operation.ts';
import { readInput } from '../../contracts/core/contract/validate-input.ts';
import type { VendorApi } from '../../contracts/core/contract/vendor-api.ts';
import { InputError, TransportError, VendorError, type VendorErrorFacts } from './errors.ts';
import { createRandomIds } from './random-ids.ts';
import { send, withoutQuery } from './send.ts';
import { retryRetryable, type CallOptions, type ClientOptions } from './types.ts';
import { baseUrlVariable } from '../../contracts/core/config/env-names.ts';
import { refuseRealHost } from '../../contracts/core/config/only-emulators.ts';

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
  readonly environment: Environment;
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
    environment,
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
  checkHost(sender, operation);
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

/** It is asked at every call: what sets the variable may run after the client was made. */
function checkHost({ kind, options, baseUrl, environment }: Sender, { key }: Operation): void {
  const { fetch = globalThis.fetch } = options;
  const refusal = refuseRealHost(kind.vendor.name, baseUrl, fetch, environment);
  if (refusal !== undefined) throw new TransportError(key, refusal, { url: baseUrl, carriedOut: 'no' });
}

function checkInput(operation: Operation, wireInput: unknown): void {
  const [problem] = readInput(operation.input, wireInput, {}).problems ?? [];
  if (!problem) return;
  const { path, expected, received = 'another value', nearest } = problem.reason;
  throw new InputError(operation.key, { path, expected, received: shorten(received, 100), nearest });
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
  const url = withoutQuery(request.url);
  if (understood.kind === 'foreign')
    throw new TransportError(
      operation.key,
      `${url} answered HTTP ${status} with a reply that is not the vendor's: ${shorten(body, 100) || 'an empty one'}`,
      { url, status, body },
    );
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
      reason: decoded(header(headers, 'x-understudy-reason')),
      explanation: header(headers, 'x-understudy-explain'),
    });
  }
  const output = operation.output.safeParse(understood.output);
  if (!output.success)
    throw new TransportError(
      operation.key,
      'the call was carried out, but the reply breaks its documented form',
      { url, status, body, requestId: understood.requestId, carriedOut: 'yes' },
      output.error,
    );
  return output.data;
}

/** A header of an emulator in percent escapes; one that somebody else has set may have another form. */
function decoded(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The variables of this process; none where there is no process, as in a worker. */
function environmentOfProcess(): Environment {
  const { process } = globalThis as { readonly process?: { readonly env?: Environment } };
  return process?.env ?? {};
}

/** Where calls go, without a slash at the end: as given, as the environment says, or to the vendor. */
function resolveBaseUrl(vendor: VendorApi, given: string | undefined, environment: Environment): string {
  const text = given ?? (environment[baseUrlVariable(vendor.name)] || `https://${vendor.hosts[0]}`);
  if (!URL.canParse(text)) throw new TypeError(`The base URL "${text}" is no URL.`);
  return text.replace(/\/+$/, '');
}

/** The credentials as given, completed from the environment. Throws a TypeError that names what is missing, never a value. */
export function resolveCredentials(vendor: VendorApi, given: unknown, environment: Environment): unknown {
  const fromEnvironment = vendor.credential.fromEnvironment(environment);
  const set = Object.entries(fromEnvironment).filter(([, value]) => value !== undefined && value !== '');
  const result = vendor.credential.schema.safeParse({
    ...Object.fromEntries(set),
    ...(given as object | undefined),
  });
  if (result.success) return result.data;
  const missing = [...new Set(result.error.issues.map((issue) => issue.path.join('.')))].join(', ');
  throw new TypeError(
    `The ${vendor.name} client needs credentials: ${missing} is missing or malformed. Pass them, or set the environment.`,
  );
}
