import { describe, expect, it } from 'vitest';
import { polyvLive } from '../../../contracts/polyv-live/index.ts';
import type { HeaderPairs } from '../../../contracts/core/wire/http.ts';
import { signParameters } from '../../../contracts/polyv-live/wire/signature.ts';
import { openControl, sandbox } from '../../control/control.ts';

const { appId, appSecret } = polyvLive.credential.fake;
const now = Date.parse('2023-11-14T22:13:20Z');

type Fields = Readonly<Record<string, string>>;

interface Refused {
  readonly method?: string;
  readonly path?: string;
  readonly query?: Fields;
  readonly headers?: HeaderPairs;
  readonly body?: string;
  readonly values?: Fields;
}

const signed = (fields: Fields = {}): Fields => {
  const all = { appId, timestamp: String(now), ...fields };
  return { ...all, sign: signParameters(all, appSecret) };
};
const form = (fields: Fields): string => new URLSearchParams(fields).toString();
const typed = (type: string): HeaderPairs => [['Content-Type', type]];
const multipart = (fields: Fields): string =>
  `${Object.entries(fields)
    .map(([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join('')}--b--\r\n`;

const mute = 'v3/channel/chat/list-kicked';
const kick = 'v4/chat/forbid/kick-users';

async function explain({
  method = 'POST',
  path = mute,
  query = {},
  headers = [],
  body = '',
  values = {},
}: Refused) {
  const clock = { mode: 'frozen' as const, now: new Date(now).toISOString() };
  const { api, emulator } = openControl({ default: { clock, assumptions: { values } } });
  const target = `/live/${path}?${form(query)}`;
  emulator.handle(polyvLive.name, { method, target, headers, body: Buffer.from(body) });
  const { body: explanation } = await api.get(`${sandbox}/journal/last/explanation`);
  return explanation as {
    readonly verdict: string;
    readonly mistakes: readonly { id: string; detail: string }[];
  };
}

describe('the explanation of a call of Polyv that is made otherwise', () => {
  it.each<[string, Refused, string, RegExp]>([
    [
      'a form that is called JSON',
      { headers: typed('application/json'), body: form(signed()) },
      'form-with-another-content-type',
      /application\/json/,
    ],
    [
      'a form that is called text',
      { headers: typed('text/plain;charset=UTF-8'), body: form(signed()) },
      'form-with-another-content-type',
      /text\/plain/,
    ],
    [
      'a form that is called nothing',
      { body: form(signed()) },
      'form-with-another-content-type',
      /no Content-Type/,
    ],
    [
      'a multipart form without a boundary',
      { headers: typed('multipart/form-data'), body: multipart(signed()) },
      'multipart-not-read',
      /no boundary/,
    ],
    [
      'a multipart form that is not read',
      {
        headers: typed('multipart/form-data; boundary=b'),
        body: multipart(signed()),
        values: { 'polyv-live.multipart-form': 'ignored' },
      },
      'multipart-not-read',
      /not read here/,
    ],
    [
      'JSON where a form belongs',
      { headers: typed('application/json'), body: JSON.stringify(signed()) },
      'parameter-in-another-place',
      /JSON body/,
    ],
    [
      'a form in a GET',
      {
        method: 'GET',
        path: 'v4/chat/forbid/list',
        headers: typed('application/x-www-form-urlencoded'),
        body: form(signed()),
      },
      'form-with-another-method',
      /body of a GET/,
    ],
    [
      'the common parameters in the JSON of v4',
      { path: kick, headers: typed('application/json'), body: JSON.stringify(signed()) },
      'parameter-in-another-place',
      /JSON body/,
    ],
    [
      'a form in v4',
      { path: kick, headers: typed('application/x-www-form-urlencoded'), body: form(signed()) },
      'common-parameters-in-body',
      /query alone/,
    ],
    [
      'the fields of v4 as a form',
      {
        path: kick,
        query: signed(),
        headers: typed('application/x-www-form-urlencoded'),
        body: form({ viewerIds: 'a' }),
      },
      'body-is-a-form',
      /name=value/,
    ],
    [
      'app_id for appId',
      { query: { ...signed(), appId: '', app_id: appId } },
      'parameter-misspelt',
      /app_id/,
    ],
    ['no sign', { query: { appId, timestamp: String(now) } }, 'parameter-missing', /sign/],
    [
      'Sign for sign',
      { query: { appId, timestamp: String(now), Sign: 'x' } },
      'parameter-misspelt',
      /case-sensitive/,
    ],
    [
      'a secret for the appId',
      { query: { ...signed(), appId: '0123456789abcdef0123456789abcdef' } },
      'secret-for-app-id',
      /swapped/,
    ],
    [
      'an appId that is not set',
      { query: { ...signed(), appId: 'undefined' } },
      'app-id-not-set',
      /undefined/,
    ],
    [
      'an appId that nobody has',
      { query: { ...signed(), appId: 'someoneelse' } },
      'app-id-unknown',
      /"some"/,
    ],
    [
      'timeStamp for timestamp',
      { query: { appId, timeStamp: String(now), sign: 'x' } },
      'parameter-misspelt',
      /timeStamp/,
    ],
    [
      'a timestamp in local time',
      { query: { ...signed(), timestamp: String(now - 8 * 3_600_000) } },
      'local-time-as-utc',
      /UTC−8/,
    ],
    [
      'a timestamp in microseconds',
      { query: { ...signed(), timestamp: `${now}000` } },
      'timestamp-sent-in-microseconds',
      /microseconds/,
    ],
    ['a GET of a POST', { method: 'GET', path: kick, query: signed() }, 'method-not-allowed', /takes POST/],
    ['a POST of a GET', { path: 'v4/chat/forbid/list', query: signed() }, 'method-not-allowed', /takes GET/],
  ])('tells %s', async (_, refused, id, detail) => {
    const { mistakes } = await explain(refused);
    expect(mistakes.map((mistake) => mistake.id)).toContain(id);
    expect(mistakes.find((mistake) => mistake.id === id)!.detail).toMatch(detail);
  });

  it('tells another Content-Type of JSON where the sandbox refuses it', async () => {
    const refused = { path: kick, query: signed(), headers: typed('text/plain'), body: '{}' };
    const { mistakes } = await explain({ ...refused, values: { 'polyv-live.json-content-type': '415' } });
    expect(mistakes).toMatchObject([{ id: 'json-with-another-content-type' }]);
  });

  it('shows a sign of another length as what may be the cause', async () => {
    const { verdict, mistakes } = await explain({ query: { ...signed(), sign: 'ABCDEF' } });
    expect(mistakes.map(({ id }) => id)).toEqual(['sign-of-another-length']);
    expect(verdict).toMatch(/may be why/);
  });
});
