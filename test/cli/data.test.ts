import { writeFileSync, mkdirSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { openPersistent as openFolder } from '../../emulator/cli/run/open-persistent.ts';
import { defaultSandbox } from '../../emulator/core/engine/emulator.ts';
import { logOf, newFolder, openPersistent } from '../persistence/setup.ts';
import { runHere } from './program.ts';

const options = { fsync: 'never', rewriteAfter: 1000, debugHeaders: true } as const;

describe('start --data', () => {
  it('refuses a folder that is in use in one sentence', async () => {
    const folder = newFolder();
    const persistent = openPersistent({ folder });
    const { code, stderr, stdout } = await runHere('start', '--port', '0', '--data', folder);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^understudy: The data folder .* is in use by process \d+; [^\n]*\n$/);
    persistent.close();
  });

  it('says on stderr what is damaged', async () => {
    const folder = newFolder();
    mkdirSync(folder);
    writeFileSync(logOf(folder), 'nonsense\n');
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const persistent = await openFolder(folder, options);
    expect(write.mock.calls.map(String)).toEqual([
      expect.stringMatching(/^understudy: .*calls\.log is damaged at byte 0: .*calls\.log\.damaged-1\.\n$/),
    ]);
    write.mockRestore();
    persistent.close();
  });

  it('fills a new folder with the demo state, and asks for it no more afterwards', async () => {
    const folder = newFolder();
    const persistent = await openFolder(folder, options);
    const saved = JSON.stringify(persistent.emulator.save());
    expect(saved).toContain('1819171234140099');
    persistent.close();
    const again = await openFolder(folder, options);
    expect(JSON.stringify(again.emulator.save())).toBe(saved);
    expect(again.emulator.sandboxes().map(({ settings }) => settings.id)).toEqual([defaultSandbox]);
    again.close();
  });
});
