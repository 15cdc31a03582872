import type { SecretPart, Signing } from '../../../core/diagnosis/diagnose-signature.ts';
import { hmac, sha256Hex } from '../../../core/wire/digest.ts';
import type { Pairs } from '../../../core/wire/query-string.ts';
import { tc3Method } from '../../wire/signature.ts';
import { encodeText, joinBytes, printHex, toBytes } from '../../../core/wire/bytes.ts';

/** How a TC3 signature comes about, with everything in it that clients get wrong. */
export interface Tc3Parts extends SecretPart {
  readonly sent: Tc3Sent;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** The lines of the signed headers, in their order, and what stands behind the last of them. */
  readonly lines: Pairs;
  readonly linesEnd: '\n' | '';
  /** What `SignedHeaders` says in the canonical request. */
  readonly names: readonly string[];
  /** What stands for the body. */
  readonly payload: string;
  /** What stands for the canonical request in the string to sign. */
  readonly request: 'hash' | 'hash in upper case' | 'text';
  readonly timestamp: string;
  readonly date: string;
  readonly service: string;
  readonly keyPrefix: 'TC3' | '';
  /** What the key is derived through, step by step, and in which form it goes from one step to the next. */
  readonly keySteps: readonly string[];
  readonly keyForm: 'bytes' | 'hex';
  readonly print: 'lower-case hex' | 'upper-case hex' | 'base64';
}

/** What the call carried, as far as clients confuse it with what they should sign. */
export interface Tc3Sent {
  readonly path: string;
  readonly query: string;
  readonly body: string;
  /** Hashes of the body in other spellings of the same JSON. */
  readonly otherBodyHashes: readonly string[];
  readonly isGet: boolean;
  /** The common parameters that travel as headers, in lower case. */
  readonly commonHeaders: Pairs;
  /** The signed headers in the order in which the client named them. */
  readonly namedHeaders: readonly string[];
  /** The first label of the host, which SDKs take for the service. */
  readonly hostLabel: string;
  readonly region: string | undefined;
}

/** Longer texts are not kept. */
const longestKept = 4096;

/**
 * Signs parts, and remembers keys and hashes: a search for mistakes signs thousands of parts that differ in little.
 * One signer is for one call.
 */
export function createTc3Signer(): (parts: Tc3Parts) => Signing {
  const keys = new Map<string, string | Uint8Array>();
  const hashes = new Map<string, string>();
  return (parts) => {
    const { timestamp, date, service, print } = parts;
    const canonicalRequest = printRequest(parts);
    const last = () => recall(hashes, canonicalRequest, () => sha256Hex(canonicalRequest));
    const stringToSign = [
      tc3Method,
      timestamp,
      `${date}/${service}/tc3_request`,
      printLast(parts, canonicalRequest, last),
    ].join('\n');
    const key = recall(keys, nameKey(parts), () => deriveKey(parts));
    const signature = hmac('sha256', key, stringToSign).toString(print === 'base64' ? 'base64' : 'hex');
    return {
      canonicalRequest,
      stringToSign,
      signature: print === 'upper-case hex' ? signature.toUpperCase() : signature,
    };
  };
}

function recall<Value>(known: Map<string, Value>, name: string, make: () => Value): Value {
  const old = known.get(name);
  if (old !== undefined) return old;
  const value = make();
  if (name.length <= longestKept) known.set(name, value);
  return value;
}

function printLast({ request }: Tc3Parts, text: string, hash: () => string): string {
  if (request === 'text') return text;
  return request === 'hash' ? hash() : hash().toUpperCase();
}

function nameKey({ secret, keyPrefix, keySteps, keyForm }: Tc3Parts): string {
  const [form, text] = typeof secret === 'string' ? ['text', secret] : ['bytes', printHex(secret)];
  return [form, keyPrefix, keyForm, ...keySteps, text].join('\n');
}

function printRequest({ method, path, query, lines, linesEnd, names, payload }: Tc3Parts): string {
  const headers = lines.map(([name, value]) => `${name}:${value}`).join('\n') + linesEnd;
  return [method, path, query, headers, names.join(';'), payload].join('\n');
}

function deriveKey({ secret, keyPrefix, keySteps, keyForm }: Tc3Parts): string | Uint8Array {
  const first: string | Uint8Array = joinBytes(encodeText(keyPrefix), toBytes(secret));
  return keySteps.reduce<string | Uint8Array>((key, step) => {
    const next = hmac('sha256', key, step);
    return keyForm === 'hex' ? next.toString('hex') : next;
  }, first);
}
