import { createHmac } from 'node:crypto';
import { samplesOf, type Sample } from '../sample.ts';
import { hmac256, sha256 } from '../signers/tencent-trtc.ts';
import {
  banUsers,
  listUsers,
  rfc3986,
  scope,
  volc,
  volcGet,
  volcHost,
  volcKeys,
  volcUrl,
} from '../signers/volcengine-livesaas.ts';

const of = samplesOf('volcengine-livesaas');

const [day, region, service] = scope;
const tail = '&SearchStatus=1&Version=2023-08-01';
const sortedUsers = `Action=ListActivityUsers&ActivityId=1819171234140099&SearchName=${rfc3986('小 明')}${tail}`;
const titled = '{"Name":"公司","LiveTime":1700003600}';
const creation = {
  target: '/?Action=CreateActivityAPIV2&Version=2020-06-01',
  query: 'Action=CreateActivityAPIV2&Version=2020-06-01',
  body: titled,
};
const date = '20231114T221320Z';
const payload = sha256(banUsers);

export const volcSamples: readonly Sample[] = [
  of(
    'axios drops the Content-Type of a GET',
    volcGet(listUsers + tail, listUsers + tail, {
      signed: [
        ['content-type', 'application/json'],
        ['host', volcHost],
        ['x-date', date],
      ],
    }),
    /header was not sent/,
  ),
  of(
    'the query is signed in the order of sending',
    volcGet(
      `Version=2023-08-01&${listUsers}&SearchStatus=1`,
      `Version=2023-08-01&${listUsers}&SearchStatus=1`,
    ),
    /sorted|order/i,
  ),
  of('a space is signed as +', volcGet(sortedUsers, sortedUsers.replace('%20', '+')), /space|\+|plus/i),
  of(
    'escapes are signed in small letters',
    volcGet(
      sortedUsers,
      sortedUsers.replaceAll(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase()),
    ),
    /lower/i,
  ),
  of('the key is made for cn-beijing', volc({ derived: [day, 'cn-beijing', service, 'request'] }), /region/i),
  of(
    'the service is live',
    volc({ scoped: [day, region, 'live', 'request'], derived: [day, region, 'live', 'request'] }),
    /service/i,
  ),
  of(
    'the string to sign has the local time',
    volc({ signedDate: '20231115T061320Z' }),
    /local time|time zone|UTC/i,
  ),
  of('the body is not hashed', volc({ payload: sha256(''), extra: [] }), /body|X-Content-Sha256/i),
  of(
    'host is listed and has no line',
    volc({
      listed: 'content-type;host;x-content-sha256;x-date',
      signed: [
        ['content-type', 'application/json'],
        ['x-content-sha256', payload],
        ['x-date', date],
      ],
    }),
    /no line|missing/i,
  ),
  of(
    'the fields of the body are in another order',
    volc({
      payload,
      body: '{"BanStatus":1,"ActivityId":1819171234140099,"UserIds":[1820211234043371]}',
    }),
    /serialis|order|X-Content-Sha256/i,
  ),
  of(
    'ensure_ascii is signed, UTF-8 is sent',
    volc({
      ...creation,
      payload: sha256(titled.replace('公司', '\\u516c\\u53f8')),
      listed: 'content-type;host;x-date',
      signed: [
        ['content-type', 'application/json'],
        ['host', volcHost],
        ['x-date', date],
      ],
    }),
    /escape/i,
  ),
  of(
    'the key begins with AWS4',
    volc({ secret: `AWS4${volcKeys.secretAccessKey}` }),
    /prefix|another cloud/i,
  ),
  of(
    'the first line is that of AWS',
    volc({ algorithm: 'AWS4-HMAC-SHA256' }),
    /AWS4|another cloud|first line/i,
  ),
  of(
    'the scope ends in aws4_request',
    volc({ scoped: [day, region, service, 'aws4_request'], derived: [day, region, service, 'aws4_request'] }),
    /another cloud|last step|aws4_request/i,
  ),
  of('the last step of the key is missing', volc({ derived: [day, region, service] }), /step/i),
  of(
    'the key is kept in hex',
    volc({
      key: (steps) =>
        steps.reduce<string>((key, step) => hmac256(key, step).toString('hex'), volcKeys.secretAccessKey),
    }),
    /hex/i,
  ),
  of('the query is encoded twice', volcGet(sortedUsers, sortedUsers.replaceAll('%', '%25')), /twice/i),
  of(
    'the secret is decoded from base64',
    volc({ secret: Buffer.from(volcKeys.secretAccessKey, 'base64') }),
    /base64/i,
  ),
  of(
    'the last newline of the headers is missing',
    volc({
      canonical: (lines) => lines.map((line, index) => (index === 3 ? line.trimEnd() : line)).join('\n'),
    }),
    /blank line|newline|line break/i,
  ),
  of('the path is empty', volc({ uri: '' }), /path/i),
  of('the path has the version', volc({ uri: '/2023-08-01' }), /path/i),
  of('the key is made of tomorrow', volc({ derived: ['20231115', region, service, 'request'] }), /date|day/i),
  of('X-Date is signed without its T and Z', volc({ signedDate: '20231114221320' }), /date|time/i),
  of(
    'the signature has capitals',
    volc({ print: (signature) => signature.toString('hex').toUpperCase() }),
    /upper|capital/i,
  ),
  of(
    'SHA-1 in every step',
    volc({
      key: (steps) =>
        steps.reduce<string | Buffer>(
          (key, step) => createHmac('sha1', key).update(step).digest(),
          volcKeys.secretAccessKey,
        ),
    }),
    /sha-1|another hash|HMAC/i,
  ),
  of(
    'a query-signed call signs X-Signature as empty',
    volcUrl({ signedToo: { 'X-Signature': '' } }),
    /X-Signature|signature.*itself|signs/i,
  ),
  of(
    'a query-signed call hashes UNSIGNED-PAYLOAD',
    volcUrl({ payload: sha256('UNSIGNED-PAYLOAD') }),
    /UNSIGNED-PAYLOAD/i,
  ),
  of('a query-signed call has a secret that is null', volcUrl({ secret: 'null' }), /null|missing/i),
];
