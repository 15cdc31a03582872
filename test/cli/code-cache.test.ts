import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
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
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
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
    const digest = createHash('sha256').update(bytes.subarray(32)).digest();
    expect(digest.equals(bytes.subarray(0, 32))).toBe(true);
  });

  it('is that of the module as it is now, and the oldest of former ones go', () => {
    for (const said of ['a', 'b', 'c', 'd', 'e']) {
      writeFileSync(join(home, 'module.cjs'), `exports.said = '${said}';`);
      expect(load()).toBe(said);
    }
    expect(keptFiles()).toHaveLength(4);
  });
});
