import type { SecretPart, Signing } from '../../../core/diagnosis/diagnose-signature.ts';
import { hmac, type Digest } from '../../../core/wire/digest.ts';
import type { Pairs } from '../../../core/wire/query-string.ts';
import { v1Methods, type V1Method } from '../../wire/signature.ts';
import { encodeText, joinBytes, toBytes } from '../../../core/wire/bytes.ts';

/** How a v1 signature comes about, with everything in it that clients get wrong. */
export interface V1Parts extends SecretPart {
  /** The names of all parameters in the order in which they were sent. */
  readonly sentNames: readonly string[];
  /** What stands before the parameters. */
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly mark: '?' | '';
  /** In the order in which they are joined. */
  readonly parameters: Pairs;
  readonly encoding: 'none' | 'whole query' | 'whole text';
  readonly keyPrefix: 'TC3' | '';
  readonly digest: V1Method;
  readonly print: 'base64' | 'base64 with spaces' | 'hex' | 'base64 of hex';
}

export function signV1Parts(parts: V1Parts): Signing {
  const { secret, keyPrefix, digest, print } = parts;
  const stringToSign = textOf(parts);
  const key = joinBytes(encodeText(keyPrefix), toBytes(secret));
  const bytes = hmac(v1Methods[digest], key, stringToSign);
  return { stringToSign, signature: printBytes(bytes, print) };
}

function textOf({ method, host, path, mark, parameters, encoding }: V1Parts): string {
  const joined = parameters.map(([name, value]) => `${name}=${value}`).join('&');
  const query = encoding === 'whole query' ? encodeURIComponent(joined.toWellFormed()) : joined;
  const text = `${method}${host}${path}${mark}${query}`;
  return encoding === 'whole text' ? encodeURIComponent(text.toWellFormed()) : text;
}

function printBytes(bytes: Digest, print: V1Parts['print']): string {
  if (print === 'hex') return bytes.toString('hex');
  if (print === 'base64 of hex') return btoa(bytes.toString('hex'));
  const text = bytes.toString('base64');
  return print === 'base64' ? text : text.replaceAll('+', ' ');
}
