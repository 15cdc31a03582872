import { describe, expect, it } from 'vitest';
import { ban, change, enter, lift, online, startEmulator, users } from './calls.ts';

const [first, second, third] = users;
const kickOut = { admitted: false, sanction: 'ban', code: 207 };
const admitted = { admitted: true };

describe('a ban of users and devices', () => {
  it('removes users and devices from the room', () => {
    const emulator = startEmulator();
    enter(emulator, { user: third, device: '123' });
    expect(online(emulator)).toBe(3);
    ban(emulator, { UserIds: [first], Cookies: ['123'] });
    expect(online(emulator)).toBe(1);
    expect(enter(emulator, { user: first })).toEqual(kickOut);
    expect(enter(emulator, { user: second, device: '123' })).toEqual(kickOut);
    lift(emulator, { UserIds: [first], Cookies: ['123'] });
    expect(online(emulator)).toBe(1);
    expect(enter(emulator, { user: first, device: '123' })).toEqual(admitted);
  });

  it('finds a user who entered with zeros before the number', () => {
    const emulator = startEmulator();
    enter(emulator, { user: '00012' });
    expect(ban(emulator, { UserIds: [12] }).code).toBeUndefined();
    expect(enter(emulator, { user: '00012' })).toEqual(kickOut);
  });

  it('removes nobody when it is refused', () => {
    const emulator = startEmulator();
    ban(emulator, { UserIds: [first, 1] });
    expect(online(emulator)).toBe(3);
  });
});

describe('a kick', () => {
  it('removes users and devices from the room, and lets them come back', () => {
    const emulator = startEmulator();
    enter(emulator, { user: third, device: '123' });
    change(emulator, { BanType: 1, UserIds: [first], Cookies: ['123'] });
    expect(online(emulator)).toBe(1);
    expect(enter(emulator, { user: first, device: '123' })).toEqual(admitted);
    expect(online(emulator)).toBe(2);
  });
});
