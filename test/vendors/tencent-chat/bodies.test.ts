import { describe, expect, it } from 'vitest';
import { codeOf, send, startSandbox } from './calls.ts';

const path = '/v4/live_engine_http_srv/ban_member';

/** The code of a ban with these fields. */
function ban(fields: object, values: Readonly<Record<string, string>> = {}): number {
  const body = JSON.stringify({ RoomId: 'test', MemberList_Account: ['user1'], Duration: 60, ...fields });
  return codeOf(send(startSandbox({ values }), { path, body }));
}

describe('a choice about bodies', () => {
  it.each([
    ['account-form', 'printable ASCII of 32 bytes', { MemberList_Account: ['a'.repeat(33)] }, 0, 100002],
    ['account-form', 'printable ASCII of 32 bytes', { MemberList_Account: ['甲'] }, 0, 100002],
    ['account-form', 'printable ASCII of 32 bytes', { MemberList_Account: ['a'.repeat(32)] }, 0, 0],
    ['unknown-fields', 'refused', { Note: 'x' }, 0, 100002],
    ['unknown-fields', 'refused', { Reason: 'x' }, 0, 0],
    ['null-field', 'absent', { Reason: null }, 100002, 0],
    ['null-field', 'absent', { Duration: null }, 100002, 100002],
    ['ban-app-administrator', 'refuse', { MemberList_Account: ['administrator'] }, 0, 100006],
  ])('is made: %s, %s, for %o', (id, value, fields, usual, chosen) => {
    expect(ban(fields)).toBe(usual);
    expect(ban(fields, { [id]: value })).toBe(chosen);
  });
});
