import { describe, expect, it } from 'vitest';
import { assumptions } from '../../../contracts/volcengine-livesaas/assumptions/index.ts';
import { readBody, type LivesaasAssume } from '../../../contracts/volcengine-livesaas/wire/read-body.ts';
import { banChange } from '../../../contracts/volcengine-livesaas/operations/bans-schemas.ts';
import { decodeText, readJson } from '../../../contracts/core/wire/json.ts';
import { ban, activityId, call, callByQuery, startEmulator, users, type Call } from './calls.ts';

type Values = Readonly<Record<string, string>>;

/** What a ban of the first user gets whose body is written by hand: the code, or `ok`. */
function codeOf(body: string, values: Values = {}, given: Call = {}): string {
  const { code, status } = call(startEmulator({ values }), { body, ...given });
  return code === undefined ? 'ok' : `${status} ${code}`;
}

const fields = (more: string): string => `{"ActivityId":${activityId},"BanStatus":1,${more}}`;
const good = fields(`"UserIds":[${users[0]}]`);

describe('a body that is no JSON object', () => {
  it.each([`{"ActivityId":`, '[]', 'null', 'x'])('gets what an assumption says: %s', (body) => {
    expect(codeOf(body)).toBe('500 InvalidParameter.BodyInvalid');
    expect(codeOf(body, { 'malformed-body': 'InvalidParameter.BodyFormat' })).toBe(
      '400 InvalidParameter.BodyFormat',
    );
    expect(codeOf(body, { 'malformed-body': 'empty object' })).toBe('400 InvalidParameter.ActivityIdInvalid');
  });

  it('is an empty one where an assumption has it so', () => {
    expect(codeOf('')).toBe('400 InvalidParameter.ActivityIdInvalid');
    expect(codeOf('', { 'empty-body': 'malformed' })).toBe('500 InvalidParameter.BodyInvalid');
  });
});

describe('a field that is null', () => {
  it.each(['"UserIds":null,"Cookies":["1"]', `"Cookies":null,"UserIds":[${users[0]}]`])(
    'is absent where it is optional: %s',
    (more) => {
      expect(codeOf(fields(more))).toBe('ok');
      expect(codeOf(fields(more), { 'null-field': 'refuse' })).toMatch(
        /^500 InvalidParameter\.(UserIds|Cookies)Invalid$/,
      );
    },
  );

  it('is absent where it is BanType', () => {
    const body = fields(`"UserIds":[${users[0]}],"BanType":null`);
    expect(codeOf(body)).toBe('ok');
    expect(codeOf(body, { 'null-field': 'refuse' })).toBe('500 InvalidParameter.BanTypeInvalid');
  });

  it('is missing where it is required', () => {
    expect(codeOf(`{"ActivityId":null,"BanStatus":1,"UserIds":[1]}`)).toBe(
      '400 InvalidParameter.ActivityIdInvalid',
    );
  });

  it('is refused inside a list', () => {
    expect(codeOf(fields('"UserIds":[null]'))).toBe('500 InvalidParameter.UserIdsInvalid');
  });
});

describe('the type of a body', () => {
  const asText: Call = { headers: { 'content-type': 'text/plain' } };
  const asForm: Call = { headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' } };
  const form = `ActivityId=${activityId}&BanStatus=1&UserIds=${users[0]}`;

  it('does not count for JSON unless the assumptions has it so', () => {
    expect(codeOf(good, {}, asText)).toBe('ok');
    expect(codeOf(good, { 'content-type': 'application/json' }, asText)).toBe(
      '500 InvalidParameter.BodyInvalid',
    );
    expect(
      codeOf(
        good,
        { 'content-type': 'application/json' },
        { headers: { 'content-type': 'application/json; charset=utf-8' } },
      ),
    ).toBe('ok');
  });

  it('makes a form readable where an assumption has it so', () => {
    expect(codeOf(form, {}, asForm)).toBe('500 InvalidParameter.BodyInvalid');
    expect(codeOf(form, { 'content-type': 'forms too' }, asForm)).toBe('ok');
    expect(codeOf(good, { 'content-type': 'forms too' }, asForm)).toBe('ok');
  });
});

describe('JSON that readers take in different ways', () => {
  it.each<[string, string, string, Values, string]>([
    [
      'a repeated key',
      fields(`"UserIds":[1],"UserIds":[${users[0]}]`),
      'ok',
      { 'repeated-key': 'first' },
      '400 InvalidParameter.UserIdNotRegistered',
    ],
    [
      'a repeated key',
      fields(`"UserIds":[1],"UserIds":[${users[0]}]`),
      'ok',
      { 'repeated-key': 'refuse' },
      '500 InvalidParameter.BodyInvalid',
    ],
    [
      'a fraction',
      `{"ActivityId":${activityId}.0,"BanStatus":1,"UserIds":[${users[0]}]}`,
      'ok',
      { 'number-form': 'digits alone' },
      '400 InvalidParameter.ActivityIdInvalid',
    ],
    [
      'an exponent',
      `{"ActivityId":${activityId},"BanStatus":1e0,"UserIds":[${users[0]}]}`,
      'ok',
      { 'number-form': 'digits alone' },
      '500 InvalidParameter.BanStatusInvalid',
    ],
    [
      'another case',
      good.replace('ActivityId', 'activityId'),
      '400 InvalidParameter.ActivityIdInvalid',
      { 'key-case': 'no' },
      'ok',
    ],
    [
      'a byte order mark',
      `\uFEFF${good}`,
      'ok',
      { 'byte-order-mark': 'no' },
      '500 InvalidParameter.BodyInvalid',
    ],
    [
      'a user id of 0',
      fields('"UserIds":[0]'),
      '400 InvalidParameter.UserIdNotRegistered',
      { 'user-id-range': 'InvalidParameter.%sInvalid' },
      '500 InvalidParameter.UserIdsInvalid',
    ],
    [
      'a negative user id',
      fields('"UserIds":[-1]'),
      '400 InvalidParameter.UserIdNotRegistered',
      { 'user-id-range': 'InvalidParameter.%sInvalid' },
      '500 InvalidParameter.UserIdsInvalid',
    ],
  ])('is decided by the assumptions: %s', (_, body, usual, values, otherwise) => {
    expect(codeOf(body)).toBe(usual);
    expect(codeOf(body, values)).toBe(otherwise);
  });
});

describe('a list in a query', () => {
  const code = (values: Values): string => {
    const query = { ActivityId: String(activityId), BanStatus: '1', UserIds: `[${users[0]}, ${users[1]}]` };
    return (
      callByQuery(startEmulator({ values }), { action: 'UpdateActivityUserBanStatus', query }).code ?? 'ok'
    );
  };

  it('is no list in brackets, unless the assumptions has it so', () => {
    expect(code({})).toBe('InvalidParameter.UserIdsInvalid');
    expect(code({ 'bracketed-list': 'a list' })).toBe('ok');
  });
});

describe('a call that would exceed a quota', () => {
  it('bans nobody, or whoever fits where an assumption has it so', () => {
    const bannedAfter = (values: Values): unknown => {
      const emulator = startEmulator({ values, quotas: { 'volcengine-livesaas': { bannedUsers: 2 } } });
      expect(ban(emulator, { UserIds: users }).code).toBe('QuotaExceeded.UserIdOverLimit');
      const query = { ActivityId: String(activityId) };
      return call(emulator, { action: 'GetActivityBanUsers', method: 'GET', query }).json.Result;
    };
    expect(bannedAfter({})).toEqual({ UserIds: [], Cookies: [] });
    expect(bannedAfter({ 'quota-excess': 'what fits is banned' })).toEqual({
      UserIds: users.slice(0, 2),
      Cookies: [],
    });
  });
});

describe('bytes that are no UTF-8', () => {
  it('are replaced, or refused where an assumption has it so', () => {
    const latin = Buffer.from(fields('"Cookies":["\u00fc"]'), 'latin1');
    const accepts = (values: Values): boolean => {
      const [input, assume] = [banChange, (id: string) => values[id] ?? assumptionDefault(id)];
      const request = { method: 'POST', target: '/', headers: [], body: latin };
      const json = readJson(decodeText(latin));
      return readBody({ request, json }, input, assume as LivesaasAssume) !== undefined;
    };
    expect(accepts({})).toBe(true);
    expect(accepts({ 'volcengine-livesaas.other-encoding': 'refuse' })).toBe(false);
  });
});

function assumptionDefault(id: string): string {
  return assumptions[id as keyof typeof assumptions].default;
}
