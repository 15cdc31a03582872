import { z } from 'zod';
import type { Assumptions } from '../../../../contracts/core/contract/assumption.ts';
import { refuse } from '../../../../contracts/core/contract/failure.ts';
import { reason, words } from '../../../../contracts/core/contract/reason.ts';
import { documented } from '../../../../contracts/core/contract/source.ts';
import type { CallTypes } from '../../../../contracts/core/contract/vendor-types.ts';
import type { Check, Codec, CredentialForm, ErrorSpec } from '../../../../contracts/core/contract/vendor.ts';
import { equalInConstantTime, sha256Hex } from '../../../../contracts/core/wire/digest.ts';
import { header, type HttpReply } from '../../../../contracts/core/wire/http.ts';
import { splitTarget } from '../../../../contracts/core/wire/query-string.ts';
import { decodeText, printJson, readJson } from '../../../../contracts/core/wire/json.ts';

interface TinyCredential {
  readonly key: string;
  readonly secret: string;
}

interface TinyReading {
  readonly method: string;
  readonly path: string;
  readonly key: string | undefined;
  readonly sign: string;
  readonly body: string;
}

const source = documented('https://tiny.example/docs/errors');

function spec(status: number, code: number, message: string): ErrorSpec {
  return { status, code, message, meaning: `${message}.`, retryable: false, source };
}

export const errors = {
  'no-such-call': spec(404, 1, 'no such call'),
  'wrong-sign': spec(401, 2, 'wrong sign'),
  'wrong-input': spec(400, 3, 'wrong input'),
  'unknown-user': spec(404, 4, 'unknown user'),
  'too-large': spec(413, 5, 'too large'),
  'internal-error': spec(500, 6, 'internal error'),
};

/** Its types, as the core's forms carry them. */
interface TinyTypes extends CallTypes {
  readonly error: keyof typeof errors;
  readonly reading: TinyReading;
  readonly credential: TinyCredential;
  readonly assumptions: Assumptions;
}

/** Its documents leave nothing open. */
export const assumptions: Assumptions = {};

export const checks: readonly Check<TinyTypes>[] = [
  {
    name: 'route',
    errors: ['no-such-call'],
    source,
    refuses: ({ found }) =>
      found.route
        ? undefined
        : refuse('no-such-call', reason('route', 'path', 'a call that there is', words('another one'))),
  },
  {
    name: 'signature',
    errors: ['wrong-sign'],
    source,
    refuses({ reading, credential }) {
      const isRight = credential && equalInConstantTime(reading.sign, sign(credential.secret, reading));
      return isRight
        ? undefined
        : refuse('wrong-sign', reason('credential', 'sign', 'a sign with the secret', words('another one')));
    },
  },
  {
    name: 'input',
    errors: ['wrong-input'],
    source,
    refuses(gate) {
      const [problem] = gate.problems();
      return problem && refuse('wrong-input', problem.reason);
    },
  },
];

export const credential: CredentialForm<TinyCredential> = {
  schema: z.strictObject({ key: z.string().min(1), secret: z.string().min(1) }),
  id: ({ key }) => key,
  secret: ({ secret }) => secret,
  fake: { key: 'fake-tiny-key', secret: 'fake-tiny-secret-0000' },
  mint: (ids) => ({ key: `fake-${ids.hex(12)}`, secret: `fake-${ids.hex(24)}` }),
  toEnvironment: ({ key, secret }) => ({ TINY_LIVE_KEY: key, TINY_LIVE_SECRET: secret }),
  fromEnvironment: ({ TINY_LIVE_KEY, TINY_LIVE_SECRET }) => ({
    key: TINY_LIVE_KEY,
    secret: TINY_LIVE_SECRET,
  }),
};

export const codec: Codec<TinyTypes> = {
  read: ({ method, target, headers, body }) => ({
    method,
    path: splitTarget(target).path,
    key: header(headers, 'x-tiny-key'),
    sign: header(headers, 'x-tiny-sign') ?? '',
    body: decodeText(body),
  }),
  credentialId: ({ key }) => key,
  target: ({ method, path }) => ({ method, path }),
  input({ body }) {
    const json = readJson(body === '' ? '{}' : body);
    return 'value' in json ? json.value : undefined;
  },
  answer: (_, data) => reply(200, { ok: true, data }),
  refuse: (_, { spec: { status }, code, text }) => reply(status, { ok: false, code, message: text }),
  write({ operation: { route }, input, credential: { key, secret }, baseUrl }) {
    const [method] = route.methods;
    const body = method === 'GET' ? '' : printJson(input);
    return {
      method,
      url: `${baseUrl}${route.path}`,
      target: route.path,
      headers: [
        ['Content-Type', 'application/json'],
        ['X-Tiny-Key', key],
        ['X-Tiny-Sign', sign(secret, { path: route.path, body })],
      ],
      body: Buffer.from(body),
    };
  },
  understand({ body }) {
    const json = readJson(body);
    const read = envelope.safeParse('value' in json ? json.value : undefined);
    if (!read.success) return { kind: 'foreign' };
    if (read.data.ok) return { kind: 'output', output: read.data.data };
    return { kind: 'error', code: read.data.code, message: read.data.message };
  },
};

const envelope = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), data: z.unknown() }),
  z.object({ ok: z.literal(false), code: z.number(), message: z.string() }),
]);

function sign(secret: string, { path, body }: Pick<TinyReading, 'path' | 'body'>): string {
  return sha256Hex(`${secret}${path}${body}`);
}

function reply(status: number, body: object): HttpReply {
  return { status, headers: [['Content-Type', 'application/json']], body: printJson(body) };
}
