import { describe, expect, it } from 'vitest';
import { volcengineLivesaas } from '../../../contracts/volcengine-livesaas/index.ts';
import { refusalOf, type WrongCall } from '../../contract/refused-call.ts';

const operation = 'UpdateActivityUserBanStatus';
const input = { ActivityId: 1_819_171_234_140_099, BanStatus: 1, UserIds: [1] };
const ban: WrongCall = { operation, input };

const cases: readonly (readonly [title: string, call: WrongCall, text: string])[] = [
  [
    'a call without Action',
    { ...ban, damage: { query: { Action: null } } },
    'Action: the name of an action, in the query; it is missing',
  ],
  [
    'Action in another case',
    { ...ban, damage: { query: { Action: null, action: operation } } },
    '(nearest: "action")',
  ],
  [
    'an action in another case',
    { ...ban, damage: { action: 'updateActivityUserBanStatus' } },
    `(nearest: "${operation}")`,
  ],
  [
    'an action that the vendor has',
    { ...ban, damage: { action: 'PollingChatAPI' } },
    'Action: an action that is built here; it is PollingChatAPI, which is documented and not built here',
  ],
  [
    'an action of another service',
    { ...ban, damage: { action: 'BanRoomUser', version: '2020-12-01' } },
    'BanRoomUser of the version 2020-12-01, which livesaas does not have',
  ],
  [
    'another version',
    { ...ban, damage: { version: '2020-06-01' } },
    `Version: the version of ${operation}, 2023-08-01; it is the text "2020-06-01"`,
  ],
  [
    'the algorithm of another cloud',
    { ...ban, damage: { headers: { authorization: 'AWS4-HMAC-SHA256 Credential=a/b/c/d/aws4_request' } } },
    'it is one of the algorithm AWS4-HMAC-SHA256',
  ],
  [
    'a Credential whose day is cut from an ISO date',
    {
      ...ban,
      damage: {
        headers: {
          authorization:
            'HMAC-SHA256 Credential=a/2023-11-/cn-north-1/livesaas/request, SignedHeaders=host, Signature=b',
        },
      },
    },
    'it is one whose day is "2023-11-"',
  ],
  [
    'an X-Date of another form',
    { ...ban, damage: { headers: { 'x-date': '2023-11-14T22:13:20Z' } } },
    'X-Date: the time in UTC, as YYYYMMDDTHHMMSSZ; it is the text "2023-11-14T22:13:20Z"',
  ],
  ['local time', { ...ban, damage: { skewSeconds: 28_800 } }, '8 h ahead of it: local time, written as UTC'],
  [
    'a body that was changed',
    { ...ban, damage: { body: '{}' } },
    'X-Content-Sha256: the SHA-256 of the body, in lower-case hexadecimal digits',
  ],
  [
    'a field in another case',
    { operation, input: { ActivityID: 1_819_171_234_140_099, BanStatus: 1, UserIds: [1] } },
    'ActivityId: a whole number at least 1; it is missing (nearest: "ActivityID")',
  ],
  [
    'pages beyond the last entry',
    { operation: 'ListUserBehaviorDataAPIV2', input: { ActivityId: 1, PageNo: 101, PageItemCount: 100 } },
    'PageNo: PageNo × PageItemCount at most 10000',
  ],
];

describe('the reason of a refusal by Volcengine', () => {
  it.each(cases)('tells %s', (_, call, text) => {
    expect(refusalOf(volcengineLivesaas, call).text).toContain(text);
  });

  it('shows no secret that stands in the place of the access key', () => {
    const { secretAccessKey } = volcengineLivesaas.credential.fake;
    const damage = { credential: { accessKeyId: secretAccessKey } };
    const { reason, text } = refusalOf(volcengineLivesaas, { ...ban, damage });
    expect(reason).toMatchObject({ subject: 'credential', path: 'Authorization' });
    expect(text).not.toContain(secretAccessKey.slice(0, 6));
  });
});
