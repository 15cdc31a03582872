import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createServer } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { makeAuthority, makeLeaf, readConstraints } from '../../emulator/tls/certificates.ts';
import { coverNames, findCovered } from '../../emulator/tls/covered-names.ts';
import { AuthorityProblem } from '../../emulator/tls/authority-problem.ts';
import { authorityFolder, keepAuthority } from '../../emulator/tls/kept-authority.ts';
import { loadAuthority } from '../../emulator/tls/index.ts';

const names = coverNames(['one.example', 'two.example']);
const newFolder = () => join(mkdtempSync(join(tmpdir(), 'understudy-ca-')), 'deep', 'ca');
const noon = Date.parse('2026-11-27T12:00:00Z');

describe('an authority', () => {
  it('says in its certificate which names it may certify', () => {
    const { certificate } = makeAuthority(names, noon);
    expect(readConstraints(certificate)).toEqual(['localhost', 'one.example', 'two.example', '', '']);
    expect(new X509Certificate(certificate).ca).toBe(true);
  });

  it('certifies a server for the names that are asked for', () => {
    const authority = makeAuthority(names, noon);
    const leaf = new X509Certificate(
      makeLeaf(authority, { hosts: ['one.example'], addresses: [] }, noon).certificate,
    );
    expect(leaf.checkHost('one.example')).toBe('one.example');
    expect(leaf.checkHost('two.example')).toBeUndefined();
    expect(leaf.ca).toBe(false);
    expect(leaf.verify(new X509Certificate(authority.certificate).publicKey)).toBe(true);
  });

  it.each([
    ['a name that it covers is believed', 'one.example', 'no error'],
    ['another name is believed by no client of Node', 'elsewhere.example', 'permitted subtree violation'],
  ])('%s, whoever has its key', async (_, host, expected) => {
    const authority = makeAuthority(names, Date.now());
    const { certificate, key } = makeLeaf(authority, { hosts: [host], addresses: [] }, Date.now());
    const server = createServer({ cert: certificate, key }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const heard = await new Promise<string>((resolve) => {
      const client = connect({ port, host: '127.0.0.1', servername: host, ca: authority.certificate });
      client.once('secureConnect', () => {
        resolve('no error');
        client.destroy();
      });
      client.once('error', ({ message }: Error) => {
        resolve(message);
      });
    });
    server.close();
    expect(heard).toBe(expected);
  });

  it('has another name each time, since clients look for it by name', () => {
    const subjects = [0, 1].map(() => new X509Certificate(makeAuthority(names, noon).certificate).subject);
    expect(new Set(subjects).size).toBe(2);
  });
});

describe('a name that a client asks for', () => {
  it.each([
    ['one.example', 'one.example'],
    ['ONE.example.', 'one.example'],
    ['three.example', undefined],
    ['sub.one.example', undefined],
    [undefined, undefined],
  ])('%s is certified as %s', (asked, name) => {
    expect(findCovered(asked, names)).toBe(name);
  });
});

describe('the folder of an authority', () => {
  it('keeps the key where only its user can read it, and the certificate beside it', () => {
    const folder = newFolder();
    const { certificate, certificateFile } = keepAuthority(folder, names, noon);
    expect(statSync(join(folder, 'authority-key.pem')).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readFileSync(certificateFile, 'utf8')).toBe(certificate);
    expect(readFileSync(certificateFile, 'utf8')).not.toContain('PRIVATE');
    expect(readdirSync(folder).toSorted()).toEqual(['authority-key.pem', 'ca.pem']);
  });

  it('gives the same authority the next time', () => {
    const folder = newFolder();
    const { certificate, key } = keepAuthority(folder, names, noon);
    expect(keepAuthority(folder, names, noon)).toMatchObject({ certificate, key });
  });

  it('gets a new one, and says so, for a host that the old one does not cover', () => {
    const folder = newFolder();
    const old = keepAuthority(folder, names, noon);
    const fresh = keepAuthority(folder, coverNames(['one.example', 'three.example']), noon);
    expect(fresh.certificate).not.toBe(old.certificate);
    expect(fresh.notice).toContain('a new one was made');
    expect(readFileSync(old.certificateFile, 'utf8')).toBe(fresh.certificate);
  });

  it('gets a new one in the last month of the old one', () => {
    const folder = newFolder();
    const old = keepAuthority(folder, names, noon);
    const years = (count: number) => noon + count * 365 * 24 * 60 * 60 * 1000;
    expect(keepAuthority(folder, names, years(9)).certificate).toBe(old.certificate);
    expect(keepAuthority(folder, names, years(10)).certificate).not.toBe(old.certificate);
  });

  it('that holds something else is left as it is', () => {
    const folder = newFolder();
    keepAuthority(folder, names, noon);
    writeFileSync(join(folder, 'authority-key.pem'), 'mine');
    expect(() => keepAuthority(folder, names, noon)).toThrow(AuthorityProblem);
    expect(readFileSync(join(folder, 'authority-key.pem'), 'utf8')).toBe('mine');
  });

  it('that cannot be written is said, and the run has one of its own', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'understudy-ca-')), 'file');
    writeFileSync(file, '');
    chmodSync(file, 0o400);
    const said: string[] = [];
    const { certificate } = loadAuthority(join(file, 'ca'), names, (sentence) => said.push(sentence));
    expect(said).toEqual([
      expect.stringMatching(/cannot be kept: ENOTDIR\. Name another folder with --ca\./),
    ]);
    expect(new X509Certificate(certificate).ca).toBe(true);
  });
});

describe('the usual folder', () => {
  it.each([
    ['linux', {}, '/home/me/.local/share/understudy/ca'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/understudy/ca'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/me/.local/share/understudy/ca'],
    ['darwin', {}, '/home/me/Library/Application Support/understudy/ca'],
    [
      'win32',
      { LOCALAPPDATA: 'C:\\Users\\me\\AppData\\Local' },
      'C:\\Users\\me\\AppData\\Local\\understudy\\ca',
    ],
  ] as const)('on %s with %j is %s', (platform, env, folder) => {
    expect(authorityFolder({ platform, env, home: '/home/me' })).toBe(folder);
  });
});
