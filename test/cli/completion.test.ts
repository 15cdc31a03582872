import { spawnSync } from 'node:child_process';
import { describe, expect, it, vi } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { operationsByKey } from '../../contracts/core/contract/find-operation.ts';
import { vendorNames } from '../../contracts/vendor-names.ts';
import { everyCommand } from './every-command.ts';
import { runHere, startTimeout, understudy } from './program.ts';

const leaves = await everyCommand();

/** What a shell is offered for the last of some words. */
async function offered(...words: readonly string[]): Promise<readonly string[]> {
  // The library of completion prints by the console, which is not that of the process here.
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  try {
    const { code, stdout, stderr } = await runHere('complete', '--', ...words);
    expect([code, stderr]).toEqual([0, '']);
    const lines = [...log.mock.calls.map(([line]) => `${line}\n`), stdout].join('').trim().split('\n');
    return lines.map((line) => line.split('\t', 1)[0]!);
  } finally {
    log.mockRestore();
  }
}

describe('the completion of a shell', { timeout: startTimeout }, () => {
  it('offers every command', async () => {
    const names = [...new Set(leaves.map(({ words: [first] }) => first!))];
    expect(await offered('')).toEqual(expect.arrayContaining(names));
  });

  it('prints what it offers, as a shell asks for it', async () => {
    const { code, stdout, stderr } = await understudy('complete', '--', 'clock', 'ad').ended;
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^advance\t.*\n:4\n$/);
  });

  it('offers the options of a command', async () => {
    const { command } = leaves.find(({ words }) => words.join(' ') === 'clock advance')!;
    const options = command.options.map(({ long }) => long!);
    expect(await offered('clock', 'advance', '--')).toEqual(expect.arrayContaining(options));
  });

  it.each([
    [['clock', 'ad'], ['advance']],
    [['sign', ''], vendorNames],
    [
      ['sign', 'tencent-trtc', 'SetUserBlocked'],
      ['SetUserBlocked', 'SetUserBlockedByStrRoomId'],
    ],
    [['env', '--format', 'p'], ['powershell']],
    [['journal', '--operation', 'SilenceUser'], ['SilenceUserAPI']],
    [
      ['sign', 'tencent-chat', 'ban'],
      ['banMember', 'banRoomMember', 'ban_member', 'ban_room_member'],
    ],
    [['journal', '--vendor', 'polyv-live', '--operation', 'banC'], ['banChannelIp']],
    [['recipe', 'banMem'], ['banMember']],
    [['recipe', 'polyv'], ['polyv-live']],
    [['recipe', 'polyv-live', 'listForb'], ['listForbiddenUsers']],
    [['journal', '--vendor', '保利威', '--operation', 'banC'], ['banChannelIp']],
    [['scenario', 'run', 'slow'], ['slow-vendor']],
  ])('offers the words that are known: %j', async (words, expected) => {
    expect(await offered(...words)).toEqual([...expected, ':4']);
  });

  it('offers operations of the vendor alone that stands before', async () => {
    const [vendor, ...others] = vendors;
    const names = await offered('sign', vendor!.name, '');
    for (const operation of Object.keys(vendor!.operations)) expect(names).toContain(operation);
    for (const other of others)
      for (const key of operationsByKey(other).keys()) expect(names).not.toContain(key);
  });

  it.each([[['start', '--config', '']], [['fault', 'set', '']], [['exec', '--faults', 'a']]])(
    'leaves files to the shell: %j',
    async (words) => {
      expect(await offered(...words)).toEqual([':0']);
    },
  );

  it.each(['bash', 'zsh', 'fish', 'powershell'])('has a script for %s', async (shell) => {
    const { code, stdout } = await runHere('completion', shell);
    expect(code).toBe(0);
    expect(stdout).toMatch(/understudy complete '?--/);
    const { stdout: json } = await runHere('completion', shell, '--json');
    expect(`${(JSON.parse(json) as { script: string }).script}\n`).toBe(stdout);
  });

  it('has a script that bash reads', async () => {
    const { stdout } = await runHere('completion', 'bash');
    const { status, stderr } = spawnSync('bash', ['-n'], { input: stdout, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });
});
