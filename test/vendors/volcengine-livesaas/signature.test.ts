import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sha256Hex } from '../../../contracts/core/wire/digest.ts';
import type { HttpRequest } from '../../../contracts/core/wire/http.ts';
import { splitTarget, decodePairs } from '../../../contracts/core/wire/query-string.ts';
import { possibleCanonicalRequests } from '../../../contracts/volcengine-livesaas/wire/canonical-request.ts';
import {
  formatDate,
  parseDate,
  readClaim,
  sign,
  signingKey,
} from '../../../contracts/volcengine-livesaas/wire/signature.ts';
import { readFixture } from '../../contract/recipes.ts';

const known = z
  .object({
    accessKeyId: z.string(),
    secretAccessKey: z.string(),
    date: z.string(),
    region: z.string(),
    service: z.string(),
    signingKey: z.string(),
    requests: z.array(
      z.object({
        title: z.string(),
        method: z.string(),
        target: z.string(),
        headers: z.array(z.tuple([z.string(), z.string()])),
        body: z.string(),
        canonicalRequest: z.string(),
        canonicalHash: z.string(),
        signature: z.string(),
      }),
    ),
  })
  .parse(readFixture('volcengine-livesaas/signatures.json'));

const scope = { date: known.date.slice(0, 8), region: known.region, service: known.service };

function canonicalTexts(request: HttpRequest): readonly string[] {
  const query = decodePairs(splitTarget(request.target).query);
  return [...possibleCanonicalRequests(request, query, readClaim(request, query))];
}

describe('HMAC-SHA256', () => {
  it('derives the known signing key', () => {
    expect(signingKey(scope, known.secretAccessKey).toString('hex')).toBe(known.signingKey);
  });

  it.each(known.requests)('reads and signs the known answer: $title', ({ body, ...answer }) => {
    const request = { ...answer, body: Buffer.from(body) };
    const claim = readClaim(request, decodePairs(splitTarget(answer.target).query));
    expect(claim).toMatchObject({ isWellFormed: true, scope, date: known.date, signature: answer.signature });
    expect(claim.accessKeyId).toBe(known.accessKeyId);
    expect(canonicalTexts(request)).toContain(answer.canonicalRequest);
    expect(sha256Hex(answer.canonicalRequest)).toBe(answer.canonicalHash);
    expect(sign(answer.canonicalRequest, known.date, scope, known.secretAccessKey)).toBe(answer.signature);
  });
});

const authorization = (names: string): [string, string] => [
  'authorization',
  `HMAC-SHA256 Credential=key/20250124/cn-north-1/livesaas/request, SignedHeaders=${names}, Signature=00`,
];

function request(target: string, ...headers: [string, string][]): HttpRequest {
  return { method: 'GET', target, headers, body: new Uint8Array() };
}

describe('a canonical request', () => {
  it.each([
    ['a space as + and as %20', '/?a=x+y', '/?a=x%20y'],
    ['characters that clients leave raw', "/?a=(1)!*~'", '/?a=%281%29%21%2A~%27'],
    ['escapes in lower case', '/?a=%c3%a9', '/?a=%C3%A9'],
    ['parameters in another order', '/?b=2&a=1', '/?a=1&b=2'],
    ['a parameter without an equals sign', '/?a', '/?a='],
  ])('is the same for %s', (_, left, right) => {
    const headers = authorization('x-date');
    expect(canonicalTexts(request(left, headers))).toEqual(canonicalTexts(request(right, headers)));
  });

  it('comes with repeated names in the order of the call and sorted by value', () => {
    const texts = canonicalTexts(request('/?K=b&K=a', authorization('x-date')));
    expect(texts.map((text) => text.split('\n')[2])).toEqual(['K=b&K=a', 'K=a&K=b']);
  });

  it.each([
    ['the host without port 80', 'example.com:80', 'host:example.com'],
    ['the host without port 443', 'example.com:443', 'host:example.com'],
    ['the host with any other port', 'example.com:8080', 'host:example.com:8080'],
  ])('has %s', (_, host, line) => {
    expect(canonicalTexts(request('/', ['HOST', host], authorization('Host')))[0]).toContain(`\n${line}\n`);
  });

  it('has the spaces within a header as they came and shrunk to one', () => {
    const texts = canonicalTexts(request('/', ['X-Note', '  a   b '], authorization('x-note')));
    expect(texts.map((text) => text.split('\n')[3])).toEqual(['x-note:a   b', 'x-note:a b']);
  });

  it('has a signed content type as it came, charset included', () => {
    const type = 'application/json; charset=utf-8';
    const texts = canonicalTexts(request('/', ['Content-Type', type], authorization('content-type')));
    expect(texts[0]).toContain(`content-type:${type}\n`);
  });

  it('has of a query signature what it lists, and the token even when it is not listed', () => {
    const target =
      '/?X-Credential=c&X-SignedQueries=X-Credential;Action&Action=a&Extra=e&X-Security-Token=t&X-Signature=s';
    const texts = canonicalTexts(request(target));
    expect(texts.map((text) => text.split('\n')[2])).toEqual([
      'Action=a&X-Credential=c',
      'Action=a&X-Credential=c&X-Security-Token=t',
    ]);
  });

  it('has the list itself where a query signature lists it, and never the signature', () => {
    const target = '/?Action=a&X-SignedQueries=Action;X-SignedQueries;X-Signature&X-Signature=s';
    const line = 'Action=a&X-SignedQueries=Action%3BX-SignedQueries%3BX-Signature';
    expect(canonicalTexts(request(target)).map((text) => text.split('\n')[2])).toEqual([line]);
  });

  it('has the hash of the body in a query signature without X-NotSignBody, and of nothing with it', () => {
    const signed = { ...request('/?X-Signature=s'), method: 'POST', body: Buffer.from('{}') };
    const unsigned = { ...signed, target: '/?X-Signature=s&X-NotSignBody=' };
    expect(canonicalTexts(signed)[0]).toContain(sha256Hex('{}'));
    expect(canonicalTexts(unsigned)[0]).toContain(sha256Hex(''));
  });
});

describe('an Authorization header', () => {
  it.each([
    ['another scheme', 'Bearer abc'],
    ['nothing behind the algorithm', 'HMAC-SHA256'],
    ['a part that is no pair', 'HMAC-SHA256 Credential=a, nonsense, Signature=b'],
    ['no SignedHeaders', 'HMAC-SHA256 Credential=a/20250124/r/s/request, Signature=b'],
  ])('is malformed with %s', (_, text) => {
    expect(readClaim(request('/', ['Authorization', text]), []).isWellFormed).toBe(false);
  });

  it.each([
    'a',
    'a/20250124/r/s',
    'a/2025/r/s/request',
    'a/20250124/r/s/aws4_request',
    '/20250124/r/s/request',
  ])('has no scope with the credential %s', (credential) => {
    const text = `HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=b`;
    expect(readClaim(request('/', ['Authorization', text]), []).scope).toBeUndefined();
  });

  it('may have its parts without spaces between them', () => {
    const text = 'HMAC-SHA256 Credential=a/20250124/r/s/request,SignedHeaders=Host;X-Date,Signature=b';
    const claim = readClaim(request('/', ['Authorization', text]), []);
    expect(claim).toMatchObject({ isWellFormed: true, signedHeaders: ['host', 'x-date'], signature: 'b' });
  });
});

describe('X-Date', () => {
  it('survives being written and read', () => {
    expect(formatDate(1_737_686_592_999)).toBe('20250124T024312Z');
    expect(parseDate('20250124T024312Z')).toBe(1_737_686_592_000);
  });

  it.each(['2025-01-24T02:43:12Z', '20250124T024312+0800', '20251324T024312Z', ''])(
    'is no date as "%s"',
    (text) => {
      expect(parseDate(text)).toBeUndefined();
    },
  );
});
