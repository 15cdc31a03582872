import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { volcengineLivesaas } from '../../../contracts/volcengine-livesaas/index.ts';
import type { HeaderPairs } from '../../../contracts/core/wire/http.ts';
import { openControl, sandbox } from '../../control/control.ts';
import type { Sent } from '../../corpora/sample.ts';
import { volc } from '../../corpora/signers/volcengine-livesaas.ts';

const { accessKeyId, secretAccessKey } = volcengineLivesaas.credential.fake;
const date = '20231114T221320Z';
const action = 'Action=GetActivityBanUsers&Version=2023-08-01';
const scope = '20231114/cn-north-1/livesaas/request';
const signature = '0'.repeat(64);

interface Refused {
  readonly method?: string;
  readonly query?: string;
  readonly headers?: HeaderPairs;
  readonly body?: string;
  readonly values?: Readonly<Record<string, string>>;
}

/** What the explanation says of a call. */
function explain({ method = 'GET', query = action, headers = [], body = '', values = {} }: Refused) {
  const target = `/?${query}`;
  return explainSent({ method, target, headers: [['Host', 'volc.test'], ...headers], body }, values);
}

async function explainSent(
  { method, target, headers = [], body = '' }: Sent,
  values: Readonly<Record<string, string>> = {},
) {
  const { api, emulator } = openControl({
    default: { clock: { mode: 'frozen', now: '2023-11-14T22:13:20Z' }, assumptions: { values } },
  });
  emulator.handle(volcengineLivesaas.name, { method, target, headers, body: Buffer.from(body) });
  const explanation = await api.get(`${sandbox}/journal/last/explanation`);
  return explanation.body as {
    readonly verdict: string;
    readonly mistakes: readonly { id: string; detail: string }[];
  };
}

const signed = (credential: string, at = date, listed = 'host;x-date'): HeaderPairs => [
  ['X-Date', at],
  ['Authorization', `HMAC-SHA256 Credential=${credential}, SignedHeaders=${listed}, Signature=${signature}`],
];
const withHeader = (text: string): HeaderPairs => [
  ['X-Date', date],
  ['Authorization', text],
];
const right = `${accessKeyId}/${scope}`;

describe('the explanation of a refused credential', () => {
  it.each<[string, Refused, string, RegExp]>([
    [
      'with the day of an ISO date',
      { headers: signed(`${accessKeyId}/2023-11-/cn-north-1/livesaas/request`, '2023-11-14T22:13:20Z') },
      'scope-day-in-another-form',
      /"2023-11-".*ISO 8601 with dashes/,
    ],
    [
      'with a space behind the id',
      { headers: signed(`${accessKeyId} /${scope}`) },
      'access-key-spelled-otherwise',
      /white space around it/,
    ],
    [
      'that is an id alone, in a header of its own',
      { headers: [['X-Access-Key', accessKeyId]] },
      'id-without-signature',
      /as X-Access-Key/,
    ],
    ['without a scope', { headers: signed(accessKeyId) }, 'scope-missing', /id alone/],
    [
      'with the end of AWS',
      { headers: signed(`${accessKeyId}/20231114/cn-north-1/livesaas/aws4_request`) },
      'scope-of-another-cloud',
      /aws4_request/,
    ],
    [
      'in another order',
      { headers: signed(`${accessKeyId}/cn-north-1/livesaas/20231114/request`) },
      'scope-in-another-order',
      /day/,
    ],
    ['with an empty id', { headers: signed(`/${scope}`) }, 'access-key-empty', /not set/],
    [
      'with a secret for the id',
      { headers: signed(`${secretAccessKey}/${scope}`) },
      'secret-for-id',
      /the secretAccessKey of the sandbox default, of 54 characters/,
    ],
    [
      'of Tencent Cloud',
      { headers: signed(`AKIDabcdef/${scope}`) },
      'access-key-of-another-cloud',
      /Tencent/,
    ],
    ['that is not set', { headers: signed(`undefined/${scope}`) }, 'access-key-not-set', /undefined/],
    [
      'that nobody has',
      { headers: signed(`AKLTabcdefghijkl/${scope}`) },
      'access-key-unknown',
      /begins with AKLT/,
    ],
    [
      'by the scheme of Tencent Cloud',
      { headers: withHeader(`TC3-HMAC-SHA256 Credential=${right}, SignedHeaders=host, Signature=1`) },
      'scheme-of-another-cloud',
      /Tencent/,
    ],
    [
      'joined with semicolons',
      { headers: withHeader(`HMAC-SHA256 Credential=${right}; SignedHeaders=host; Signature=1`) },
      'authorization-joined-otherwise',
      /semicolons/,
    ],
    [
      'without SignedHeaders',
      { headers: withHeader(`HMAC-SHA256 Credential=${right}, Signature=1`) },
      'signed-headers-missing',
      /Credential, Signature/,
    ],
    [
      'without Signature',
      { headers: withHeader(`HMAC-SHA256 Credential=${right}, SignedHeaders=host`) },
      'signature-missing',
      /no Signature/,
    ],
    [
      'without the algorithm',
      { headers: withHeader(`Credential=${right}, SignedHeaders=host, Signature=1`) },
      'algorithm-unknown',
      /missing/,
    ],
    ['in the query', { query: `${action}&Authorization=HMAC-SHA256` }, 'parameter-in-another-place', /query/],
    [
      'with parameters in lower case',
      { query: `${action}&x-algorithm=HMAC-SHA256&x-credential=${right}&x-signature=1` },
      'parameter-misspelt',
      /case-sensitive/,
    ],
    [
      'in the query of a POST',
      {
        method: 'POST',
        values: { 'volcengine-livesaas.query-signed-post': 'refuse' },
        query: `${action}&X-Algorithm=HMAC-SHA256&X-Credential=${right}&X-Date=${date}&X-Signature=1`,
      },
      'query-signature-of-post',
      /GET alone/,
    ],
    ['without X-Date', { headers: signed(right).slice(1) }, 'parameter-missing', /X-Date/],
    [
      'with another action',
      { query: 'action=A&Version=V', headers: signed(right) },
      'parameter-misspelt',
      /action/,
    ],
  ])('tells one %s', async (_, refused, id, detail) => {
    const { verdict, mistakes } = await explain(refused);
    expect(mistakes).toMatchObject([{ id, detail: expect.stringMatching(detail) }]);
    expect(verdict).toBe('One mistake explains the refusal.');
    expect(JSON.stringify(mistakes)).not.toContain(secretAccessKey.slice(0, 6));
  });
});

describe('the explanation of a refused X-Date', () => {
  it.each([
    ['2023-11-14T22:13:20Z', 'date-in-another-form', /ISO 8601 with dashes/],
    ['Tue, 14 Nov 2023 22:13:20 GMT', 'date-in-another-form', /form of the Date header/],
    ['1700000000', 'date-in-another-form', /number of seconds/],
    ['1700000000000', 'date-in-another-form', /number of milliseconds/],
    ['20231114T221320', 'date-in-another-form', /without the Z/],
    ['20231115T061320Z', 'local-time-as-utc', /UTC\+8/],
    ['20231114T214300Z', 'local-time-as-utc', /behind/],
    ['20231114T215000Z', 'timestamp-outside-window', /23 min/],
  ])('tells %s', async (at, id, detail) => {
    const day = /^\d{8}/.exec(at)?.[0] ?? '20231114';
    // Rightly signed: for a signature that is wrong too, all known mistakes would be tried.
    const scopeOfDay = [day, 'cn-north-1', 'livesaas', 'request'];
    const call = volc({ date: at, named: scopeOfDay, scoped: scopeOfDay, derived: scopeOfDay });
    const { mistakes } = await explainSent(call);
    expect(mistakes).toMatchObject([{ id, detail: expect.stringMatching(detail) }]);
  });
});

describe('the explanation of a signature that nothing reproduces', () => {
  it.each<[string, Refused, string]>([
    [
      'a listed header that was not sent',
      { headers: signed(right, date, 'content-type;host;x-date') },
      'listed-header-absent',
    ],
    [
      'a body that was cut off',
      { method: 'POST', headers: signed(right), body: '{"note":"我们是' },
      'body-cut-off',
    ],
  ])('shows %s as what may be the cause', async (_, refused, id) => {
    const { verdict, mistakes } = await explain(refused);
    expect(mistakes.map((mistake) => mistake.id)).toEqual([id]);
    expect(verdict).toMatch(/may be why/);
  });

  it.each<[string, Refused, string]>([
    [
      'a scope of another day',
      { headers: signed(`${accessKeyId}/20231115/cn-north-1/livesaas/request`) },
      'scope-of-another-day',
    ],
    [
      'a hash that is not the body’s',
      {
        method: 'POST',
        headers: [...signed(right), ['X-Content-Sha256', createHash('sha256').update('').digest('hex')]],
        body: '{}',
      },
      'announced-hash-is-wrong',
    ],
    [
      'the hash of the body in base64',
      {
        method: 'POST',
        headers: [...signed(right), ['X-Content-Sha256', createHash('sha256').update('{}').digest('base64')]],
        body: '{}',
      },
      'announced-hash-printed-otherwise',
    ],
    [
      'another hash of the body',
      {
        method: 'POST',
        headers: [...signed(right), ['X-Content-Sha256', createHash('md5').update('{}').digest('hex')]],
        body: '{}',
      },
      'announced-hash-of-another-kind',
    ],
    [
      'a body that was cut off before its hash was compared',
      {
        method: 'POST',
        headers: [...signed(right), ['X-Content-Sha256', createHash('sha256').update('{}').digest('hex')]],
        body: '{"note":"我们是',
      },
      'body-cut-off',
    ],
  ])('names %s', async (_, refused, id) => {
    expect((await explain(refused)).mistakes.map((mistake) => mistake.id)).toContain(id);
  });

  it('says what was tried where there is nothing to see', async () => {
    const { verdict, mistakes } = await explain({ headers: signed(right) });
    expect(mistakes).toEqual([]);
    expect(verdict).toMatch(/none of \d+ known mistakes .* The secret may be another/);
  });
});
