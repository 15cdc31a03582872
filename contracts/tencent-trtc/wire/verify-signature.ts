import { equalInConstantTime, sha256Hex } from '../../core/wire/digest.ts';
import { header } from '../../core/wire/http.ts';
import type { Authorization } from './authorization-header.ts';
import type { Tc3Reading, TrtcReading, V1Reading } from './read-request.ts';
import {
  defaultV1Method,
  signTc3,
  signV1,
  unsignedPayload,
  utcDate,
  type Tc3Content,
  type V1Content,
  type V1Method,
} from './signature.ts';

/** Whether a call was signed with the secret key. Clients differ in what they sign, so several texts may be right. */
export function isGenuine(reading: TrtcReading, secretKey: string): boolean {
  return reading.generation === 'TC3' ? isGenuineTc3(reading, secretKey) : isGenuineV1(reading, secretKey);
}

/** Whether the scope of a TC3 call names the day of its timestamp, in UTC. */
export function isDatedRight({ date }: Authorization, timestamp: string | undefined): boolean {
  return date === utcDate(timestamp ?? '0');
}

/** What `X-TC-Content-SHA256` may say of this call's body, apart from `UNSIGNED-PAYLOAD`. */
export function hashPayload({ request }: Tc3Reading): string {
  return sha256Hex(request.method === 'GET' ? '' : request.body);
}

/** The value of `X-TC-Content-SHA256`, where a call has one. */
export function claimedHash({ request }: Tc3Reading): string | undefined {
  return header(request.headers, 'x-tc-content-sha256');
}

function isGenuineTc3(reading: Tc3Reading, secretKey: string): boolean {
  if ('problem' in reading.authorization) return false;
  const { authorization } = reading.authorization;
  return isDatedRight(authorization, reading.common.Timestamp) && isSignedRight(reading, secretKey);
}

/** Whether the signature of a TC3 call is right, whatever its scope says of the date. */
export function isSignedRight(reading: Tc3Reading, secretKey: string): boolean {
  if ('problem' in reading.authorization) return false;
  const { authorization } = reading.authorization;
  for (const content of possibleTc3Contents(reading, authorization)) {
    if (equalInConstantTime(signTc3(content, secretKey), authorization.signature)) return true;
  }
  return false;
}

function isGenuineV1(reading: V1Reading, secretKey: string): boolean {
  // The check of the common parameters has let through no other method.
  const method = (reading.common.SignatureMethod ?? defaultV1Method) as V1Method;
  // Ruby's base64 ends in a newline.
  const signature = (reading.common.Signature ?? '').trimEnd();
  return listV1Contents(reading).some((content) =>
    equalInConstantTime(signV1(content, secretKey, method), signature),
  );
}

/** The documents put values into lower case; the SDKs sign them as they are. */
const spellings = [(value: string) => value.toLowerCase(), (value: string) => value];

/** What a TC3 call may have signed: the documented way first, then what else is accepted, each when it is asked for. */
export function* possibleTc3Contents(
  reading: Tc3Reading,
  { service, signedHeaders }: Authorization,
): Generator<Tc3Content> {
  const { request, query, common } = reading;
  const shared = {
    method: request.method,
    query: request.method === 'GET' ? query : '',
    payloadHash: claimedHash(reading) === unsignedPayload ? sha256Hex(unsignedPayload) : hashPayload(reading),
    timestamp: common.Timestamp ?? '',
    service,
  };
  const valueOf = (name: string, host: string): string =>
    name === 'host' ? host : (header(request.headers, name) ?? '').trim();
  for (const host of spellHost(reading)) {
    for (const spell of spellings) {
      const values = signedHeaders.map((name) => [name, spell(valueOf(name, host))] as const);
      yield { ...shared, signedHeaders: values };
    }
  }
}

/** A header that a TC3 call signs, by its `SignedHeaders`, and does not have. */
export function unsentHeader(reading: TrtcReading): string | undefined {
  if (reading.generation !== 'TC3' || 'problem' in reading.authorization) return undefined;
  const { signedHeaders } = reading.authorization.authorization;
  return signedHeaders.find((name) => header(reading.request.headers, name) === undefined);
}

/** The same for a v1 call. */
export function listV1Contents(reading: V1Reading): V1Content[] {
  const { parameters } = reading;
  // Python and Java sign `_` in a name as `.`.
  const dotted = Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name.replaceAll('_', '.'), value]),
  );
  return spellHost(reading).flatMap((host) =>
    [parameters, dotted].map((spelling) => ({
      method: reading.request.method,
      host,
      parameters: spelling,
    })),
  );
}

/** Node's SDKs sign a TC3 host without its port; the others sign what they send, which may even begin with `http://`. */
function spellHost({ request }: TrtcReading): readonly string[] {
  const host = (header(request.headers, 'host') ?? '').trim();
  return [host, host.replace(/:\d+$/, '')];
}
