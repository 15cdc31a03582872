import { describe, expect, it } from 'vitest';
import { polyvLive } from '../../../contracts/polyv-live/index.ts';
import { refusalOf, type WrongCall } from '../../contract/refused-call.ts';

const list: WrongCall = { operation: 'v4/chat/forbid/list' };
const kick: WrongCall = {
  operation: 'v4/chat/forbid/kick-users',
  input: { viewerIds: ['a'], nickNames: ['b'] },
};
const mute: WrongCall = {
  operation: 'v3/user/chat/banned-user/update',
  input: { viewerIds: ['a'], banned: 'Y' },
};

const cases: readonly (readonly [title: string, call: WrongCall, text: string])[] = [
  [
    'a path of another version',
    { ...list, damage: { path: '/live/v3/chat/forbid/list' } },
    'path: a path of an endpoint that is built here, such as /live/v4/chat/forbid/list; it is the text "/live/v3/chat/forbid/list" (nearest: "/live/v4/chat/forbid/list")',
  ],
  [
    'a path without /live',
    { ...list, damage: { path: '/v4/chat/forbid/list' } },
    '(nearest: "/live/v4/chat/forbid/list")',
  ],
  [
    'an endpoint that the vendor has',
    { ...list, damage: { path: '/live/v4/user/viewer-record/get' } },
    'which is documented and not built here',
  ],
  ['the path /', { ...list, damage: { path: '/' } }, 'it is the text "/"'],
  ['another method', { ...list, damage: { method: 'POST' } }, 'method: GET; it is POST'],
  [
    'appId in another case',
    { ...list, damage: { query: { appId: null, appID: 'fakeappid1' } } },
    'it is missing (nearest: "appID")',
  ],
  [
    'a form that is called JSON',
    { ...mute, damage: { headers: { 'content-type': 'application/json' } } },
    'it is in a form in the body whose Content-Type says application/json',
  ],
  [
    'a form where JSON belongs',
    { ...kick, damage: { body: 'viewerIds=a&nickNames=b' } },
    'body: a JSON object with the fields of the call; it is a form, which this call does not read',
  ],
  [
    'an empty body',
    { ...kick, damage: { body: '' } },
    'body: a JSON object with the fields of the call; it is empty',
  ],
  ['local time', { ...list, damage: { skewSeconds: 28_800 } }, '8 h ahead of it: local time, written as UTC'],
  [
    'a time in seconds',
    { ...list, damage: { query: { timestamp: '1700000000' } } },
    'it is 1700000000, a time in seconds',
  ],
  [
    'a field of JSON in another case',
    { ...kick, damage: { body: '{"viewerids":["a"],"nickNames":["b"]}' } },
    'viewerIds: a list; it is missing (nearest: "viewerids")',
  ],
  [
    'a method of signing in small letters',
    { ...list, damage: { query: { signatureMethod: 'sha256' } } },
    'signatureMethod: MD5 or SHA256; it is the text "sha256" (nearest: "SHA256")',
  ],
  [
    'a channel with two digits swapped',
    {
      operation: 'v3/channel/chat/list-kicked',
      input: { channelId: '1234576' },
      state: { channels: [{ channelId: '1234567' }] },
    },
    'channelId: a channel of the account; it is 1234576 (nearest: "1234567")',
  ],
];

describe('the reason of a refusal by Polyv', () => {
  it.each(cases)('tells %s', (_, call, text) => {
    expect(refusalOf(polyvLive, call).text).toContain(text);
  });

  it('shows no secret that stands in the place of the appId', () => {
    const { appSecret } = polyvLive.credential.fake;
    const { reason, text } = refusalOf(polyvLive, { ...list, damage: { credential: { appId: appSecret } } });
    expect(reason).toMatchObject({ subject: 'credential', path: 'appId' });
    expect(text).not.toContain(appSecret.slice(0, 6));
  });
});
