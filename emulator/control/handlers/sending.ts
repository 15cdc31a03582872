import { shorten } from '../../../contracts/core/config/shorten.ts';
import {
  hintAtOperation,
  isAmbiguous,
  keyOf,
  nameOperation,
} from '../../../contracts/core/config/name-operation.ts';
import type { ControlOperations } from '../../../contracts/control/index.ts';
import type { ProblemKind } from '../../../contracts/control/error-kinds.ts';
import type { Input, WireOutput } from '../../../contracts/core/contract/operation.ts';
import type { OutgoingRequest, Vendor } from '../../../contracts/core/contract/vendor.ts';
import { decodeText } from '../../../contracts/core/wire/json.ts';
import { fail, isFailure, type Failure } from '../../../contracts/core/contract/failure.ts';
import type { HttpRequest } from '../../../contracts/core/wire/http.ts';
import { writeCall, writeWithSdk } from '../../../contracts/core/recipe/write-test-call.ts';
import { createNamedIds } from '../../core/engine/seeded-ids.ts';
import { printCurl } from '../curl.ts';
import {
  findSandbox,
  findVendor,
  type ControlContext,
  type ControlHandler,
  type PatientHandler,
} from '../context.ts';
import type { Work } from '../turns.ts';
import { findEntry } from './find-journal-entry.ts';

export const sendCall: ControlHandler<'sendCall'> = (input, context) => {
  const written = write(input, context);
  if (isFailure(written)) return written;
  const { url, ...request } = written.request;
  return carryOut(context, input.body.vendor, { ...request, headers: withHost(request.headers, url) });
};

export const signCall: PatientHandler<'signCall'> = (input, context) => {
  const written = write(input, context);
  return isFailure(written) ? written : printSigned(written);
};

/** A long body is printed three times, in turns. */
function* printSigned({ request, sdk }: Written): Work<WireOutput<ControlOperations['signCall']>> {
  const { method, url, body } = request;
  const headers = request.headers.map(([name, value]): [string, string] => [name, value]);
  yield body.length;
  const curl = printCurl({ method, url, headers, body });
  yield body.length;
  const program = sdk?.();
  yield body.length;
  return { method, url, headers, body: decodeText(body), curl, ...(program && { sdk: program }) };
}

type Asked = Input<ControlOperations['signCall']>;

interface Written {
  readonly request: OutgoingRequest;
  /** The same with the vendor's own SDK, where one is known. */
  readonly sdk: (() => ReturnType<typeof writeWithSdk>) | undefined;
}

function write({ path, body }: Asked, context: ControlContext): Written | Failure<ProblemKind> {
  const sandbox = findSandbox(context, path.id);
  if (isFailure(sandbox)) return sandbox;
  const implementation = findVendor(context, body.vendor);
  if (isFailure(implementation)) return implementation;
  const { vendor } = implementation;
  const key = keyOf(body.operation, [vendor]);
  if (key === undefined) return unknownOperation(body.operation, vendor, context);
  const now = sandbox.clock.now();
  const call = {
    input: body.input,
    credential: sandbox.credentials.get(vendor.name),
    baseUrl: context.baseUrlOf(vendor.name),
    now,
    // The ids of the sandbox are for its replies, which must not depend on what is sent from here.
    ids: createNamedIds(`call ${sandbox.journal.entries().at(-1)?.id ?? 0} of ${path.id} at ${now}`),
    options: {},
  };
  try {
    return {
      request: writeCall(vendor, key, call, body.damage),
      sdk: vendor.sdkSample && (() => writeWithSdk(vendor, key, call, body.damage.credential)),
    };
  } catch (error) {
    // An input or a damage may be such that no request can hold it.
    const reason = shorten(error instanceof Error ? error.message : String(error));
    return fail('invalid-input', { reason: `The call cannot be written as a request: ${reason}` });
  }
}

/** Names the operations of the vendor that look alike, or the vendor whose operation it is. */
function unknownOperation(
  name: string,
  vendor: Vendor,
  { emulator }: ControlContext,
): Failure<'unknown-name' | 'invalid-input'> {
  const named = nameOperation(name, [vendor]);
  if ('problem' in named && isAmbiguous(name, [vendor]))
    return fail('invalid-input', { reason: named.problem });
  const owner = emulator.vendors.find((other) => keyOf(name, [other]) !== undefined);
  const hint = owner ? ` It is an operation of ${owner.name}.` : hintAtOperation(name, [vendor]);
  return fail('unknown-name', { kind: `${vendor.name} operation`, name, hint });
}

export const resendCall: ControlHandler<'resendCall'> = ({ path }, context) => {
  const found = findEntry(context, path);
  return isFailure(found) ? found : carryOut(context, found.entry.vendor, found.entry.request);
};

/** The headers of a call with the host that it is sent to. */
export function withHost(headers: HttpRequest['headers'], url: string): HttpRequest['headers'] {
  const isThere = headers.some(([name]) => name.toLowerCase() === 'host');
  return isThere ? headers : [['Host', new URL(url).host], ...headers];
}

function carryOut({ emulator }: ControlContext, vendor: string, request: HttpRequest) {
  const { sandbox, entry } = emulator.handle(vendor, request);
  return { sandbox, entry: entry.id, outcome: entry.outcome };
}
