import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { diagnosis } from '../../contracts/volcengine-livesaas/diagnosis/diagnose.ts';
import { volcengineLivesaas } from '../../contracts/volcengine-livesaas/index.ts';
import type { LivesaasParts } from '../../contracts/volcengine-livesaas/diagnosis/parts.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';
import { describeCorpus, withSecret, type CorpusCall } from './corpus.ts';
import { findOperation, type OperationKey } from '../../contracts/core/contract/find-operation.ts';

const now = 1_700_000_000_000;
const credential = {
  ...volcengineLivesaas.credential.fake,
  secretAccessKey: '5BD2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e',
};

type Key = OperationKey<typeof volcengineLivesaas>;

function makeCall(
  title: string,
  key: Key,
  input: object,
  options: Record<string, string> = {},
): CorpusCall<LivesaasParts> {
  const request = volcengineLivesaas.codec.write({
    operation: findOperation(volcengineLivesaas, key)!,
    input: { ...input },
    credential,
    baseUrl: 'http://127.0.0.1:4013',
    now,
    ids: createSeededIds(1),
    options,
  });
  const call = diagnosis.open(request, credential);
  if (!call) throw new Error('the call is not signed');
  return { title, call };
}

interface RawCall {
  readonly method?: string;
  readonly query: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly listed?: string;
  readonly body?: string | Uint8Array;
}

/** A call that the typed client would not make, signed as it should be. */
function makeRawCall(
  title: string,
  { method = 'GET', query, headers = [], listed = 'host;x-date', body = '' }: RawCall,
): CorpusCall<LivesaasParts> {
  const authorization = `HMAC-SHA256 Credential=${credential.accessKeyId}/20231114/cn-north-1/livesaas/request, SignedHeaders=${listed}, Signature=00`;
  const request = {
    method,
    target: `/?${query}`,
    headers: [
      ['Host', 'volc.test:4013'],
      ['X-Date', '20231114T221320Z'],
      ['Authorization', authorization],
      ...headers,
    ] as const,
    body: Buffer.from(body),
  };
  const call = diagnosis.open(request, credential);
  if (!call) throw new Error('the call is not signed');
  return { title, call: { ...call, claimed: call.scheme.sign(call.right[0]).signature } };
}

const json = '{"ActivityId": 1, "Note":"a/b <小> \\"é\\"", "Nothing":null, "UserIds":[2, 3], "Text":"7"}';
const signedHeaders = 'content-type;host;x-content-sha256;x-date';

const calls: readonly [CorpusCall<LivesaasParts>, ...CorpusCall<LivesaasParts>[]] = [
  makeCall('a ban', 'UpdateActivityUserBanStatus', {
    ActivityId: 1819171234140099,
    BanStatus: 1,
    UserIds: [1820211234043371],
  }),
  makeCall('a list', 'GetActivityBanUsers', { ActivityId: 1819171234140099 }),
  makeCall(
    'a list signed in the query',
    'GetActivityBanUsers',
    { ActivityId: 1819171234140099 },
    { signing: 'query' },
  ),
  withSecret(makeCall('a list', 'GetActivityBanUsers', { ActivityId: 1 }), 'a+b/c d=0123+456'),
  makeRawCall('awkward parameters', {
    query: `Version=2023-08-01&note=${encodeURIComponent("a b*c(d)'!~é/+=")}&Empty=&Action=GetActivityBanUsers`,
  }),
  makeRawCall('lists in parameters', {
    query: 'Action=A&Id=1&Id=2&Json=%5B1%2C2%5D&Tags%5B0%5D=x&Commas=a,b&Version=1',
  }),
  makeRawCall('escapes of another charset, and of escapes', {
    query: 'Action=A&Name=%CE%D2&Twice=%25E5%25B0%258F',
  }),
  makeRawCall('a body that serialisers differ in', {
    method: 'POST',
    query: 'Action=A&Version=1',
    listed: signedHeaders,
    headers: [
      ['Content-Type', 'application/json; charset=utf-8'],
      ['X-Content-Sha256', createHash('sha256').update(json).digest('hex')],
      ['X-Forwarded-Host', 'proxy.test'],
    ],
    body: json,
  }),
  makeRawCall('a body with lines in it', {
    method: 'POST',
    query: 'Action=A&Version=1',
    headers: [['Content-Type', 'application/json']],
    body: '{\n"a":1\n}',
    listed: 'content-type;host;x-date',
  }),
  makeRawCall('a body in GBK', {
    method: 'POST',
    query: 'Action=A',
    body: Buffer.from('7b2261223a22ced222 7d'.replace(' ', ''), 'hex'),
  }),
  makeRawCall('a body with a byte order mark', { method: 'POST', query: 'Action=A', body: '\ufeff{"a":1}' }),
  makeRawCall('a body that was packed', { method: 'POST', query: 'Action=A', body: gzipSync('{"a":1}') }),
  makeRawCall('a body that was cut off', { method: 'POST', query: 'Action=A', body: '{"a":["我们' }),
  makeRawCall('a header that is listed and not sent', { query: 'Action=A&Version=1', listed: signedHeaders }),
  makeRawCall('a list of headers with spaces', { query: 'Action=A&Version=1', listed: 'host x-date' }),
  {
    title: 'a query signature that lists little',
    call: openQuerySignature('Action'),
  },
  {
    title: 'a query signature of a body that is not signed',
    call: openQuerySignature('Action;Version;X-NotSignBody', { 'X-NotSignBody': '' }, '{"a":1}'),
  },
];

/** A query signature that lists these parameters alone. */
function openQuerySignature(listed: string, more: Readonly<Record<string, string>> = {}, body = '') {
  const query = new URLSearchParams({
    Action: 'A',
    Version: 'V',
    'X-Algorithm': 'HMAC-SHA256',
    'X-Credential': `${credential.accessKeyId}/20231114/cn-north-1/livesaas/request`,
    'X-Date': '20231114T221320Z',
    'X-SignedHeaders': '',
    'X-SignedQueries': listed,
    'X-Signature': '00',
    ...more,
  });
  const method = body === '' ? 'GET' : 'POST';
  const request = { method, target: `/?${query.toString()}`, headers: [], body: Buffer.from(body) };
  const call = diagnosis.open(request, credential)!;
  return { ...call, claimed: call.scheme.sign(call.right[0]).signature };
}

describeCorpus('the diagnosis of a Volcengine signature', calls);

describe('the fields that a body may have had beside those that were sent', () => {
  const withBody = (query: string) =>
    makeRawCall(query, {
      method: 'POST',
      query,
      listed: signedHeaders,
      headers: [
        ['Content-Type', 'application/json'],
        ['X-Content-Sha256', createHash('sha256').update(json).digest('hex')],
      ],
      body: json,
    }).call;
  const formsOf = ({ scheme, right }: ReturnType<typeof withBody>) =>
    scheme.mistakes.find(({ id }) => id === 'body-with-other-fields')!.inflict(right[0]);
  const many = Array.from({ length: 60 }, (_, at) => `extra${at}=value${at}`).join('&');

  it('are those of its own call, whatever call had the same body before', () => {
    const own = formsOf(withBody('Action=A&Version=1')).length;
    expect(formsOf(withBody(`Action=A&Version=1&${many}`)).length).toBeGreaterThan(own);
    expect(formsOf(withBody('Action=A&Version=1')).length).toBe(own);
    expect(formsOf(withBody('Action=A&Version=1&Region=cn')).length).toBeGreaterThan(own);
  });

  it('grow with the number of parameters, and not with its square', () => {
    const added = (count: number) => formsOf(withBody(many.split('&').slice(0, count).join('&'))).length;
    expect(added(60)).toBeLessThan(2.5 * added(30));
  });
});
