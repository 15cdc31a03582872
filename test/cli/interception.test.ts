import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { intercept } from '../../emulator/cli/intercept/interception.ts';
import { makeAuthority } from '../../emulator/tls/certificates.ts';

const host = 'api.polyv.net';
const authority = makeAuthority({ hosts: [host], addresses: [] }, Date.UTC(2026, 0, 1));

/** The variables of a command that is led to a gateway on a system. */
function variables(platform: NodeJS.Platform, own: Readonly<Record<string, string>> = {}) {
  const to = { hosts: [host], gatewayUrl: 'http://127.0.0.1:4015', proxyNames: [] };
  const { env, end } = intercept(to, authority, own, platform);
  onTestFinished(end);
  return env;
}

describe('the environment of a command that is led to the gateway', () => {
  it.each([
    ['linux', ':', '/own/python'],
    ['darwin', ':', '/own/python'],
    ['win32', ';', String.raw`C:\own\python`],
  ] as const)('keeps the user’s folders in lists of %s', (platform, delimiter, own) => {
    const env = variables(platform, { PYTHONPATH: own, PHP_INI_SCAN_DIR: own });
    expect(env['PYTHONPATH']!.endsWith(`${delimiter}${own}`)).toBe(true);
    expect(env['PHP_INI_SCAN_DIR']!.startsWith(`${own}${delimiter}`)).toBe(true);
  });

  it.each(['linux', 'win32'] as const)('leaves PHP the folder of its own settings on %s', (platform) => {
    expect(variables(platform)['PHP_INI_SCAN_DIR']).toMatch(platform === 'win32' ? /^;./ : /^:./);
    expect(variables(platform)['PYTHONPATH']).not.toContain(';');
  });

  it('is read by Java where the folder of temporary files has a space in its name', () => {
    vi.stubEnv('TMPDIR', mkdtempSync(join(tmpdir(), 'a user ')));
    const options = variables(process.platform)['JAVA_TOOL_OPTIONS']!;
    vi.unstubAllEnvs();
    expect(options).toMatch(/ "-Djavax\.net\.ssl\.trustStore=[^"]+ [^"]+trust\.p12" /);
  });

  it('keeps what the system says to wget, and adds whom to trust', () => {
    const own = join(mkdtempSync(join(tmpdir(), 'understudy-wget-')), 'wgetrc');
    writeFileSync(own, 'tries = 3');
    const { SYSTEM_WGETRC, SSL_CERT_FILE } = variables('linux', { SYSTEM_WGETRC: own });
    expect(readFileSync(SYSTEM_WGETRC!, 'utf8')).toBe(`tries = 3\nca_certificate = ${SSL_CERT_FILE}\n`);
  });

  it('makes wget trust it where the system says nothing', () => {
    const { SYSTEM_WGETRC } = variables('linux', { SYSTEM_WGETRC: '/nowhere' });
    expect(readFileSync(SYSTEM_WGETRC!, 'utf8')).toMatch(/^ca_certificate = .*bundle\.pem\n$/);
  });
});
