import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { planChild, type Machine } from '../../emulator/cli/run/plan-child.ts';

const files = [
  String.raw`C:\Program Files\nodejs\npm.cmd`,
  String.raw`C:\Program Files\nodejs\node.exe`,
  String.raw`C:\tools\both.exe`,
  String.raw`C:\tools\both.cmd`,
  String.raw`.\scripts\try.bat`,
];

function windows(env: Readonly<Record<string, string>> = {}): Machine {
  return {
    platform: 'win32',
    env: {
      Path: String.raw`C:\empty;C:\Program Files\nodejs\;C:\tools`,
      PATHEXT: '.COM;.EXE;.BAT;.CMD',
      ComSpec: String.raw`C:\Windows\System32\cmd.exe`,
      ...env,
    },
    isFile: (path) => files.includes(path),
  };
}

/** What the program is given by a line of `cmd.exe`: carets are taken off twice, then the quotes. */
function received(line: string): readonly string[] {
  const once = (text: string) => text.replaceAll(/\^(.)/gs, '$1');
  const rest = once(once(line.slice(1, -1).split('npm.cmd ')[1]!));
  return [...rest.matchAll(/"((?:[^"\\]|\\.)*)"/gs)].map(([, text = '']) =>
    text.replaceAll(/(\\+)(?="|$)/g, (run) => run.slice(0, run.length / 2)),
  );
}

describe('how a command is started', () => {
  it('is as it was given anywhere but on Windows', () => {
    for (const platform of ['linux', 'darwin', 'freebsd'] as const)
      expect(planChild('npm', ['test'], { ...windows(), platform })).toEqual({
        file: 'npm',
        args: ['test'],
        windowsVerbatimArguments: false,
      });
  });

  it('is by cmd.exe for a script of Windows', () => {
    expect(planChild('npm', ['test'], windows())).toEqual({
      file: String.raw`C:\Windows\System32\cmd.exe`,
      args: ['/d', '/s', '/c', String.raw`"C:\Program^ Files\nodejs\npm.cmd ^^^"test^^^""`],
      windowsVerbatimArguments: true,
    });
    expect(planChild('./scripts/try.bat', [], { ...windows(), isFile: () => true }).args.at(-1)).toBe(
      String.raw`".\scripts\try.bat"`,
    );
  });

  it('is direct for a program of Windows, which comes before a script of the same name', () => {
    expect(planChild('node', ['a b'], windows())).toEqual({
      file: String.raw`C:\Program Files\nodejs\node.exe`,
      args: ['a b'],
      windowsVerbatimArguments: false,
    });
    expect(planChild('both', [], windows()).file).toBe(String.raw`C:\tools\both.exe`);
    expect(planChild('both', [], windows({ PATHEXT: '.CMD;.EXE' })).file).toContain('cmd.exe');
    expect(planChild('both.cmd', [], windows()).file).toContain('cmd.exe');
  });

  it('leaves a command that is not found to the machine, which says so', () => {
    expect(planChild('no-such-command', ['x'], windows())).toEqual({
      file: 'no-such-command',
      args: ['x'],
      windowsVerbatimArguments: false,
    });
  });

  it.each([
    'plain',
    '',
    'two words',
    'a&b|c>d<e^f',
    '%PATH%',
    '!x!',
    '(x)',
    'it"s',
    'C:\\a b\\',
    '\\"',
    'x"&calc&"',
    '*?;,`',
  ])('keeps every character of an argument from cmd.exe: %j', (text) => {
    const line = planChild('npm', [text, 'end'], windows()).args.at(-1)!;
    expect(received(line)).toEqual([text, 'end']);
    // Outside of a caret's protection nothing that cmd.exe acts on is left.
    expect(line.slice(1, -1).replaceAll(/\^./gs, '')).not.toMatch(/[&|<>%!"]/);
  });

  it.runIf(process.platform === 'win32')('runs npm', () => {
    const machine = { platform: process.platform, env: process.env, isFile: () => true };
    const { file, args, ...options } = planChild('npm', ['--version'], machine);
    expect(spawnSync(file, args, options).status).toBe(0);
  });
});
