import { z } from 'zod';
import { fillTemplate } from '../../core/contract/failure.ts';
import type { HttpReply } from '../../core/wire/http.ts';
import { uuid } from '../../core/contract/int64.ts';
import { printJson } from '../../core/wire/json.ts';
import type { Codec } from '../../core/contract/vendor.ts';
import { chooseWords } from '../errors/choose-text.ts';
import { readFields } from '../gateway/read-fields.ts';
import { readRequest } from './read-request.ts';
import { clockWindowSeconds, languages } from './constants.ts';
import { tc3Method, v1Methods } from './signature.ts';
import { clientCodec } from './client-codec.ts';
import type { TrtcTypes } from '../types.ts';

export const codec: Codec<TrtcTypes> = {
  read: readRequest,

  credentialId(reading) {
    if (reading.generation === 'v1') return reading.common.SecretId;
    return 'problem' in reading.authorization ? undefined : reading.authorization.authorization.secretId;
  },

  // The path is a matter of the checks: every action lives under `/`.
  target: ({ request, common }) => ({
    method: request.method,
    path: '/',
    action: common.Action,
    version: common.Version,
  }),

  input: (reading, { operation }, assume) => {
    const shape = operation.input instanceof z.ZodObject ? operation.input.shape : {};
    const fields = readFields(reading, shape, assume);
    const isLenient = assume('tencent-trtc.unknown-parameter') === 'ignore';
    return Object.fromEntries(isLenient ? fields.filter(([name]) => Object.hasOwn(shape, name)) : fields);
  },

  validUntil({ common: { Timestamp = '' } }) {
    const isTime = /^\d{1,12}$/.test(Timestamp);
    return isTime ? (Number(Timestamp) + clockWindowSeconds + 1) * 1000 : undefined;
  },

  validFrom: ({ common: { Timestamp = '' } }) =>
    /^\d{1,12}$/.test(Timestamp) ? Number(Timestamp) * 1000 : undefined,

  // The pipeline has held the output against its schema, which is an object's.
  answer: ({ ids }, output) => reply({ ...(output as object), RequestId: uuid(ids) }),

  refuse({ ids, assume, found, reading }, { key, spec, code, details }) {
    const requestId = uuid(ids);
    const template = chooseWords({ error: key, spec, language: reading.common.Language }, assume);
    const text = fillTemplate(template, { requestId, action: found.route?.key ?? '', ...details });
    return reply({ Error: { Code: code, Message: text }, RequestId: requestId });
  },

  ...clientCodec,
  choices: {
    signatureMethod: [tc3Method, ...Object.keys(v1Methods)],
    httpMethod: ['POST', 'GET'],
    region: 'a region',
    language: languages,
  },
};

/** Errors travel with HTTP 200 as well; with a charset in the type, the Python SDK takes an error for a success. */
function reply(response: object): HttpReply {
  return {
    status: 200,
    headers: [['Content-Type', 'application/json']],
    body: printJson({ Response: response }),
  };
}
