import type { SignedCall, SigningScheme } from '../../core/diagnosis/diagnose-signature.ts';
import { hmac, md5Hex, sha256Hex } from '../../core/wire/digest.ts';
import { header, mediaType, splitTarget, type HttpRequest } from '../../core/wire/http.ts';
import { decodeText, printJson, readJson } from '../../core/wire/json.ts';
import { readMultipart } from '../../core/wire/multipart.ts';
import { byCodeUnit, decodePairs, toRecord, type Pairs } from '../../core/wire/query-string.ts';
import type { Diagnosis } from '../../core/contract/vendor.ts';
import { advise } from './refusal-advice.ts';
import { mistakes, type PolyvParts } from './mistakes.ts';
import { readMethod } from '../wire/signature.ts';
import { straighten } from '../gateway/path-spelling.ts';
import { carriesForm, carriesMultipart, formType } from '../wire/transport.ts';
import { printBase64, printLatin1, readHex } from '../../core/wire/bytes.ts';
import type { PolyvTypes } from '../types.ts';

const scheme: SigningScheme<PolyvParts> = {
  name: 'Polyv sign',
  sign(parts) {
    const stringToSign = textOf(parts);
    return { stringToSign, signature: print(parts, stringToSign) };
  },
  mistakes,
};

export const diagnosis: Diagnosis<PolyvTypes> = {
  open(request, { appSecret, appId, userId }): SignedCall<PolyvParts> | undefined {
    const sent = readSent(request);
    const parameters = toRecord([...sent.query, ...sent.form]);
    const claimed = parameters['sign'];
    if (claimed === undefined) return undefined;
    const right: PolyvParts = {
      secret: appSecret,
      ids: [appId, userId],
      sent,
      entries: rightEntries(parameters),
      join: 'plain',
      secretPlace: 'around',
      digest: readMethod(parameters) ?? 'MD5',
      print: 'upper-case hex',
    };
    return { scheme, right: [right], claimed };
  },

  advise,
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
  const text = typeof secret === 'string' ? secret : printLatin1(secret);
  return (secretPlace === 'after' ? '' : text) + middle + (secretPlace === 'before' ? '' : text);
}

function print({ digest, print: style, secret }: PolyvParts, text: string): string {
  const hex =
    digest === 'SHA256'
      ? sha256Hex(text)
      : digest === 'MD5'
        ? md5Hex(text)
        : hmac('sha256', secret, text).toString('hex');
  if (style === 'base64') return printBase64(readHex(hex));
  return style === 'upper-case hex' ? hex.toUpperCase() : hex;
}

function readSent({ method, target, headers, body }: HttpRequest): PolyvParts['sent'] {
  const { path: sentPath, query } = splitTarget(target);
  const path = straighten(sentPath);
  const text = decodeText(body);
  const call = { method, path, headers };
  const isInParts = carriesMultipart(call);
  const isSigned = carriesForm(call) || isInParts;
  const form = isInParts
    ? readMultipart(header(headers, 'content-type') ?? '', body)
    : mediaType(headers) === formType
      ? decodePairs(text)
      : [];
  return {
    query: decodePairs(query),
    form: isSigned ? form : [],
    unsignedForm: isSigned ? [] : form,
    // Whatever its content type says: the newer API does not ask for one.
    json: isSigned ? [] : readFields(text),
  };
}

function readFields(text: string): Pairs {
  const json = readJson(text);
  const fields = 'value' in json && typeof json.value === 'object' && json.value !== null ? json.value : {};
  return Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : printJson(value),
  ]);
}
