import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runHere } from './program.ts';

const newFolder = () => join(mkdtempSync(join(tmpdir(), 'understudy-ca-')), 'ca');
const hasJava = existsSync('/usr/bin/keytool');

describe('ca', () => {
  it('path makes an authority, and names the file of its certificate', async () => {
    const folder = newFolder();
    const { code, stdout } = await runHere('ca', 'path', '--ca', folder);
    expect([code, stdout]).toEqual([0, `${join(folder, 'ca.pem')}\n`]);
    expect(new X509Certificate(readFileSync(join(folder, 'ca.pem'))).ca).toBe(true);
  });

  it('print gives the same certificate each time, and no key', async () => {
    const folder = newFolder();
    const { stdout } = await runHere('ca', 'print', '--ca', folder);
    expect(stdout).toBe(readFileSync(join(folder, 'ca.pem'), 'utf8'));
    expect(stdout).not.toContain('PRIVATE');
    const again = await runHere('ca', 'print', '--ca', folder, '--json');
    expect(JSON.parse(again.stdout)).toEqual({ pem: stdout });
  });

  it('print asks for a file where it would print bytes', async () => {
    const { code, stderr } = await runHere('ca', 'print', '--ca', newFolder(), '--format', 'p12');
    expect([code, stderr]).toEqual([1, 'understudy: PKCS#12 is no text: name a file with --output.\n']);
  });

  it.skipIf(!hasJava)(
    'print writes a trust store that Java reads, with the usual authorities in it',
    async () => {
      const folder = newFolder();
      const file = `${folder}.p12`;
      await runHere('ca', 'print', '--ca', folder, '--format', 'p12', '--output', file);
      const listed = execFileSync('keytool', [
        '-list',
        '-keystore',
        file,
        '-storetype',
        'PKCS12',
        '-storepass',
        'x',
      ]);
      expect(Number(/contains (\d+) entries/.exec(listed.toString())?.[1])).toBeGreaterThan(50);
      expect(listed.toString()).toMatch(/certificate 1, .*trustedCertEntry/);
    },
  );

  it('install-hint says for each system and language how it is trusted', async () => {
    const folder = newFolder();
    const { stdout } = await runHere('ca', 'install-hint', '--ca', folder);
    for (const name of ['Node', 'Python', 'Java', 'Debian', 'macOS', 'Windows'])
      expect(stdout).toContain(name);
    expect(stdout).toContain(join(folder, 'ca.pem'));
  });

  it('says in a sentence where a folder cannot keep one', async () => {
    const { code, stderr } = await runHere('ca', 'path', '--ca', '/dev/null/ca');
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^understudy: The authority in \/dev\/null\/ca cannot be kept: ENOTDIR\. .*--ca\.\n$/,
    );
  });
});
