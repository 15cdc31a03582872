import type { SignedCall, SigningScheme } from '../core/autopsy.ts';
import { hmac, md5Hex, sha256Hex } from '../core/digest.ts';
import { mediaType, splitTarget, type HttpRequest } from '../core/http.ts';
import { decodeText, printJson, readJson } from '../core/json.ts';
import { byCodeUnit, decodePairs, toRecord, type Pairs } from '../core/pairs.ts';
import type { Autopsy } from '../core/vendor.ts';
import type { assumptions } from './assumptions.ts';
import type { PolyvCredential } from './credentials.ts';
import { validMilliseconds, type PolyvReading } from './dialect.ts';
import { mistakes, type PolyvParts } from './mistakes.ts';

const scheme: SigningScheme<PolyvParts> = {
  name: 'Polyv sign',
  sign(parts) {
    const stringToSign = textOf(parts);
    return { stringToSign, signature: print(parts, stringToSign) };
  },
  mistakes,
};

export const autopsy: Autopsy<PolyvReading, PolyvCredential, typeof assumptions> = {
  open(request, { appSecret }): SignedCall<PolyvParts> | undefined {
    const sent = readSent(request);
    const parameters = toRecord([...sent.query, ...sent.form]);
    const claimed = parameters['sign'];
    if (claimed === undefined) return undefined;
    const right: PolyvParts = {
      secret: appSecret,
      sent,
      entries: rightEntries(parameters),
      join: 'plain',
      secretPlace: 'around',
      digest: parameters['signatureMethod'] === 'SHA256' ? 'SHA256' : 'MD5',
      print: 'upper-case hex',
    };
    return { scheme, right: [right], claimed };
  },

  advise(error, { reading: { parameters }, now }) {
    if (error !== 'invalid timestamp.') return undefined;
    const timestamp = Number(parameters['timestamp']);
    if (/^\d{10}$/.test(parameters['timestamp'] ?? '')) {
      return {
        id: 'timestamp-in-seconds',
        title: 'The timestamp is in seconds',
        detail: `${timestamp} has 10 digits; a time in milliseconds has 13.`,
        fix: 'Send milliseconds since 1970.',
      };
    }
    return {
      id: 'timestamp-outside-window',
      title: 'The clock of the client is off',
      detail: `The call is ${Math.round((now - timestamp) / 1000)} seconds old; ${validMilliseconds / 1000} are allowed.`,
      fix: 'Set the clock of the client, or that of the sandbox, and sign each call when it is sent.',
    };
  },
};

/** The documented rule: everything with a value but `sign` itself, in ASCII order of the names. */
export function rightEntries(parameters: Readonly<Record<string, string>>): Pairs {
  return Object.entries(parameters)
    .filter(([name, value]) => name !== 'sign' && value !== '')
    .toSorted(([left], [right]) => byCodeUnit(left, right));
}

function textOf({ secret, entries, join, secretPlace }: PolyvParts): string {
  const middle =
    join === 'plain'
      ? entries.map(([name, value]) => name + value).join('')
      : entries.map(([name, value]) => `${name}=${value}`).join('&');
  const text = typeof secret === 'string' ? secret : Buffer.from(secret).toString('latin1');
  return (secretPlace === 'after' ? '' : text) + middle + (secretPlace === 'before' ? '' : text);
}

function print({ digest, print: style, secret }: PolyvParts, text: string): string {
  const hex =
    digest === 'SHA256'
      ? sha256Hex(text)
      : digest === 'MD5'
        ? md5Hex(text)
        : hmac('sha256', secret, text).toString('hex');
  if (style === 'base64') return Buffer.from(hex, 'hex').toString('base64');
  return style === 'upper-case hex' ? hex.toUpperCase() : hex;
}

function readSent({ target, headers, body }: HttpRequest): PolyvParts['sent'] {
  const text = decodeText(body);
  const isForm = mediaType(headers) === 'application/x-www-form-urlencoded';
  const json = isForm ? undefined : readJson(text);
  const fields =
    json && 'value' in json && typeof json.value === 'object' && json.value !== null ? json.value : {};
  return {
    query: decodePairs(splitTarget(target).query),
    form: isForm ? decodePairs(text) : [],
    json: Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : printJson(value),
    ]),
  };
}
