import { nearestNames } from '../../contracts/core/config/suggest-name.ts';
import { shorten } from '../../contracts/core/config/shorten.ts';
import { identifyError } from '../../contracts/core/contract/identify-error.ts';
import type { Operation } from '../../contracts/core/contract/operation.ts';
import type { Understanding, VendorApi } from '../../contracts/core/contract/vendor-api.ts';
import { header } from '../../contracts/core/wire/http.ts';
import { TransportError, type VendorError } from './errors.ts';
import type { CallOptions } from './options.ts';
import { createRandomIds } from './random-ids.ts';
import type { ClientKind, Sender } from './sender.ts';
import { send, withoutQuery, type Received } from './send.ts';

/** A call as its caller wants it. */
export interface Call {
  readonly operation: Operation;
  readonly input: Record<string, unknown>;
  readonly options: CallOptions;
}

/** A success as the vendor said it. */
export interface Answer extends Received {
  readonly output: unknown;
  readonly requestId: string | undefined;
}

const ids = createRandomIds();

/** Where a call goes, without its query. */
export function placeOf(sender: Sender, { operation }: Call): string {
  return sender.baseUrl + operation.route.path;
}

/** Sends a call once. Throws a `VendorError` for a refusal, and a `TransportError` where the vendor has not answered. */
export async function attempt(sender: Sender, call: Call, now: number): Promise<Answer> {
  const { kind, options, credential, baseUrl } = sender;
  const { operation, input } = call;
  const { codec } = kind.vendor;
  const request = codec.write({
    operation,
    input,
    credential,
    baseUrl,
    now,
    ids,
    options: kind.codecOptions ?? {},
  });
  const received = await send(operation.key, request, options, call.options);
  const understood = codec.understand(received);
  if (understood.kind === 'error') throw toVendorError(kind, operation, understood, received);
  if (understood.kind === 'output')
    return { ...received, output: understood.output, requestId: understood.requestId };
  const { status, body } = received;
  const url = withoutQuery(request.url);
  throw new TransportError(
    operation.key,
    `${url} answered HTTP ${status} with a reply that is not the vendor's: ${shorten(body.trim().replaceAll(/\s+/g, ' '), 100) || 'an empty one'}`,
    { url, status, body },
  );
}

function toVendorError(
  { vendor, makeError }: ClientKind,
  operation: Operation,
  { code, message, requestId }: Understanding & { readonly kind: 'error' },
  { status, headers }: Received,
): VendorError {
  const spec = vendor.errors[identifyError(vendor, code, message) ?? ''];
  const reason = decoded(header(headers, 'x-understudy-reason'));
  const hint = spec?.kind || reason?.includes('(nearest: ') ? '' : hintAtOwn(vendor, operation.key);
  return makeError({
    vendor: vendor.name,
    operation: operation.key,
    code,
    message: message + hint,
    requestId,
    status,
    retryable: spec?.retryable ?? false,
    kind: spec?.kind,
    reason,
    explanation: header(headers, 'x-understudy-explain'),
  });
}

/** The operation of the client whose name is most like a key that it does not have. */
function hintAtOwn({ operations }: VendorApi, key: string): string {
  const names = Object.entries(operations).flatMap(([name, own]) => [name, own.key]);
  const [nearest] = names.includes(key) ? [] : nearestNames(key, names);
  return nearest === undefined ? '' : ` (nearest: ${JSON.stringify(nearest)})`;
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
