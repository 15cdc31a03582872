import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { dissect } from '../../contracts/core/diagnosis/diagnose-signature.ts';
import { diagnosis } from '../../contracts/volcengine-livesaas/diagnosis/diagnose.ts';
import { volcengineLivesaas } from '../../contracts/volcengine-livesaas/index.ts';

const { accessKeyId, secretAccessKey } = volcengineLivesaas.credential.fake;
const date = '20231114T221320Z';
const sha = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** A client of its own, written by the pages, with a place for each thing that it may do otherwise. */
interface Client {
  readonly method?: string;
  readonly query?: string;
  readonly signedQuery?: string;
  readonly body?: string | Uint8Array;
  readonly signedBody?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signed?: Readonly<Record<string, string>>;
  readonly secret?: string;
  readonly algorithm?: string;
  readonly end?: string;
  readonly prefix?: string;
  readonly day?: string;
  readonly print?: (hex: string) => string;
}

function mistakesOf(client: Client): readonly string[] {
  const {
    method = 'POST',
    query = 'Action=A&Version=V',
    body = '{"a":1}',
    secret = secretAccessKey,
  } = client;
  const sent = { host: 'volc.test:4013', 'x-date': date, ...client.headers };
  const signed: Record<string, string> = { host: 'volc.test:4013', 'x-date': date, ...client.signed };
  const names = Object.keys(signed).sort();
  const request = [
    method,
    '/',
    client.signedQuery ?? query,
    names.map((name) => `${name}:${signed[name]!}\n`).join(''),
    names.join(';'),
    sha(client.signedBody ?? body),
  ].join('\n');
  const { end = 'request', day = '20231114' } = client;
  const scope = `${day}/cn-north-1/livesaas/${end}`;
  const text = [client.algorithm ?? 'HMAC-SHA256', date, scope, sha(request)].join('\n');
  const key = [day, 'cn-north-1', 'livesaas', end].reduce<string | Buffer>(
    (last, step) => createHmac('sha256', last).update(step).digest(),
    (client.prefix ?? '') + secret,
  );
  const hex = createHmac('sha256', key).update(text).digest('hex');
  const signature = client.print?.(hex) ?? hex;
  const authorization = `HMAC-SHA256 Credential=${accessKeyId}/20231114/cn-north-1/livesaas/request, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  const call = diagnosis.open(
    {
      method,
      target: `/?${query}`,
      headers: Object.entries({ ...sent, authorization }),
      body: Buffer.from(body),
    },
    volcengineLivesaas.credential.fake,
  )!;
  const findings = dissect(call);
  return findings.isGenuine ? ['genuine'] : findings.mistakes.map(({ id }) => id);
}

const chinese = '{"note":"我/a"}';
const type = { 'content-type': 'application/json' };

describe('a client of Volcengine that signs', () => {
  it.each<[string, Client, string]>([
    ['as it should', {}, 'genuine'],
    [
      'the content type that the library dropped',
      { method: 'GET', body: '', signed: type },
      'listed-header-absent',
    ],
    [
      'the charset that the library added',
      { headers: { 'content-type': 'application/json; charset=utf-8' }, signed: type },
      'content-type-without-charset',
    ],
    [
      String.raw`\/ and sends /`,
      { body: chinese, signedBody: String.raw`{"note":"我\/a"}` },
      'body-escaped-otherwise',
    ],
    [
      String.raw`/ and sends \/`,
      { body: String.raw`{"note":"我\/a"}`, signedBody: chinese },
      'body-escaped-otherwise',
    ],
    [
      String.raw`\u6211 and sends UTF-8`,
      { body: chinese, signedBody: String.raw`{"note":"\u6211/a"}` },
      'body-escaped-otherwise',
    ],
    [
      'Python’s spaces',
      { body: '{"a":1,"b":[2,3]}', signedBody: '{"a": 1, "b": [2, 3]}' },
      'body-serialised-again',
    ],
    [
      'the body in Latin-1',
      { body: chinese, signedBody: Buffer.from(chinese, 'latin1') },
      'body-in-another-charset',
    ],
    [
      'the body in GBK',
      { body: '{"a":"我"}', signedBody: Buffer.from('7b2261223a22ced2227d', 'hex') },
      'body-in-another-charset',
    ],
    ['the body in UTF-16', { signedBody: Buffer.from('{"a":1}', 'utf16le') }, 'body-in-another-charset'],
    [
      'the body with ? for what ASCII lacks',
      { body: chinese, signedBody: '{"note":"?/a"}' },
      'body-in-another-charset',
    ],
    ['ids as texts', { signedBody: '{"a":"1"}' }, 'body-with-other-numbers'],
    [
      'an empty object where nothing is sent',
      { method: 'GET', body: '', signedBody: '{}' },
      'body-printed-otherwise',
    ],
    ['a whole body that was cut off', { body: '{"a":["我', signedBody: '{"a":["我"]}' }, 'body-cut-off'],
    [
      'lower-case escapes',
      { query: 'A=%E5%B0%8F', signedQuery: 'A=%e5%b0%8f' },
      'query-with-lower-case-escapes',
    ],
    ['plus signs for spaces', { query: 'A=a%20b', signedQuery: 'A=a+b' }, 'query-with-plus-for-space'],
    ['~ as %7E', { query: 'A=a~b', signedQuery: 'A=a%7Eb' }, 'query-encoded-as-form'],
    ['* as it is', { query: 'A=a*b', signedQuery: 'A=a*b' }, 'query-with-signs-left'],
    [
      'what it sends encoded twice',
      { query: 'A=%25E5%25B0%258F', signedQuery: 'A=%E5%B0%8F' },
      'query-sent-encoded-twice or query-not-encoded',
    ],
    [
      'a list joined with commas',
      { query: 'A=1&A=2', signedQuery: 'A=1%2C2' },
      'repeated-parameter-folded or list-printed-otherwise',
    ],
    ['Array for a list', { query: 'A=%5B1%2C2%5D', signedQuery: 'A=Array' }, 'list-printed-otherwise'],
    [
      'Array for one entry',
      { query: 'A%5B0%5D=1&B=2', signedQuery: 'A=Array&B=2' },
      'list-printed-otherwise',
    ],
    [
      'a name with brackets',
      { query: 'A%5B0%5D=1&A%5B1%5D=2', signedQuery: 'A%5B%5D=1&A%5B%5D=2' },
      'list-printed-otherwise',
    ],
    [
      'the number of the page before',
      { query: 'Action=A&PageNo=2', signedQuery: 'Action=A&PageNo=1' },
      'number-one-off',
    ],
    ['True for true', { query: 'Action=A&Open=true', signedQuery: 'Action=A&Open=True' }, 'values-changed'],
    [
      'page_no for PageNo',
      { query: 'Action=A&PageNo=2', signedQuery: 'Action=A&page_no=2' },
      'name-spelled-otherwise',
    ],
    [
      'a default that it does not send',
      {
        method: 'GET',
        body: '',
        query: 'Action=ListActivityAPI&Version=2020-06-01',
        signedQuery: 'Action=ListActivityAPI&PageNo=1&Version=2020-06-01',
      },
      'default-signed-and-not-sent',
    ],
    [
      'the content type in small letters',
      {
        headers: { 'content-type': 'application/json; charset=UTF-8' },
        signed: { 'content-type': 'application/json; charset=utf-8' },
      },
      'content-type-with-charset',
    ],
    ['1 and sends 1.0', { body: '{"a":1.0}', signedBody: '{"a":1}' }, 'body-serialised-again'],
    ['a host with a scheme', { signed: { host: 'http://volc.test:4013' } }, 'host-with-scheme'],
    [
      'the host before a proxy',
      { headers: { 'x-forwarded-host': 'api.test' }, signed: { host: 'api.test' } },
      'host-behind-a-proxy',
    ],
    ['localhost', { signed: { host: 'localhost:4013' } }, 'host-of-this-machine'],
    ['a host of BytePlus', { signed: { host: 'open.byteplusapi.com' } }, 'host-of-a-sister-cloud'],
    ['an empty secret', { secret: '' }, 'secret-empty'],
    ['"undefined" for the secret', { secret: 'undefined' }, 'secret-undefined'],
    [
      'as AWS wants it',
      { algorithm: 'AWS4-HMAC-SHA256', prefix: 'AWS4', end: 'aws4_request' },
      'scheme-of-another-cloud',
    ],
    ['with the secret of AWS’s prefix', { prefix: 'AWS4' }, 'key-with-prefix'],
    ['another second', { signed: { 'x-date': '20231114T221321Z' } }, 'date-taken-twice'],
    ['in capital letters', { print: (hex) => hex.toUpperCase() }, 'signature-in-upper-case'],
  ])('%s is told so', (_, client, id) => {
    expect(mistakesOf(client)).toEqual(id.split(' or '));
  });

  it.each<[string, Client, readonly string[]]>([
    [
      'in capital letters and Latin-1',
      { body: chinese, signedBody: Buffer.from(chinese, 'latin1'), print: (hex) => hex.toUpperCase() },
      ['body-in-another-charset', 'signature-in-upper-case'],
    ],
    [
      'without a port and with Python’s spaces',
      { signed: { host: 'volc.test' }, signedBody: '{"a": 1}' },
      ['host-without-port', 'body-serialised-again'],
    ],
  ])('%s is told both', (_, client, ids) => {
    expect([...mistakesOf(client)].sort()).toEqual([...ids].sort());
  });
});
