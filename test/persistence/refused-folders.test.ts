import fs, {
  appendFileSync,
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DataProblem } from '../../emulator/persistence/data-error.ts';
import { writeLine } from '../../emulator/persistence/log-line.ts';
import { printRecord, type LogRecord } from '../../emulator/persistence/log-record.ts';
import { version } from '../../emulator/version.ts';
import { runHere } from '../cli/program.ts';
import { banning, frozen, send } from '../core/calls.ts';
import { logOf, newFolder, openPersistent } from './setup.ts';

/** The sentence that a folder is refused with. */
function refusal(folder: string): string {
  try {
    openPersistent({ folder }).close();
  } catch (error) {
    if (error instanceof DataProblem) return error.message;
    throw error;
  }
  return 'It was not refused.';
}

/** A folder of its owner alone that is there before Understudy comes. */
function madeFolder(): string {
  const folder = newFolder();
  mkdirSync(folder, { mode: 0o700 });
  return folder;
}

const victimText = 'not yours';

function victim(): string {
  const file = join(madeFolder(), 'victim');
  writeFileSync(file, victimText);
  return file;
}

describe.runIf(process.platform !== 'win32')('in the place of a file of ours', () => {
  const names = ['lock', 'calls.log', 'calls.log.new', `lock.${process.pid}`];

  it.each(names)('a folder is refused in a sentence, and stays: %s', (name) => {
    const folder = madeFolder();
    mkdirSync(join(folder, name));
    expect(refusal(folder)).toContain(`${join(folder, name)}: this is a folder, where a file of Understudy`);
    expect(lstatSync(join(folder, name)).isDirectory()).toBe(true);
  });

  it.each(
    names.flatMap((name) => [
      [name, 'a link that leads to a file'] as const,
      [name, 'a link to nowhere'] as const,
    ]),
  )('%s: %s is refused in a sentence, and not followed', (name, what) => {
    const folder = madeFolder();
    const target = what.endsWith('nowhere') ? join(newFolder(), 'nowhere') : victim();
    symlinkSync(target, join(folder, name));
    expect(refusal(folder)).toContain(`${join(folder, name)}: this is a link, where a file of Understudy`);
    expect(lstatSync(join(folder, name)).isSymbolicLink()).toBe(true);
    if (what.endsWith('nowhere')) expect(existsSync(target)).toBe(false);
    else expect(readFileSync(target, 'utf8')).toBe(victimText);
  });

  it('a link under the name for what was damaged is passed over, and not followed', () => {
    const folder = newFolder();
    openPersistent({ folder }).close();
    appendFileSync(logOf(folder), 'damage');
    const nowhere = join(newFolder(), 'nowhere');
    symlinkSync(nowhere, `${logOf(folder)}.damaged-1`);
    symlinkSync(victim(), `${logOf(folder)}.damaged-2`);
    expect(refusal(folder)).toBe('It was not refused.');
    expect(readFileSync(`${logOf(folder)}.damaged-3`, 'utf8')).toBe('damage');
    expect(existsSync(nowhere)).toBe(false);
    expect(readFileSync(`${logOf(folder)}.damaged-2`, 'utf8')).toBe(victimText);
  });

  it('a link that comes while the folder is in use ends the keeping, and is not followed', async () => {
    const folder = newFolder();
    const persistent = openPersistent({ folder, rewriteAfter: 1 }, { default: frozen });
    const target = victim();
    symlinkSync(target, `${logOf(folder)}.new`);
    for (let calls = 0; calls < 100 && !persistent.problem(); calls += 1)
      send(persistent.emulator, banning(`user${calls}`));
    expect((await persistent.failed).message).toContain('calls.log.new: this is a link');
    expect(readFileSync(target, 'utf8')).toBe(victimText);
    persistent.close();
  });
});

describe('a data folder', () => {
  it.each(['', '  '])('without a name is refused: "%s"', async (name) => {
    const before = readdirSync('.');
    const { code, stderr } = await runHere('start', '--port', '0', '--data', name);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^understudy: The data folder has no name; [^\n]*\n$/),
    ]);
    expect(readdirSync('.')).toEqual(before);
  });

  it.runIf(process.platform === 'linux')('that the machine cannot make is refused at once: /proc/x/y', () => {
    expect(refusal('/proc/x')).toMatch(/^The data folder cannot be used: \/proc\/x: .*\.$/);
    expect(refusal('/proc/x/y')).toMatch(/^The data folder cannot be used: \/proc\/x\/y: .*\.$/);
    expect(refusal('/dev/null')).toBe('The data folder cannot be used: /dev/null: this is a file.');
  });

  it.runIf(process.platform !== 'win32').each([0o777, 0o770, 0o722, 0o1777])(
    'that others may write to is refused in a sentence: mode %o',
    (mode) => {
      const folder = madeFolder();
      chmodSync(folder, mode);
      expect(refusal(folder)).toContain(
        `others than its owner may write there (${mode.toString(8).padStart(4, '0')})`,
      );
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  it.runIf(process.platform !== 'win32')('with a log that others may write is refused in a sentence', () => {
    const folder = newFolder();
    openPersistent({ folder }).close();
    chmodSync(logOf(folder), 0o666);
    expect(refusal(folder)).toContain('calls.log: others than its owner may write it (0666)');
  });

  it.runIf(process.platform !== 'win32' && process.getuid?.() !== 0)('that is read-only is refused', () => {
    const folder = madeFolder();
    chmodSync(folder, 0o500);
    expect(refusal(folder)).toContain('this is not permitted');
  });

  it.each([
    ['ENOSPC', 'the disk is full'],
    ['EDQUOT', 'the disk is full'],
    ['EROFS', 'the disk takes no changes'],
    ['EACCES', 'this is not permitted'],
    ['EIO', 'EIO: injected'],
  ])('on a disk that answers %s is refused in a sentence with the code 1', async (code, sentence) => {
    const folder = newFolder();
    const original = fs.writeSync;
    fs.writeSync = () => {
      throw Object.assign(new Error(`${code}: injected`), { code });
    };
    syncBuiltinESMExports();
    const ended = await runHere('start', '--port', '0', '--data', folder).finally(() => {
      fs.writeSync = original;
      syncBuiltinESMExports();
    });
    expect([ended.code, ended.stdout]).toEqual([1, '']);
    expect(ended.stderr).toMatch(/^understudy: The data folder cannot be used: [^\n]*\n$/);
    expect(ended.stderr).toContain(sentence);
    expect(refusal(folder)).toBe('It was not refused.');
  });
});

describe('a record with the right checksum', () => {
  const at = 1_700_000_000_000;
  const path = { id: 'default' };
  const call = { kind: 'call', at, vendor: 'tencent-chat', method: 'GET', target: '/', headers: [] } as const;
  const control = { kind: 'control', at, operation: 'resetSandbox', path } as const;

  const saved = (() => {
    const persistent = openPersistent({ folder: newFolder() }, { default: frozen });
    const [sandbox] = persistent.emulator.save();
    persistent.close();
    return JSON.parse(JSON.stringify(sandbox)) as Record<string, unknown>;
  })();

  const logWith = (sandboxes: readonly unknown[], events: readonly unknown[]): string => {
    const folder = madeFolder();
    const records = [
      { kind: 'header', format: 1, version, sandboxes: sandboxes.length },
      ...sandboxes.map((sandbox) => ({ kind: 'sandbox', sandbox })),
      ...events,
    ];
    const lines = records.map((record, number) => writeLine(printRecord(number, record as LogRecord)));
    writeFileSync(logOf(folder), Buffer.concat(lines), { mode: 0o600 });
    return folder;
  };

  it('that is as it was recorded is taken', () => {
    expect(refusal(logWith([saved], [call, control]))).toBe('It was not refused.');
  });

  it.each([
    ['an unknown vendor', { ...call, vendor: 'aliyun' }, 'its vendor "aliyun" is not known'],
    ['a vendor of every object', { ...call, vendor: 'constructor' }, 'its vendor "constructor" is not known'],
    ['an unknown operation', { ...control, operation: 'explode' }, 'its change "explode" is not known'],
    [
      'an operation of every object',
      { ...control, operation: 'toString' },
      'its change "toString" is not known',
    ],
    [
      'a wrong input',
      { ...control, operation: 'advanceClock', body: 5 },
      'its change "advanceClock" has a wrong',
    ],
    ['a time beyond all time', { ...call, at: 1e300 }, 'its time (1e+300) is none'],
  ])('that tells of %s is refused with its line, and stays', (_, event, what) => {
    const folder = logWith([saved], [call, event]);
    const bytes = readFileSync(logOf(folder));
    expect(refusal(folder)).toBe(
      `${logOf(folder)}, line 4: the record there is whole, but ${refusal(folder).split('whole, but ')[1]}`,
    );
    expect(refusal(folder)).toContain(what);
    expect(refusal(folder)).toContain('choose another folder with --data.');
    expect(readFileSync(logOf(folder))).toEqual(bytes);
  });

  const settings = saved['settings'] as object;
  const snapshot = saved['snapshot'] as object;
  it.each([
    ['an empty sandbox', {}],
    ['a text', 'x'],
    ['null', null],
    ['a list', []],
    ['no name', { ...saved, settings: { ...settings, id: 5 } }],
    ['a clock of no mode', { ...saved, clock: { mode: 'backwards' } }],
    ['a frozen clock without a time', { ...saved, clock: { mode: 'frozen' } }],
    ['credentials of a wrong type', { ...saved, credentials: { 'tencent-chat': 5 } }],
    ['claims that are none', { ...saved, claims: [5] }],
    ['fault rules that are none', { ...saved, faultRules: [{ id: 5 }] }],
    [
      'a state of a wrong type',
      { ...saved, snapshot: { ...snapshot, states: { 'polyv-live': { channels: 5 } } } },
    ],
    ['a generator that is none', { ...saved, snapshot: { ...snapshot, generator: 'x' } }],
    ['steps that are none', { ...saved, settings: { ...settings, steps: [5] } }],
    ['limits that are none', { ...saved, settings: { ...settings, limits: { 'polyv-live': 3 } } }],
  ])('that holds %s for a sandbox is refused with its line', (_, sandbox) => {
    const folder = logWith([saved, sandbox], [call]);
    expect(refusal(folder)).toMatch(/calls\.log, line 3: the record there is whole, but [^\n]*--data\.$/);
  });

  it('that holds a sandbox again is refused with its line', () => {
    expect(refusal(logWith([saved, saved], []))).toMatch(
      /line 3: .*another sandbox of the log has the name "default"/,
    );
  });
});
