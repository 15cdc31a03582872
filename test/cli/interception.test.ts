import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { intercept } from '../../emulator/cli/intercept/interception.ts';
import { hashSubject, makeAuthority } from '../../emulator/tls/certificates.ts';
import { isHere } from '../examples/runtimes.ts';

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

describe('the folder of settings in which Mono finds whom to trust', () => {
  /** A user with settings, on a machine with or without Mono. */
  function makeUser(programs: readonly string[]) {
    const home = mkdtempSync(join(tmpdir(), 'understudy-home-'));
    const settings = join(home, '.config');
    mkdirSync(join(settings, '.mono', 'new-certs', 'Trust'), { recursive: true });
    mkdirSync(join(settings, 'editor'));
    writeFileSync(join(settings, '.mono', 'new-certs', 'Trust', '01234567.0'), 'their own');
    writeFileSync(join(settings, 'tool.json'), 'before');
    for (const name of programs) writeFileSync(join(home, name), '');
    return { settings, own: { HOME: home, PATH: home } };
  }
  const to = { hosts: [host], gatewayUrl: 'http://127.0.0.1:4015', proxyNames: [] };

  it('stays the user’s own where no Mono is installed', () => {
    const { own } = makeUser(['python3']);
    expect(variables('linux', own)).not.toHaveProperty('XDG_CONFIG_HOME');
  });

  it('has the authority beside those that the user trusts, and leads to all other settings', () => {
    const { settings, own } = makeUser(['mono']);
    const folder = variables('linux', own)['XDG_CONFIG_HOME']!;
    const trusted = join(folder, '.mono', 'new-certs', 'Trust');
    expect(readFileSync(join(trusted, '01234567.0'), 'utf8')).toBe('their own');
    const name = `${hashSubject(authority.certificate)}.0`;
    expect(readFileSync(join(trusted, name), 'utf8')).toBe(authority.certificate);
    writeFileSync(join(folder, 'editor', 'keys'), 'written meanwhile');
    expect(readFileSync(join(settings, 'editor', 'keys'), 'utf8')).toBe('written meanwhile');
    expect(existsSync(join(settings, '.mono', 'new-certs', 'Trust', name))).toBe(false);
  });

  it('gives back at the end what programs have put there', () => {
    const { settings, own } = makeUser(['mono']);
    const { env, end } = intercept(to, authority, own, 'linux');
    const folder = env['XDG_CONFIG_HOME']!;
    mkdirSync(join(folder, 'new-tool'));
    writeFileSync(join(folder, 'new-tool', 'state'), 'kept');
    writeFileSync(join(folder, 'draft'), 'after');
    renameSync(join(folder, 'draft'), join(folder, 'tool.json'));
    end();
    expect(readFileSync(join(settings, 'new-tool', 'state'), 'utf8')).toBe('kept');
    expect(readFileSync(join(settings, 'tool.json'), 'utf8')).toBe('after');
    expect(existsSync(folder)).toBe(false);
  });

  it.skipIf(!isHere('openssl', ['version']))('names the authority as OpenSSL looks for it', () => {
    const words = ['x509', '-noout', '-subject_hash'];
    const said = execFileSync('openssl', words, { input: authority.certificate, encoding: 'utf8' });
    expect(hashSubject(authority.certificate)).toBe(said.trim());
  });
});

describe('what R reads before a program', () => {
  it('begins with the settings that the user named', () => {
    const profile = readFileSync(variables('linux', { R_PROFILE: '/own/site.R' })['R_PROFILE']!, 'utf8');
    expect(profile).toContain('own <- "/own/site.R"');
  });
});
