import { splitTarget, decodePairs, encodePairs } from '../../contracts/core/wire/query-string.ts';
import { header, type HttpRequest } from '../../contracts/core/wire/http.ts';
import type { OutgoingRequest } from '../../contracts/core/contract/vendor.ts';
import { printJson } from '../../contracts/core/wire/json.ts';
import { sha256Hex } from '../../contracts/core/wire/digest.ts';
import { writeCall } from '../../contracts/core/recipe/write-test-call.ts';
import { printAuthorization } from '../../contracts/tencent-trtc/wire/authorization-header.ts';
import { tencentTrtc } from '../../contracts/tencent-trtc/index.ts';
import { service } from '../../contracts/tencent-trtc/wire/constants.ts';
import { signTc3, utcDate } from '../../contracts/tencent-trtc/wire/signature.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';
import type { Attempt, Damage, Tamper } from './attempts.ts';

/** Where and when an attempt is made, and as whom. */
export interface Scene {
  readonly baseUrl: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly credential: unknown;
}

/** The bytes of an attempt, as they go over the wire. */
export function bytesOf(attempt: Attempt, scene: Scene): Uint8Array {
  const { shape } = attempt;
  switch (shape.kind) {
    case 'bytes':
      return shape.bytes;
    case 'signed':
      return toBytes(write(attempt, scene, shape.input), scene);
    case 'body':
      return toBytes(writeBody(attempt, scene, shape.body), scene);
    case 'multipart':
      return toBytes(writeForm(write(attempt, scene, shape.input), shape), scene);
    case 'tampered':
      return toBytes(tamperWith(write(attempt, scene, shape.input), shape.tamper), scene);
    case 'damaged':
      return shape.damages.reduce(inflict, toBytes(write(attempt, scene, shape.input), scene));
  }
}

function write(
  { vendor, key, options }: Attempt,
  { baseUrl, now, credential }: Scene,
  input: Readonly<Record<string, unknown>>,
): OutgoingRequest {
  return writeCall(vendor, key, {
    input: { ...input },
    baseUrl,
    now,
    credential,
    ids: createSeededIds(1),
    options,
  });
}

/** A call whose body is these bytes, signed as far as the vendor signs bodies. */
function writeBody(attempt: Attempt, scene: Scene, body: Uint8Array): HttpRequest {
  const signedApart = { ...attempt, options: { signing: 'query' } };
  const call = write(signedApart, scene, attempt.recipe.input);
  if (attempt.vendor.name !== tencentTrtc.name) return { ...call, body };
  return { ...call, body, headers: signBody(call, scene, body) };
}

function signBody({ headers }: OutgoingRequest, { baseUrl, credential }: Scene, body: Uint8Array) {
  const { secretId, secretKey } = tencentTrtc.credential.schema.parse(credential);
  const timestamp = header(headers, 'x-tc-timestamp') ?? '';
  const signedHeaders = [
    ['content-type', 'application/json'],
    ['host', new URL(baseUrl).host],
  ] as const;
  const payloadHash = sha256Hex(body);
  const signature = signTc3(
    { method: 'POST', query: '', signedHeaders, payloadHash, timestamp, service },
    secretKey,
  );
  const names = signedHeaders.map(([name]) => name);
  const authorization = { secretId, date: utcDate(timestamp), service, signedHeaders: names, signature };
  const others = headers.filter(([name]) => name !== 'Authorization');
  return [...others, ['Authorization', printAuthorization(authorization)] as const];
}

/** A call whose fields are the parts of a multipart form; its signature is of what they were before. */
function writeForm(
  request: HttpRequest,
  { input, boundary, damages }: Extract<Attempt['shape'], { readonly kind: 'multipart' }>,
): HttpRequest {
  const parts = Object.entries(input).map(([name, value]) => {
    const text = typeof value === 'string' ? value : printJson(value);
    return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
  });
  const form = Buffer.from(`${parts.join('')}--${boundary}--\r\n`);
  const others = request.headers.filter(([name]) => name.toLowerCase() !== 'content-type');
  return {
    ...request,
    method: 'POST',
    headers: [['Content-Type', `multipart/form-data; boundary=${boundary}`], ...others],
    body: damages.reduce(inflict, form),
  };
}

function tamperWith(request: HttpRequest, { part, name, text }: Tamper): HttpRequest {
  const { path, query } = splitTarget(request.target);
  switch (part) {
    case 'method':
      return { ...request, method: text };
    case 'path':
      return { ...request, target: `${path}${text}?${query}` };
    case 'query': {
      const others = decodePairs(query).filter(([other]) => other !== name);
      return { ...request, target: `${path}?${encodePairs([...others, [name, text]])}` };
    }
    case 'header': {
      const others = request.headers.filter(([other]) => other.toLowerCase() !== name.toLowerCase());
      return { ...request, headers: [...others, [name, text]] };
    }
  }
}

function inflict(bytes: Uint8Array, { place, remove, insert }: Damage): Uint8Array {
  const at = Math.floor(place * bytes.length);
  return Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)]);
}

/** Writes a request as it stands, with the two headers that every client adds. */
export function toBytes(
  { method, target, headers, body }: HttpRequest,
  { baseUrl }: { readonly baseUrl: string },
): Uint8Array {
  const hasHost = header(headers, 'host') !== undefined;
  const lines = [
    `${method} ${target} HTTP/1.1`,
    ...(hasHost ? [] : [`Host: ${new URL(baseUrl).host}`]),
    ...headers.map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${body.length}`,
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), body]);
}
