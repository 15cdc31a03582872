import { writeFileSync, mkdirSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { keepIn } from '../../emulator/cli/run/open-persistent.ts';
import { defaultSandbox } from '../../emulator/core/engine/emulator.ts';
import { logOf, newFolder, openKept } from '../persistence/stage.ts';
import { runHere } from './program.ts';

const options = { fsync: 'never', rewriteAfter: 1000, marks: true } as const;

describe('start --data', () => {
  it('refuses a folder that is in use in one sentence', async () => {
    const folder = newFolder();
    const kept = openKept({ folder });
    const { code, stderr, stdout } = await runHere('start', '--port', '0', '--data', folder);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^understudy: The data folder .* is in use by process \d+; [^\n]*\n$/);
    kept.close();
  });

  it('says on stderr what is damaged', async () => {
    const folder = newFolder();
    mkdirSync(folder);
    writeFileSync(logOf(folder), 'nonsense\n');
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const kept = await keepIn(folder, options);
    expect(write.mock.calls.map(String)).toEqual([
      expect.stringMatching(/^understudy: .*calls\.log is damaged at byte 0: .*calls\.log\.damaged-1\.\n$/),
    ]);
    write.mockRestore();
    kept.close();
  });

  it('fills a new folder with the demo world, and asks for it no more afterwards', async () => {
    const folder = newFolder();
    const kept = await keepIn(folder, options);
    const saved = JSON.stringify(kept.emulator.save());
    expect(saved).toContain('1819171234140099');
    kept.close();
    const again = await keepIn(folder, options);
    expect(JSON.stringify(again.emulator.save())).toBe(saved);
    expect(again.emulator.worlds().map(({ settings }) => settings.id)).toEqual([defaultSandbox]);
    again.close();
  });
});
