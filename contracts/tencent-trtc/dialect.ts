import { z } from 'zod';
import { fillTemplate, Failure } from '../core/failure.ts';
import type { HttpReply } from '../core/http.ts';
import { uuid } from '../core/ids.ts';
import { readInput } from '../core/input.ts';
import { printJson, readJson } from '../core/json.ts';
import type { Dialect, Understanding } from '../core/vendor.ts';
import type { assumptions } from './assumptions.ts';
import type { TrtcCredential } from './credentials.ts';
import { isOwnError } from './errors.ts';
import { readEntryName, readRequest, type TrtcReading } from './reading.ts';
import { clockWindowSeconds } from './service.ts';
import { writeRequest } from './writing.ts';

/** The envelope of every reply. An `Error` is there or is not; it is never null. */
const envelopeForm = z.object({
  Response: z.looseObject({
    Error: z.object({ Code: z.string(), Message: z.string() }).optional(),
    RequestId: z.string().optional(),
  }),
});

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
    const shape = operation.input instanceof z.ZodObject ? operation.input.shape : {};
    const fields = payload.kind === 'json' ? Object.entries(payload.value) : readTexts(payload.fields, shape);
    const isLenient = assume('tencent-trtc.unknown-parameter') === 'ignore';
    return Object.fromEntries(isLenient ? fields.filter(([name]) => Object.hasOwn(shape, name)) : fields);
  },

  validUntil({ common: { Timestamp = '' } }) {
    const isTime = /^\d{1,12}$/.test(Timestamp);
    return isTime ? (Number(Timestamp) + clockWindowSeconds + 1) * 1000 : undefined;
  },

  // The pipeline has held the output against its schema, which is an object's.
  answer: ({ ids }, output) => reply({ ...(output as object), RequestId: uuid(ids) }),

  refuse({ ids, assume, found, reading }, { key, spec, code, details }) {
    const requestId = uuid(ids);
    // Whatever a call says its language is, only these two are spoken.
    const chinese = reading.common.Language === 'zh-CN' ? spec.translations?.['zh-CN'] : undefined;
    const isUntold = isOwnError(key) && assume('tencent-trtc.room-error-texts') === 'empty';
    const action = found.route?.key ?? '';
    const text = isUntold ? '' : fillTemplate(chinese ?? spec.message, { requestId, action, ...details });
    return reply({ Error: { Code: code, Message: text }, RequestId: requestId });
  },

  write: writeRequest,

  understand({ body }): Understanding {
    const json = readJson(body);
    const envelope = 'value' in json ? envelopeForm.safeParse(json.value) : undefined;
    if (!envelope?.success) return { kind: 'foreign' };
    const { Error: error, RequestId: requestId, ...output } = envelope.data.Response;
    if (!error) return { kind: 'output', output, requestId };
    return { kind: 'error', code: error.Code, message: error.Message, requestId };
  },
};

/** In a query or a form everything is text: digits become a number where the field wants no text. */
function readTexts(fields: Readonly<Record<string, string>>, shape: z.core.$ZodShape): [string, unknown][] {
  return joinLists(fields, shape).map(([name, value]) => {
    const schema = Object.hasOwn(shape, name) ? shape[name] : undefined;
    const isNumeric =
      schema instanceof z.ZodType && readInput(schema, value, {}).problems?.[0].kind === 'type';
    const isDigits = typeof value === 'string' && /^-?\d+$/.test(value);
    return [name, isNumeric && isDigits ? toNumber(value) : value];
  });
}

/** Where the input has a list, its entries come as `UserIds.0`, `UserIds.1` and so on, in any order. */
function joinLists(fields: Readonly<Record<string, string>>, shape: z.core.$ZodShape): [string, unknown][] {
  const lists = new Map<string, string[]>();
  const others: [string, unknown][] = [];
  for (const [field, text] of Object.entries(fields)) {
    const { name, index } = readEntryName(field) ?? {};
    if (name === undefined || index === undefined || !isList(shape[name])) {
      others.push([field, text]);
      continue;
    }
    const list = lists.get(name) ?? [];
    list[index] = text;
    lists.set(name, list);
  }
  return [...others, ...lists];
}

function isList(schema: z.core.$ZodType | undefined): boolean {
  return (schema instanceof z.ZodOptional ? schema.unwrap() : schema) instanceof z.ZodArray;
}

function toNumber(digits: string): number | bigint {
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : BigInt(digits);
}

/** Errors travel with HTTP 200 as well; with a charset in the type, the Python SDK takes an error for a success. */
function reply(response: object): HttpReply {
  return {
    status: 200,
    headers: [['Content-Type', 'application/json']],
    body: printJson({ Response: response }),
  };
}
