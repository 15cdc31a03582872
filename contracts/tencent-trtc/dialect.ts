import { z } from 'zod';
import { fillTemplate, Failure } from '../core/failure.ts';
import type { HttpReply } from '../core/http.ts';
import { uuid } from '../core/ids.ts';
import { readInput } from '../core/input.ts';
import { printJson, readJson } from '../core/json.ts';
import type { Dialect, Understanding } from '../core/vendor.ts';
import type { assumptions } from './assumptions.ts';
import type { TrtcCredential } from './credentials.ts';
import { isRoomError } from './errors.ts';
import { readRequest, type TrtcReading } from './reading.ts';
import { clockWindowSeconds } from './service.ts';
import { writeRequest } from './writing.ts';

export const dialect: Dialect<TrtcReading, TrtcCredential, typeof assumptions> = {
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

  input({ payload }, { operation }, assume) {
    if (payload instanceof Failure || payload.kind === 'empty') return {};
    const { shape } = operation.input as z.ZodObject;
    const fields = payload.kind === 'json' ? Object.entries(payload.value) : readTexts(payload.fields, shape);
    const isLenient = assume('tencent-trtc.unknown-parameter') === 'ignore';
    return Object.fromEntries(isLenient ? fields.filter(([name]) => Object.hasOwn(shape, name)) : fields);
  },

  validUntil({ common }) {
    const timestamp = Number(common.Timestamp);
    return Number.isSafeInteger(timestamp) ? (timestamp + clockWindowSeconds + 1) * 1000 : undefined;
  },

  answer: ({ ids }, output) => reply({ ...(output as object), RequestId: uuid(ids) }),

  refuse({ ids, assume, found, reading }, { key, spec, code, details }) {
    const requestId = uuid(ids);
    const template = spec.translations?.[reading.common.Language ?? ''] ?? spec.message;
    const isUntold = isRoomError(key) && assume('tencent-trtc.room-error-texts') === 'empty';
    const action = found.route?.key ?? '';
    const text = isUntold ? '' : fillTemplate(template, { requestId, action, ...details });
    return reply({ Error: { Code: code, Message: text }, RequestId: requestId });
  },

  write: writeRequest,

  understand({ body }): Understanding {
    const json = readJson(body);
    const response = 'value' in json ? field(json.value, 'Response') : undefined;
    if (typeof response !== 'object' || response === null) return { kind: 'foreign' };
    const { Error: error, RequestId, ...output } = response as Record<string, unknown>;
    const requestId = typeof RequestId === 'string' ? RequestId : undefined;
    if (error === undefined) return { kind: 'output', output, requestId };
    const [code, message] = [field(error, 'Code'), field(error, 'Message')];
    if (typeof code !== 'string') return { kind: 'foreign' };
    return { kind: 'error', code, message: typeof message === 'string' ? message : '', requestId };
  },
};

/** In a query or a form everything is text: digits become a number where the field wants no text. */
function readTexts(
  fields: Readonly<Record<string, string>>,
  shape: Readonly<Record<string, z.core.$ZodType>>,
): [string, unknown][] {
  return Object.entries(fields).map(([name, text]) => {
    const schema = Object.hasOwn(shape, name) ? shape[name] : undefined;
    const isWrong = schema && readInput(schema as z.ZodType, text, {}).problems?.[0].kind === 'type';
    return [name, isWrong && /^-?\d+$/.test(text) ? toNumber(text) : text];
  });
}

function toNumber(digits: string): number | bigint {
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : BigInt(digits);
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** Errors travel with HTTP 200 as well; with a charset in the type, the Python SDK takes an error for a success. */
function reply(response: object): HttpReply {
  return {
    status: 200,
    headers: [['Content-Type', 'application/json']],
    body: printJson({ Response: response }),
  };
}
