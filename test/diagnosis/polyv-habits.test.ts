import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { dissect } from '../../contracts/core/diagnosis/diagnose-signature.ts';
import { diagnosis } from '../../contracts/polyv-live/diagnosis/diagnose.ts';
import { polyvLive } from '../../contracts/polyv-live/index.ts';

const { appId, appSecret: secret } = polyvLive.credential.fake;
const now = '1700000000000';

type Fields = Readonly<Record<string, string>>;

const md5 = (data: string | Uint8Array): string => createHash('md5').update(data).digest('hex').toUpperCase();

/** The text to sign, as the pages have it. */
function textOf(fields: Fields): string {
  const all: Fields = { appId, timestamp: now, ...fields };
  const names = Object.keys(all).sort();
  return secret + names.map((name) => name + all[name]!).join('') + secret;
}

/** What is said of a call with these fields in its query and such a sign. */
function mistakesOf(sent: Fields | string, sign: string, path = 'v4/chat/forbid/list'): readonly string[] {
  const query = typeof sent === 'string' ? sent : new URLSearchParams(sent).toString();
  const target = `/live/${path}?appId=${appId}&timestamp=${now}&${query}&sign=${encodeURIComponent(sign)}`;
  const request = { method: 'GET', target, headers: [], body: new Uint8Array() };
  const findings = dissect(diagnosis.open(request, polyvLive.credential.fake)!);
  return findings.isGenuine ? ['genuine'] : findings.mistakes.map(({ id }) => id);
}

const named = { nickName: '小明 a' };
const list = { ids: '["a","b"]' };
const plain = textOf(named);
const middle = plain.slice(secret.length, -secret.length);

describe('a client of Polyv that signs', () => {
  it.each<[string, Fields | string, string, string]>([
    ['as it should', named, md5(plain), 'genuine'],
    ['in lower case', named, md5(plain).toLowerCase(), 'digest-in-lower-case'],
    ['with 16 digits', named, md5(plain).slice(8, 24), 'digest-of-sixteen-digits'],
    ['with the secret before', named, md5(secret + middle), 'secret-only-before'],
    ['with the secret behind', named, md5(middle + secret), 'secret-only-after'],
    [
      'with &key=',
      named,
      md5(`appId=${appId}&nickName=小明 a&timestamp=${now}&key=${secret}`),
      'secret-as-a-parameter',
    ],
    [
      'like a query',
      named,
      md5(`${secret}appId=${appId}&nickName=小明 a&timestamp=${now}${secret}`),
      'parameters-joined-as-query',
    ],
    [
      'with SHA-256 and does not say so',
      named,
      createHash('sha256').update(plain).digest('hex').toUpperCase(),
      'digest-of-another-method',
    ],
    [
      'with an HMAC',
      named,
      createHmac('sha256', secret).update(middle).digest('hex').toUpperCase(),
      'hmac-for-digest',
    ],
    ['in Latin-1', named, md5(Buffer.from(plain, 'latin1')), 'text-in-another-charset'],
    ['in ASCII with ?', named, md5(plain.replaceAll(/[\u0080-\uffff]/g, '?')), 'text-in-another-charset'],
    ['in UTF-16', named, md5(Buffer.from(plain, 'utf16le')), 'text-in-another-charset'],
    ['escapes', named, md5(textOf({ nickName: '%E5%B0%8F%E6%98%8E+a' })), 'values-encoded-before-signing'],
    [
      'lower-case escapes',
      named,
      md5(textOf({ nickName: '%e5%b0%8f%e6%98%8e%20a' })),
      'values-encoded-before-signing',
    ],
    [
      'what it sends encoded twice',
      'nickName=%25E5%25B0%258F',
      md5(textOf({ nickName: '小' })),
      'values-sent-encoded-twice',
    ],
    [
      'a plus sign that it sends as it is',
      'nickName=a+b',
      md5(textOf({ nickName: 'a+b' })),
      'plus-sign-sent-as-it-is or values-encoded-before-signing',
    ],
    ['Array for a list', list, md5(textOf({ ids: 'Array' })), 'list-printed-otherwise'],
    ['[a, b] for a list', list, md5(textOf({ ids: '[a, b]' })), 'list-printed-otherwise'],
    [
      'a list once that it sends item by item',
      'ids=a&ids=b',
      md5(textOf({ ids: 'a,b' })),
      'list-printed-otherwise',
    ],
    ['a list as ids[]', 'ids[]=a&ids[]=b', md5(textOf({ ids: '["a","b"]' })), 'list-printed-otherwise'],
    [
      String.raw`\u5c0f in JSON`,
      { json: '["小"]' },
      md5(textOf({ json: String.raw`["\u5c0f"]` })),
      'json-spelled-otherwise',
    ],
    [
      'Python’s spaces in JSON',
      { json: '["小","b"]' },
      md5(textOf({ json: '["小", "b"]' })),
      'json-spelled-otherwise',
    ],
    [
      'a parameter that it does not send',
      named,
      md5(textOf({ ...named, userId: polyvLive.credential.fake.userId })),
      'unsent-parameter-signed',
    ],
    ['less than it sends', { ...named, page: '2' }, md5(textOf(named)), 'parameter-left-out'],
    ['empty values', { ...named, page: '' }, md5(textOf({ ...named, page: '' })), 'empty-values-signed'],
    [
      'null for what it sends empty',
      { ...named, page: '' },
      md5(textOf({ ...named, page: 'null' })),
      'missing-value-as-text',
    ],
    [
      'a timestamp in seconds',
      named,
      md5(textOf({ ...named, timestamp: now.slice(0, 10) })),
      'timestamp-signed-otherwise',
    ],
    ['the sign in the sign', named, md5(textOf({ ...named, sign: '' })), 'sign-signs-itself'],
    [
      'in another order',
      named,
      md5(`${secret}timestamp${now}nickName小明 aappId${appId}${secret}`),
      'parameters-sorted-backwards',
    ],
    [
      'by the scheme of VOD',
      named,
      createHash('sha1')
        .update(`appId=${appId}&nickName=小明 a&timestamp=${now}${secret}`)
        .digest('hex')
        .toUpperCase(),
      'scheme-of-polyv-vod',
    ],
    ['with "undefined" for the secret', named, md5(`undefined${middle}undefined`), 'secret-undefined'],
    [
      'True for true',
      { test: 'true', banned: 'Y' },
      md5(textOf({ test: 'True', banned: 'Y' })),
      'flag-spelled-otherwise',
    ],
    ['1 for true', { test: 'true' }, md5(textOf({ test: '1' })), 'flag-spelled-otherwise'],
    ['N for false', { test: 'false' }, md5(textOf({ test: 'N' })), 'flag-spelled-otherwise'],
    [
      'an object as text',
      { extra: '{"a":1}' },
      md5(textOf({ extra: '[object Object]' })),
      'list-printed-otherwise',
    ],
    [
      'a dictionary of Python',
      { extra: '{"a":1}' },
      md5(textOf({ extra: "{'a': 1}" })),
      'list-printed-otherwise',
    ],
    ['the page before', { pageNumber: '2' }, md5(textOf({ pageNumber: '1' })), 'number-one-off'],
    ['the page behind', { pageNumber: '2' }, md5(textOf({ pageNumber: '3' })), 'number-one-off'],
    [
      'appid for appId',
      named,
      md5(`${secret}appid${appId}nickName小明 atimestamp${now}${secret}`),
      'name-spelled-otherwise',
    ],
    [
      'nick_name for nickName',
      named,
      md5(`${secret}appId${appId}nick_name小明 atimestamp${now}${secret}`),
      'name-spelled-otherwise',
    ],
    [
      'a default that it does not send',
      {},
      md5(textOf({ pageNumber: '1', pageSize: '100' })),
      'default-signed-and-not-sent',
    ],
    [
      'one of two values of a name',
      'banned=N&nickName=a&banned=Y',
      md5(textOf({ nickName: 'a', banned: 'Y' })),
      'parameter-sent-twice',
    ],
    ['a line break at the end', named, md5(`${plain}\n`), 'text-with-something-at-its-end'],
  ])('%s is told so', (_, sent, sign, id) => {
    expect(mistakesOf(sent, sign)).toEqual(id.split(' or '));
  });

  it.each<[string, string, readonly string[]]>([
    [
      'in Latin-1 and lower case',
      md5(Buffer.from(plain, 'latin1')).toLowerCase(),
      ['digest-in-lower-case', 'text-in-another-charset'],
    ],
    [
      'with &key= and in lower case',
      md5(`appId=${appId}&nickName=小明 a&timestamp=${now}&key=${secret}`).toLowerCase(),
      ['digest-in-lower-case', 'secret-as-a-parameter'],
    ],
    [
      'with the secret behind, like a query',
      md5(`appId=${appId}&nickName=小明 a&timestamp=${now}${secret}`),
      ['parameters-joined-as-query', 'secret-only-after'],
    ],
  ])('%s is told both', (_, sign, ids) => {
    expect([...mistakesOf(named, sign)].sort()).toEqual(ids);
  });
});
