import { encodeText } from '../../core/wire/bytes.ts';
import { printJson } from '../../core/wire/json.ts';
import { encodePairs, toRecord, type Pairs } from '../../core/wire/query-string.ts';
import type { ClientCodec } from '../../core/contract/vendor-api.ts';
import type { PolyvCredential } from './credentials.ts';
import { readEnvelope } from './envelope.ts';
import { queryFields } from './field-placement.ts';
import { readMethod, signParameters } from './signature.ts';
import { carriesJson, formType } from './transport.ts';
import { fillPath, toPairs, withTextIds } from './write-fields.ts';

/** How a client writes a call and reads the reply. */
export const clientCodec: ClientCodec<PolyvCredential> = {
  write({ operation: { route, input: form }, input, credential, baseUrl, now, options = {} }) {
    const [method] = route.methods;
    const { path, fields } = fillPath(route.path, input, credential.userId);
    const isJson = carriesJson({ method, path });
    const isForm = method === 'POST' && !isJson;
    const { signatureMethod = '' } = options;
    const common: Pairs = [
      ['appId', credential.appId],
      ['timestamp', String(now)],
      ...(signatureMethod === '' ? [] : [['signatureMethod', signatureMethod] as const]),
    ];
    const [signedFields, bodyFields] = isJson ? divide(fields, queryFields(form)) : [fields, {}];
    const pairs = [...toPairs(signedFields, form), ...common];
    const signed = toRecord(pairs);
    const sign = signParameters(signed, credential.appSecret, readMethod(signed));
    const encoded = encodePairs([...pairs, ['sign', sign]]);
    const target = isForm ? path : `${path}?${encoded}`;
    const type = isForm ? formType : 'application/json';
    return {
      method,
      url: `${baseUrl}${target}`,
      target,
      headers: method === 'POST' ? [['Content-Type', type]] : [],
      body: encodeText(isForm ? encoded : isJson ? printJson(withTextIds(bodyFields)) : ''),
    };
  },

  understand: ({ body }) => readEnvelope(body),
};

type Fields = Readonly<Record<string, unknown>>;

function divide(fields: Fields, chosen: readonly string[]): readonly [chosen: Fields, others: Fields] {
  const entries = Object.entries(fields);
  return [
    Object.fromEntries(entries.filter(([name]) => chosen.includes(name))),
    Object.fromEntries(entries.filter(([name]) => !chosen.includes(name))),
  ];
}
