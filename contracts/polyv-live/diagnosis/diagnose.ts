import type { SignedCall, SigningScheme } from '../../core/diagnosis/diagnose-signature.ts';
import { cutByHash } from '../../core/diagnosis/cut-urls.ts';
import { header, mediaType, type HttpRequest } from '../../core/wire/http.ts';
import { decodeText, printJson, readJson } from '../../core/wire/json.ts';
import { readMultipart } from '../../core/wire/multipart.ts';
import { splitTarget, decodePairs, toRecord, type Pairs } from '../../core/wire/query-string.ts';
import type { Diagnosis } from '../../core/contract/vendor.ts';
import { operations } from '../operations/index.ts';
import { straighten } from '../gateway/path-spelling.ts';
import { readMethod } from '../wire/signature.ts';
import { carriesForm, carriesMultipart, formType } from '../wire/transport.ts';
import { byName } from './entries.ts';
import { printPlain } from './layout-mistakes.ts';
import { mistakes } from './mistakes.ts';
import type { PolyvParts, SentCall } from './parts.ts';
import { advise, suspect } from './refusal-advice.ts';
import { couldBe, signParts } from './sign-parts.ts';
import type { PolyvTypes } from '../types.ts';

const scheme: SigningScheme<PolyvParts> = {
  name: 'Polyv sign',
  tries: 'other parameters, orders, values, layouts, digests, prints and secrets',
  sign: signParts,
  couldBe,
  mistakes,
};

export const diagnosis: Diagnosis<PolyvTypes> = {
  catalog: [{ scheme: scheme.name, mistakes }],

  open(request, { appSecret, appId, userId }): SignedCall<PolyvParts> | undefined {
    const sent = readSent(request, userId);
    const parameters = toRecord([...sent.query, ...sent.form]);
    const claimed = parameters['sign'];
    if (claimed === undefined) return undefined;
    const right: PolyvParts = {
      secret: appSecret,
      ids: { appId, userId },
      sent,
      entries: rightEntries(parameters),
      print: printPlain,
      separator: '',
      lay: (middle, secret) => secret + middle + secret,
      finish: (text) => text,
      digest: readMethod(parameters) === 'SHA256' ? 'sha256' : 'md5',
      hmac: 'none',
      style: 'upper-case hex',
    };
    const unsent = [
      'a parameter that was left out of the call',
      ...(parameters['signatureNonce'] === undefined ? [] : ['another signatureNonce']),
      ...(sent.query.length > 0 ? [cutByHash] : []),
    ];
    // The method that a name in other letters means is not what the sign is wrong by.
    const meansSha256 =
      readMethod(parameters) === undefined && /^sha-?256$/i.test(parameters['signatureMethod'] ?? '');
    return {
      scheme,
      right: meansSha256 ? [right, { ...right, digest: 'sha256' }] : [right],
      claimed,
      unsent,
    };
  },

  advise,
  suspect,
};

/** The documented rule: everything with a value but `sign` itself, in ASCII order of the names. */
function rightEntries(parameters: Readonly<Record<string, string>>): Pairs {
  return Object.entries(parameters)
    .filter(([name, value]) => name !== 'sign' && value !== '')
    .toSorted(byName);
}

function readSent({ method, target, headers, body }: HttpRequest, userId: string): SentCall {
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
    body: text,
    method,
    path,
    rawQuery: query,
    userId,
    fieldNames: fieldsOf(path),
  };
}

/** What the endpoint at a path takes, whose ids stand for any in the path. */
function fieldsOf(path: string): readonly string[] {
  const segments = path.split('/');
  const found = Object.values(operations).find(({ route }) => {
    const names = route.path.split('/');
    return (
      names.length === segments.length &&
      names.every((name, at) => name.startsWith('{') || name === segments[at])
    );
  });
  return found ? Object.keys(found.input.shape) : [];
}

function readFields(text: string): Pairs {
  const json = readJson(text);
  const fields = 'value' in json && typeof json.value === 'object' && json.value !== null ? json.value : {};
  return Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : printJson(value),
  ]);
}
