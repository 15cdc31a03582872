import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { asTyped, typedName } from '../../emulator/cli/output/as-typed.ts';
import { programFile } from './program-file.ts';
import { heard, startTimeout, understudy } from './program.ts';

describe('the name of the program', () => {
  it.each([
    ['by npx in a project', 'node', '/home/me/shop/node_modules/.bin/understudy-live', 'npx understudy-live'],
    ['by a script of a project', 'node', '/home/me/shop/node_modules/.bin/understudy', 'npx understudy-live'],
    ['in a clone', 'node', '/home/me/understudy/emulator/cli/understudy.cjs', 'npx understudy-live'],
    ['from the sources', 'node', '/home/me/understudy/emulator/cli/main.ts', 'npx understudy-live'],
    [
      'on Windows',
      'node.exe',
      String.raw`C:\shop\node_modules\understudy-live\emulator\cli\understudy.cjs`,
      'npx understudy-live',
    ],
    ['by its name on the PATH', 'node', '/usr/local/bin/understudy', 'understudy'],
    ['by its longer name on the PATH', 'node', '/usr/local/bin/understudy-live', 'understudy-live'],
    ['as a binary', './understudy-linux-x64', '/opt/understudy-linux-x64', './understudy-linux-x64'],
    [
      'as a binary in a folder with a space',
      'my tools/understudy',
      '/my tools/understudy',
      "'my tools/understudy'",
    ],
    ['within a test', 'node', '/home/me/shop/node_modules/.bin/vitest', undefined],
  ])('is what somebody types who has started it %s', (_, argv0, script, name) => {
    expect(typedName({ argv0, script })).toBe(name);
  });
});

describe('a command in a text', () => {
  it.each([
    ['Start the emulator with "understudy start".', 'Start the emulator with "./u start".'],
    ['See "understudy --help".', 'See "./u --help".'],
    ['Usage: understudy [options] [command]', 'Usage: ./u [options] [command]'],
    ['  eval "$(understudy env)"', '  eval "$(./u env)"'],
    ['  npx understudy-live sign polyv-live x | sh', '  ./u sign polyv-live x | sh'],
    ['understudy: There is no command "strat".', 'understudy: There is no command "strat".'],
    ['a name like understudy or *.local', 'a name like understudy or *.local'],
    ['# understudy starts here; understudy.yaml', '# understudy starts here; understudy.yaml'],
    ['{"detail":"See understudy env"}', '{"detail":"See understudy env"}'],
  ])('is as it is typed: %s', (text, typed) => {
    expect(asTyped(text, './u')).toBe(typed);
    expect(asTyped(text, undefined)).toBe(text);
  });

  it(
    'is so in what the program says that a project has installed',
    async () => {
      const file = join(mkdtempSync(join(tmpdir(), 'understudy-')), 'node_modules/.bin/understudy-live');
      mkdirSync(dirname(file), { recursive: true });
      symlinkSync(programFile, file);
      const run = promisify(execFile);
      const help = await run(process.execPath, [file, 'wait', '--help']);
      expect(help.stdout).toContain('Usage: npx understudy-live wait [options]');
      expect(help.stdout).toContain('  npx understudy-live start & npx understudy-live wait --pid $!');
      await expect(run(process.execPath, [file, 'env', '--url', 'http://127.0.0.1:1'])).rejects.toMatchObject(
        {
          stderr: expect.stringContaining('Start the emulator with "npx understudy-live start"') as string,
        },
      );
    },
    startTimeout,
  );

  it(
    'stays as it was sent where it stands in a call',
    async () => {
      const emulator = understudy('start', '--json', '--quiet', '--port', '0');
      onTestFinished(() => void emulator.child.kill());
      await heard(emulator, 'stdout', /\n/);
      const { control } = JSON.parse(emulator.said.stdout) as { control: { baseUrl: string } };
      const input = {
        RoomId: 'test',
        MemberList_Account: ['user1'],
        Reason: 'understudy start',
        Duration: 60,
      };
      const operation = ['tencent-chat', 'ban_member', JSON.stringify(input)];
      const { stdout } = await understudy('sign', ...operation, '--url', control.baseUrl).ended;
      expect(stdout).toContain('"Reason":"understudy start"');
    },
    startTimeout,
  );
});
