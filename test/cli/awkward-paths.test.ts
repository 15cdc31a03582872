import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { intercept } from '../../emulator/cli/intercept/interception.ts';
import {
  makePlainFolder,
  quoteForJava,
  quoteForNode,
  quoteForPhp,
} from '../../emulator/cli/intercept/awkward-paths.ts';
import { shellOf, writers } from '../../emulator/cli/output/environment.ts';
import { makeAuthority } from '../../emulator/tls/certificates.ts';
import { isHere } from '../examples/runtimes.ts';

const names = ['a user', '张三', "O'Brien", 'a "quoted" one', 'with \\ and ${HOME}', `both ' and "`];

function folderNamed(name: string): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'understudy-awkward-')), name);
  mkdirSync(folder);
  return folder;
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a folder with an awkward name', () => {
  it.each(names)('is read by Node from NODE_OPTIONS: %s', (name) => {
    const file = join(folderNamed(name), 'preload.cjs');
    writeFileSync(file, 'globalThis.seen = __filename;');
    const env = { ...process.env, NODE_OPTIONS: `--require ${quoteForNode(file)}` };
    const said = execFileSync(process.execPath, ['-p', 'seen'], { env, encoding: 'utf8' });
    expect(said).toBe(`${file}\n`);
  });

  it.skipIf(!isHere('php')).each(names)('is read by PHP from its settings: %s', (name) => {
    const folder = folderNamed(name);
    const settings = folderNamed('settings');
    writeFileSync(join(settings, 'a.ini'), `openssl.cafile=${quoteForPhp(folder)}\n`);
    const env = { ...process.env, PHP_INI_SCAN_DIR: `:${settings}` };
    const said = execFileSync('php', ['-r', 'echo ini_get("openssl.cafile");'], { env, encoding: 'utf8' });
    expect(said).toBe(folder);
  });

  it.skipIf(!isHere('java'))('is read by Java from JAVA_TOOL_OPTIONS', () => {
    const options = names.map((name, index) => quoteForJava(`-Dname${index}=${name}`)).join(' ');
    const env = { ...process.env, LC_ALL: 'C.UTF-8', JAVA_TOOL_OPTIONS: options };
    const words = ['-XshowSettings:properties', '-Dsun.stdout.encoding=UTF-8', '-version'];
    const said = execFileSync('sh', ['-c', 'exec "$@" 2>&1', 'sh', 'java', ...words], {
      env,
      encoding: 'utf8',
    });
    for (const [index, name] of names.entries()) expect(said).toMatch(`name${index} = ${name}\n`);
  });

  it.skipIf(process.platform === 'win32').each(['张三', "O'Brien"])(
    'is not taken where the system has a plain one: %s',
    (name) => {
      vi.stubEnv('TMPDIR', folderNamed(name));
      const to = { hosts: ['api.polyv.net'], gatewayUrl: 'http://127.0.0.1:4015', proxyNames: [] };
      const { env, end } = intercept(to, makeAuthority({ hosts: ['api.polyv.net'], addresses: [] }, 0), {});
      onTestFinished(end);
      expect(dirname(dirname(env['SSL_CERT_FILE']!))).toMatch(/^(?:\/var)?\/tmp$/);
    },
  );

  it('is taken on Windows, whose own folder bears the name of its user', () => {
    const folder = folderNamed('张三');
    vi.stubEnv('TMPDIR', folder);
    expect(dirname(makePlainFolder('a-', 'win32'))).toBe(folder);
  });
});

describe('the variables that --print-env prints', () => {
  const env = Object.fromEntries(names.map((name, index) => [`NAME${index}`, name]));

  it.each(['sh', 'bash', 'zsh', 'fish'].filter((shell) => shell === 'sh' || isHere(shell)))(
    'are what %s reads',
    (shell) => {
      const asking = `${writers[shellOf('linux')](env)}\nenv -0\n`;
      const seen = execFileSync(shell, ['-c', asking], { encoding: 'utf8' }).split('\0');
      for (const [name, value] of Object.entries(env)) expect(seen).toContain(`${name}=${value}`);
    },
  );

  it('are for PowerShell on Windows', () => {
    expect(writers[shellOf('win32')]({ NAME: "O'Brien" })).toBe("$env:NAME = 'O''Brien'");
  });
});
