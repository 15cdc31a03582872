import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const loader = fileURLToPath(new URL('../../emulator/cli/code-cache.cjs', import.meta.url));

let home = '';
beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'understudy-code-'))));
afterEach(() => {
  rmSync(home, { recursive: true });
});

const kept = (): string => join(home, 'caches', 'understudy');
const keptFile = (): string => join(kept(), keptFiles()[0]!);
const keptFiles = (): readonly string[] => (existsSync(kept()) ? readdirSync(kept()) : []);

/** A program that loads a module with its compiled code, and prints what that exports. */
function load(variables: Readonly<Record<string, string>> = {}): string {
  const file = join(home, 'module.cjs');
  if (!existsSync(file))
    writeFileSync(
      file,
      'const { sep } = require("node:path");\n/** é */\nexports.said = [typeof sep, __filename === module.filename].join();\n',
    );
  const program = `require(${JSON.stringify(loader)}).requireCompiled(${JSON.stringify(file)});
    console.log(require(${JSON.stringify(file)}).said);`;
  const { NODE_COMPILE_CACHE: _, NODE_DISABLE_COMPILE_CACHE: __, ...env } = process.env;
  return execFileSync(process.execPath, ['-e', program], {
    encoding: 'utf8',
    env: { ...env, HOME: home, XDG_CACHE_HOME: join(home, 'caches'), ...variables },
  }).trim();
}

const isLinux = process.platform === 'linux';

describe.runIf(isLinux)('compiled code', { timeout: 60_000 }, () => {
  it('is kept when the program ends, where its user alone can write', () => {
    expect(load()).toBe('string,true');
    expect(statSync(kept()).mode & 0o777).toBe(0o700);
    expect(keptFiles()).toHaveLength(1);
  });

  it('is not kept where the environment says so', () => {
    expect(load({ NODE_DISABLE_COMPILE_CACHE: '1' })).toBe('string,true');
    expect(keptFiles()).toEqual([]);
  });

  it('is neither kept nor taken where others can write', () => {
    mkdirSync(kept(), { recursive: true });
    chmodSync(kept(), 0o777);
    expect(load()).toBe('string,true');
    expect(keptFiles()).toEqual([]);
  });

  it('is not kept behind a link', () => {
    mkdirSync(join(home, 'caches'));
    mkdirSync(join(home, 'elsewhere'));
    symlinkSync(join(home, 'elsewhere'), kept());
    expect(load()).toBe('string,true');
    expect(readdirSync(join(home, 'elsewhere'))).toEqual([]);
  });

  it('is done without where no folder can be made', () => {
    writeFileSync(join(home, 'caches'), '');
    expect(load()).toBe('string,true');
  });

  it('is taken by the next start, which leaves it as it is', () => {
    load();
    const { ino, mode } = statSync(keptFile());
    expect(mode & 0o777).toBe(0o600);
    expect(load()).toBe('string,true');
    expect(statSync(keptFile()).ino).toBe(ino);
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, 100)],
    ['empty', () => Buffer.alloc(0)],
    ['changed in one bit', (bytes: Buffer) => bytes.map((byte, at) => (at === 200 ? byte ^ 1 : byte))],
  ])('is made again where it is %s', (_, damage: (bytes: Buffer) => Uint8Array) => {
    load();
    const { ino } = statSync(keptFile());
    writeFileSync(keptFile(), damage(readFileSync(keptFile())));
    expect(load()).toBe('string,true');
    expect(statSync(keptFile()).ino).not.toBe(ino);
    const bytes = readFileSync(keptFile());
    expect(crc32(bytes.subarray(4))).toBe(bytes.readUInt32LE());
  });

  it('is that of the module as it is now', () => {
    for (const said of ['a', 'b']) {
      writeFileSync(join(home, 'module.cjs'), `exports.said = '${said}';`);
      expect(load()).toBe(said);
    }
    expect(keptFiles()).toHaveLength(2);
  });

  it('takes the place of the oldest', () => {
    mkdirSync(kept(), { recursive: true, mode: 0o700 });
    const former = Array.from({ length: 12 }, (_, age) => `former-${age}.code`);
    for (const [age, name] of former.entries()) {
      writeFileSync(join(kept(), name), '');
      utimesSync(join(kept(), name), 1000 - age, 1000 - age);
    }
    load();
    expect(keptFiles().filter((name) => name.startsWith('former'))).toEqual(
      expect.arrayContaining(former.slice(0, 9)),
    );
    expect(keptFiles()).toHaveLength(10);
  });

  it('is kept as well of what the module loads late for a vendor', () => {
    writeFileSync(join(home, 'module.cjs'), `exports.said = require('./vendor-one.cjs').said;`);
    writeFileSync(join(home, 'vendor-one.cjs'), `exports.said = 'one';`);
    expect(load()).toBe('one');
    expect(keptFiles()).toHaveLength(2);
  });
});
