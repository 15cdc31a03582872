import { describe, expect, it } from 'vitest';
import { codeOf, send, startSandbox } from './calls.ts';

const path = '/v4/live_engine_http_srv/ban_member';
const body = '{"RoomId":"test","MemberList_Account":["user1"],"Duration":60}';

function banned(emulator: ReturnType<typeof startSandbox>): string {
  return send(emulator).body;
}

describe('a method that no page has', () => {
  it.each(['HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'TRACE'])('bans nobody: %s', (method) => {
    const emulator = startSandbox();
    expect(codeOf(send(emulator, { method, path, body }))).toBe(60002);
    expect(banned(emulator)).not.toContain('user1');
  });

  it.each(['60002', '60008', '60009'])('may be refused with %s', (code) => {
    const emulator = startSandbox({ values: { 'wrong-method-code': code } });
    expect(codeOf(send(emulator, { method: 'PUT', path, body }))).toBe(Number(code));
  });

  it('leaves the probe of the root alone', () => {
    expect(send(startSandbox(), { method: 'HEAD', path: '/' }).status).toBe(200);
  });
});

describe('a GET', () => {
  it('is answered as a POST is, or refused', () => {
    expect(codeOf(send(startSandbox(), { method: 'GET', path, body }))).toBe(0);
    const strict = startSandbox({ values: { methods: 'POST' } });
    expect(codeOf(send(strict, { method: 'GET', path, body }))).toBe(60002);
    expect(banned(strict)).not.toContain('user1');
  });
});
