import { describe, expect, it } from 'vitest';
import type { Emulator } from '../../../emulator/core/engine/emulator.ts';
import { ask, decide, enter, online, resultOf, startEmulator, users } from './calls.ts';

const [first, second] = users;
const kickOut = { admitted: false, sanction: 'ban', code: 207 };
const ipBanned = { admitted: false, sanction: 'ban', code: 206 };
const admitted = { admitted: true };
const address = '203.0.113.7';

const banIps = (emulator: Emulator, Ips: string[], BanStatus = 1) =>
  ask(emulator, 'UpdateActivityIpBanStatus', { BanStatus, Ips });
const bannedIps = (emulator: Emulator) => resultOf(ask(emulator, 'GetActivityBanIps'))['Ips'];

describe('a ban of an address', () => {
  it('removes whoever has it, keeps it out, and ends when it is lifted', () => {
    const emulator = startEmulator();
    enter(emulator, { user: first, ip: address });
    expect(banIps(emulator, [address, '2001:db8::1', address]).json.Result).toEqual({ Status: true });
    expect(bannedIps(emulator)).toEqual([address, '2001:db8::1']);
    expect(online(emulator)).toBe(2);
    expect(enter(emulator, { user: second, ip: address })).toEqual(ipBanned);
    expect(enter(emulator, { user: second, ip: '203.0.113.8' })).toEqual(admitted);
    banIps(emulator, [address], 0);
    expect(enter(emulator, { user: first, ip: address })).toEqual(admitted);
  });

  it('leaves those inside where an assumption says so', () => {
    const emulator = startEmulator({ values: { 'ip-ban-removes': 'no' } });
    enter(emulator, { user: first, ip: address });
    banIps(emulator, [address]);
    expect(online(emulator)).toBe(3);
    expect(enter(emulator, { user: second, ip: address })).toEqual(ipBanned);
  });

  it('is told before a ban of the user, unless an assumption says otherwise', () => {
    const setting = { activity: { bannedIps: [address], bannedUsers: [first] } };
    const connection = { user: first, ip: address };
    expect(enter(startEmulator(setting), connection)).toEqual(ipBanned);
    expect(enter(startEmulator({ ...setting, values: { 'entry-order': 'KICK_OUT' } }), connection)).toEqual(
      kickOut,
    );
    expect(
      enter(startEmulator({ ...setting, values: { 'entry-order': 'KICK_OUT' } }), {
        user: second,
        ip: address,
      }),
    ).toEqual(ipBanned);
  });

  it('counts addresses once against the quota, and lifts whatever is over it', () => {
    const emulator = startEmulator({
      activity: { bannedIps: ['1', '2', '3'] },
      quotas: { 'volcengine-livesaas': { bannedIps: 3 } },
    });
    expect(banIps(emulator, ['1', '2', '3']).code).toBeUndefined();
    expect(banIps(emulator, ['4']).code).toBe('QuotaExceeded.IpOverLimit');
    expect(banIps(emulator, ['1'], 0).code).toBeUndefined();
    expect(banIps(emulator, ['4']).code).toBeUndefined();
  });

  it('lets exactly 1000 addresses be banned', () => {
    const emulator = startEmulator({
      activity: { bannedIps: Array.from({ length: 999 }, (_, id) => `${id}`) },
    });
    expect(banIps(emulator, ['a', 'b']).code).toBe('QuotaExceeded.IpOverLimit');
    expect(banIps(emulator, ['a']).code).toBeUndefined();
    expect(banIps(emulator, ['b']).code).toBe('QuotaExceeded.IpOverLimit');
  });
});

describe('an assumption about bans of addresses', () => {
  it.each<[string, string, (emulator: Emulator) => unknown, unknown, unknown]>([
    [
      'long-list-code',
      'InvalidParameter.%sInvalid',
      (it) => banIps(it, Array<string>(51).fill('x')).code,
      'InvalidParameter.ArrayOverLimit',
      'InvalidParameter.IpsInvalid',
    ],
    [
      'repeated-entries',
      'once',
      (it) => banIps(it, Array<string>(51).fill('x')).code,
      'InvalidParameter.ArrayOverLimit',
      undefined,
    ],
    [
      'ip-form',
      'addresses',
      (it) => banIps(it, ['203.0.113.256']).code,
      undefined,
      'InvalidParameter.IpsInvalid',
    ],
    ['ip-form', 'addresses', (it) => banIps(it, ['2001:db8::1']).code, undefined, undefined],
    ['ip-bans-again', 'refuse', (it) => banIps(it, ['1', '2']).code, undefined, 'InvalidParameter.IpBanned'],
    ['ip-bans-again', 'refuse', (it) => banIps(it, ['8'], 0).code, undefined, 'InvalidParameter.IpUnbanned'],
    ['ip-bans-again', 'refuse', (it) => banIps(it, ['1', '3']).code, undefined, undefined],
    [
      'ip-quota-code',
      'InvalidParameter.%sInvalid',
      (it) => banIps(it, ['3', '4']).code,
      'QuotaExceeded.IpOverLimit',
      'InvalidParameter.IpsInvalid',
    ],
    ['ban-list-order', 'newest first', (it) => bannedIps(it), ['1', '2'], ['2', '1']],
  ])('is decided %s: %s', (id, value, outcome, byDefault, byValue) => {
    expect(
      decide(
        { activity: { bannedIps: ['1', '2'] }, quotas: { 'volcengine-livesaas': { bannedIps: 3 } } },
        id,
        value,
        outcome,
      ),
    ).toEqual([byDefault, byValue]);
  });
});
