import { describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import type { Emulator } from '../../emulator/core/engine/emulator.ts';
import { nextLimitReset } from '../../emulator/core/scenario/upcoming.ts';
import { restoreSnapshot, takeSnapshot } from '../../emulator/core/sandbox/snapshot.ts';
import { appId, appSecret, listPath, now, send, startEmulator } from '../vendors/polyv-live/calls.ts';

const values = { 'polyv-live.domain-limit': 'qps exceeds number of calls' } as const;
const blocked = { code: 400, status: 'error', message: 'qps exceeds number of calls', data: '' };

/** A signed call that is made so many seconds after the start. */
function listAt(emulator: Emulator, seconds = 0) {
  const timestamp = now + seconds * 1000;
  const text = `${appSecret}appId${appId}timestamp${timestamp}${appSecret}`;
  const sign = createHash('md5').update(text).digest('hex').toUpperCase();
  return send(emulator, 'GET', `${listPath}?appId=${appId}&timestamp=${timestamp}&sign=${sign}`).json;
}

function exhaust(emulator: Emulator): void {
  for (let call = 0; call < 1500; call += 1) send(emulator, 'GET', '/nowhere');
}

const clockOf = (emulator: Emulator) => emulator.sandbox('default')!.clock;

describe('1500 calls in ten seconds', () => {
  it('are all served, and the next is blocked whatever it asks for', () => {
    const emulator = startEmulator({ values });
    exhaust(emulator);
    expect(listAt(emulator)).toEqual(blocked);
    expect(send(emulator, 'GET', '/nowhere').json).toEqual(blocked);
  });

  it('are followed by five minutes without service, to the second', () => {
    const emulator = startEmulator({ values });
    exhaust(emulator);
    expect(listAt(emulator)).toEqual(blocked);
    clockOf(emulator).advance(299);
    expect(listAt(emulator, 299)).toEqual(blocked);
    clockOf(emulator).advance(1);
    expect(listAt(emulator, 300)).toMatchObject({ code: 200 });
  });

  it('block nobody when the ten seconds are over first', () => {
    const emulator = startEmulator({ values });
    exhaust(emulator);
    clockOf(emulator).advance(10);
    expect(listAt(emulator, 10)).toMatchObject({ code: 200 });
  });

  it('are not counted unless the sandbox asks for it', () => {
    const emulator = startEmulator();
    exhaust(emulator);
    expect(listAt(emulator)).toMatchObject({ code: 200 });
  });

  it('are answered as forbidden where the sandbox says so', () => {
    const emulator = startEmulator({ values: { 'polyv-live.domain-limit': 'access forbidden' } });
    exhaust(emulator);
    expect(listAt(emulator)).toMatchObject({ code: 500, message: 'access forbidden' });
  });

  it('leave a block whose end the clock can be sent to', () => {
    const emulator = startEmulator({ values });
    exhaust(emulator);
    listAt(emulator);
    const implementations = [emulator.implementation('polyv-live')];
    expect(nextLimitReset(emulator.sandbox('default')!, implementations, now)).toBe(now + 300_000);
  });

  it('leave a block that a snapshot keeps', () => {
    const emulator = startEmulator({ values });
    exhaust(emulator);
    listAt(emulator);
    const implementations = [emulator.implementation('polyv-live')];
    const snapshot = takeSnapshot(emulator.sandbox('default')!, implementations);
    const other = startEmulator({ values });
    restoreSnapshot(other.sandbox('default')!, implementations, snapshot);
    expect(listAt(other)).toEqual(blocked);
  });
});
