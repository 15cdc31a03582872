import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  canSyncFolders,
  endingOf,
  hasEnded,
  inOwnGroup,
  isWritableByOthers,
  onStop,
  pathDelimiter,
  stopSignals,
} from '../emulator/platform.ts';

const sources = ['clients', 'contracts', 'emulator'].flatMap((room) =>
  readdirSync(new URL(`../${room}/`, import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${room}/${file.replaceAll('\\', '/')}`),
);

describe('what is otherwise on Windows', () => {
  it('ends a program by the signals that there are', () => {
    expect(stopSignals('win32')).toEqual(['SIGINT', 'SIGBREAK']);
    expect(stopSignals('linux')).toEqual(['SIGINT', 'SIGTERM']);
    expect(stopSignals('darwin')).toEqual(stopSignals('linux'));
  });

  it.each(['win32', 'linux'] as const)('takes its listeners off again: %s', (platform) => {
    const count = () => stopSignals(platform).map((signal) => process.listenerCount(signal));
    const before = count();
    const off = onStop(() => undefined, platform);
    expect(count()).toEqual(before.map((listeners) => listeners + 1));
    off();
    expect(count()).toEqual(before);
  });

  it('starts commands in no group, and ends them by a program', () => {
    expect(inOwnGroup('win32')).toEqual({ detached: false, windowsHide: true });
    expect(inOwnGroup('linux')).toEqual({ detached: true, windowsHide: true });
    expect(endingOf(42, 'win32')).toEqual({ run: ['taskkill', '/pid', '42', '/t', '/f'] });
    expect(endingOf(42, 'linux')).toEqual({ kill: -42 });
  });

  it('takes no heed of the bits of a file', () => {
    expect(isWritableByOthers(0o100_666, 'win32')).toBe(false);
    expect([0o666, 0o620, 0o602].map((mode) => isWritableByOthers(mode, 'linux'))).toEqual([
      true,
      true,
      true,
    ]);
    expect(isWritableByOthers(0o644, 'linux')).toBe(false);
  });

  it('puts a semicolon between the folders of a list, since a colon stands in each of them', () => {
    expect(pathDelimiter('win32')).toBe(';');
    expect([pathDelimiter('linux'), pathDelimiter('darwin')]).toEqual([':', ':']);
  });

  it('opens no folder to sync it', () => {
    expect([canSyncFolders('win32'), canSyncFolders('linux'), canSyncFolders('darwin')]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('cannot say whether a process of a shell has ended', () => {
    const ended = spawnSync(process.execPath, ['--version']).pid;
    expect([hasEnded(ended, 'linux'), hasEnded(ended, 'win32')]).toEqual([true, false]);
    expect(hasEnded(process.pid, 'linux')).toBe(false);
  });
});

describe('the sources', () => {
  it('ask for the platform only to hand it to a function of it', () => {
    const asking = sources.flatMap((file) =>
      readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
        .split('\n')
        .filter((line) => /process\.platform|os\.platform\(/.test(line))
        .map((line) => [file, line.trim()] as const),
    );
    const elsewhere = asking.filter(
      ([, line]) => !/\bplatform(?:: NodeJS\.Platform =|:) process\.platform\b/.test(line),
    );
    expect(elsewhere).toEqual([]);
    expect(asking.length).toBeGreaterThan(5);
  });

  it('listen for the signals that end a program by the function for it', () => {
    const own = sources.filter((file) =>
      readFileSync(new URL(`../${file}`, import.meta.url), 'utf8').includes(".on('SIG"),
    );
    expect(own).toEqual([]);
  });
});
