import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../contracts/core/wire/http.ts';
import { tencentChat } from '../../contracts/tencent-chat/index.ts';
import { makeUserSig, signUserSig } from '../../contracts/tencent-chat/wire/user-sig.ts';
import { frozen, noon } from '../core/calls.ts';
import { openControl, sandbox } from '../control/control.ts';

const { secretKey } = tencentChat.credential.fake;
const sdkAppId = String(tencentChat.credential.fake.sdkAppId);
const now = Date.parse(noon);
const usersig = makeUserSig({ sdkAppId, secretKey }, 'administrator', now, 86_400);
const right = { sdkappid: sdkAppId, identifier: 'administrator', usersig, random: '1', contenttype: 'json' };

interface Change {
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly headers?: HttpRequest['headers'];
  readonly values?: Readonly<Record<string, string>>;
  readonly method?: string;
  /** What stands behind the query. */
  readonly more?: string;
}

/** What the explanation of a call says. */
async function explain(change: Change) {
  const { query = right, body = '{"RoomId":"test"}', headers = [], values = {}, method = 'POST' } = change;
  const { api, emulator } = openControl({ default: { ...frozen, assumptions: { values } } });
  const target = `/v4/live_engine_http_srv/get_banned_member_list?${new URLSearchParams(query).toString()}${change.more ?? ''}`;
  emulator.handle(tencentChat.name, { method, target, headers, body: Buffer.from(body) });
  const reply = await api.get(`${sandbox}/journal/last/explanation`);
  return reply.body as { verdict: string; outcome: string; mistakes: Record<string, string>[] };
}

const rename = (from: keyof typeof right, to: string) =>
  Object.fromEntries(Object.entries(right).map(([name, value]) => [name === from ? to : name, value]));
const without = (...names: string[]) =>
  Object.fromEntries(Object.entries(right).filter(([name]) => !names.includes(name)));
const formOf = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields).toString();

/** A privateMapKey as the vendor makes it. */
function roomTicket(): string {
  const fields = {
    identifier: 'administrator',
    sdkAppId,
    time: String(now / 1000),
    expire: '86400',
    userBuffer: 'YWJj',
  };
  const document = {
    'TLS.ver': '2.0',
    'TLS.identifier': fields.identifier,
    'TLS.sdkappid': Number(sdkAppId),
    'TLS.time': now / 1000,
    'TLS.expire': 86_400,
    'TLS.userbuf': fields.userBuffer,
    'TLS.sig': signUserSig(fields, secretKey),
  };
  return deflateSync(JSON.stringify(document))
    .toString('base64')
    .replaceAll('+', '*')
    .replaceAll('/', '-')
    .replaceAll('=', '_');
}

const life = (time: number, seconds: number) =>
  makeUserSig({ sdkAppId, secretKey }, 'administrator', time, seconds);

const cases: readonly (readonly [title: string, change: Change, id: string, words: RegExp])[] = [
  [
    'an app in another case',
    { query: rename('sdkappid', 'SDKAppID') },
    'parameter-misspelt',
    /SDKAppID.*case-sensitive/,
  ],
  [
    'an app with an underscore',
    { query: rename('sdkappid', 'sdk_app_id') },
    'parameter-misspelt',
    /there is sdk_app_id/,
  ],
  [
    'all parameters in a form',
    { query: {}, body: formOf(right) },
    'parameter-in-another-place',
    /sdkappid in the body, as a form/,
  ],
  [
    'the app in the JSON body',
    { query: without('sdkappid'), body: '{"SdkAppId":1}' },
    'parameter-in-another-place',
    /SdkAppId for sdkappid in the JSON body/,
  ],
  [
    'the app in a header',
    { query: without('sdkappid'), headers: [['SdkAppId', '1']] },
    'parameter-in-another-place',
    /the headers/,
  ],
  ['no app at all', { query: without('sdkappid') }, 'parameter-missing', /no sdkappid anywhere/],
  ['an app without a value', { query: { ...right, sdkappid: '' } }, 'parameter-empty', /without a value/],
  ['userSig for usersig', { query: rename('usersig', 'userSig') }, 'parameter-misspelt', /there is userSig/],
  [
    'a UserSig in a header',
    { query: without('usersig'), headers: [['UserSig', usersig]] },
    'parameter-in-another-place',
    /the headers/,
  ],
  [
    'an identifier in another case',
    { query: rename('identifier', 'Identifier') },
    'parameter-misspelt',
    /there is Identifier/,
  ],
  [
    'the SecretKey for the app',
    { query: { ...right, sdkappid: secretKey } },
    'secret-for-id',
    /\d+ characters/,
  ],
  [
    'an app in quotation marks',
    { query: { ...right, sdkappid: `"${sdkAppId}"` } },
    'app-is-no-number',
    /quotation marks/,
  ],
  ['an app that is not set', { query: { ...right, sdkappid: 'undefined' } }, 'app-is-no-number', /not set/],
  [
    'a SecretId for the app',
    { query: { ...right, sdkappid: 'AKIDfake0000000000000000000000000000' } },
    'id-of-another-vendor',
    /what Tencent RTC .* has as secretId/,
  ],
  [
    'a number of many digits in the place of an object',
    { body: '7189823456789012345' },
    'body-is-no-object',
    /7189823456789012345/,
  ],
  ['an app that nobody has', { query: { ...right, sdkappid: '1400000099' } }, 'unknown-app', /1400000099/],
  ['a form in the place of JSON', { body: 'RoomId=test' }, 'body-is-a-form', /name=value/],
  [
    'a multipart form',
    { body: '--x\r\nContent-Disposition: form-data; name="RoomId"\r\n\r\ntest\r\n--x--' },
    'body-is-multipart',
    /parts/,
  ],
  ['a list in the place of an object', { body: '[]' }, 'body-is-a-list', /list/],
  ['JSON in JSON', { body: '"{\\"RoomId\\":\\"test\\"}"' }, 'body-is-json-twice', /twice/],
  ['a body cut by its length', { body: '{"RoomId":"房间","Note":"a' }, 'body-cut-off', /counts characters/],
  ['a GET without a body', { method: 'GET', body: '' }, 'body-empty', /is a GET without a body/],
  [
    'two apps',
    { query: { ...right, sdkappid: '1400000001' }, more: `&sdkappid=${sdkAppId}` },
    'parameter-sent-twice',
    /twice.*: 1400000001 and 1400000000/,
  ],
  [
    'the administrator as app',
    { query: { ...right, sdkappid: 'administrator' } },
    'other-field-for-id',
    /as administrators/,
  ],
  ['a printed dictionary', { body: "{'RoomId': 'test'}" }, 'body-in-single-quotes', /dictionary/],
  ['a body without its end', { body: '{"RoomId":"test"' }, 'body-cut-off', /left its end out/],
  [
    'another identifier',
    { query: { ...right, identifier: 'someone' } },
    'identifier-mismatch',
    /someone.*administrator/,
  ],
  [
    'an identifier in capitals',
    { query: { ...right, identifier: 'Administrator' } },
    'identifier-mismatch',
    /upper and lower case/,
  ],
  [
    'a UserSig of another app',
    {
      query: {
        ...right,
        usersig: makeUserSig({ sdkAppId: '1400000099', secretKey }, 'administrator', now, 60),
      },
    },
    'app-mismatch',
    /1400000099/,
  ],
  [
    'a UserSig that has ended',
    { query: { ...right, usersig: life(now - 7_200_000, 3600) } },
    'usersig-expired',
    /ended 1 h ago/,
  ],
  [
    'a UserSig without a life',
    { query: { ...right, usersig: life(now - 60_000, 0) } },
    'usersig-without-life',
    /above 0/,
  ],
  [
    'a UserSig of 1970',
    { query: { ...right, usersig: life(now / 1000, 86_400) } },
    'usersig-expired',
    /seconds since 1970/,
  ],
  [
    'a UserSig of a user',
    { query: { ...right, identifier: 'u', usersig: makeUserSig({ sdkAppId, secretKey }, 'u', now, 60) } },
    'identifier-is-no-administrator',
    /administrators are administrator/,
  ],
];

describe('the explanation of a refusal by the chat gateway', () => {
  it.each(cases)('says what is wrong: %s', async (_, change, id, words) => {
    const { verdict, mistakes } = await explain(change);
    expect(mistakes.map((mistake) => mistake['id'])).toEqual([id]);
    expect(`${mistakes[0]?.['title']} ${mistakes[0]?.['detail']}`).toMatch(words);
    expect(verdict).toBe('One mistake explains the refusal.');
  });

  it('tells a ticket for one room, where that is refused', async () => {
    const values = { 'tencent-chat.usersig-with-userbuf': 'refuse' };
    const { mistakes } = await explain({ query: { ...right, usersig: roomTicket() }, values });
    expect(mistakes).toMatchObject([{ id: 'usersig-with-userbuf' }]);
  });

  it.each([
    ['8 hours ahead', now + 8 * 3_600_000, /8 h ahead of the clock/],
    ['in milliseconds', now * 1000, /no time in seconds/],
  ])('tells a UserSig that begins in the future, where that is refused: %s', async (_, time, words) => {
    const values = { 'tencent-chat.usersig-from-the-future': 'refuse' };
    const query = { ...right, usersig: life(time, 86_400) };
    const { outcome, mistakes } = await explain({ query, values });
    expect(outcome).toBe('70009');
    expect(mistakes).toMatchObject([
      { id: 'usersig-from-the-future', detail: expect.stringMatching(words) as unknown },
    ]);
    expect((await explain({ query })).outcome).toBe('success');
  });

  it('never says that nobody has a credential which the call does not name', async () => {
    const { verdict } = await explain({ query: {}, body: '' });
    expect(verdict).not.toMatch(/No sandbox has the credential/);
  });

  it('shows nothing of a SecretKey in the place of the app', async () => {
    const told = JSON.stringify(await explain({ query: { ...right, sdkappid: secretKey } }));
    for (const piece of secretKey.match(/.{1,5}/g) ?? []) {
      if (piece.length === 5 && /\d/.test(piece)) expect(told).not.toContain(piece);
    }
  });
});
