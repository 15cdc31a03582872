import { X509Certificate, createPrivateKey, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, posix, win32 } from 'node:path';
import { AuthorityProblem } from './authority-problem.ts';
import { makeAuthority, readConstraints, type Certified } from './certificates.ts';
import type { CoveredNames } from './covered-names.ts';

/** Key and certificate in one file, so that nobody ever finds one without the other; readable by its user alone. */
const wholeFile = 'authority-key.pem';
/** The certificate alone, to be given to clients. */
const certificateFile = 'ca.pem';

/** An authority in a folder. */
export interface KeptAuthority extends Certified {
  readonly certificateFile: string;
  /** What somebody who trusts an earlier one should hear. */
  readonly notice?: string;
}

/**
 * The authority that a folder holds; it is made when there is none, or when it may not certify a host that this version
 * stands in for. Throws an `AuthorityProblem` for a folder that cannot be read or written.
 */
export function keepAuthority(folder: string, names: CoveredNames, now = Date.now()): KeptAuthority {
  const file = join(folder, wholeFile);
  try {
    const found = read(file);
    if (found && isGood(found, names, now)) return publish(folder, found);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (found) rmSync(file);
    const kept = publish(folder, make(file, names, now));
    if (!found) return kept;
    const notice = `The authority in ${folder} was too old or did not cover every host; a new one was made: trust ${kept.certificateFile} in its place.`;
    return { ...kept, notice };
  } catch (error) {
    if (error instanceof AuthorityProblem) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new AuthorityProblem(
      `The authority in ${folder} cannot be kept: ${code ?? message}. Name another folder with --ca.`,
    );
  }
}

function read(file: string): Certified | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const certificate = new X509Certificate(text).toString();
    const key = String(createPrivateKey(text).export({ type: 'pkcs8', format: 'pem' }));
    return { certificate, key };
  } catch {
    throw new AuthorityProblem(`${file} holds no authority. Remove it, and a new one is made.`);
  }
}

/** Whoever comes first makes it: two programs that start at the same time must not use two authorities. */
function make(file: string, names: CoveredNames, now: number): Certified {
  const made = makeAuthority(names, now);
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, made.key + made.certificate, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file);
    return made;
  } catch (error) {
    const other = (error as NodeJS.ErrnoException).code === 'EEXIST' ? read(file) : undefined;
    if (!other) throw error;
    return other;
  } finally {
    rmSync(draft);
  }
}

function publish(folder: string, authority: Certified): KeptAuthority {
  const file = join(folder, certificateFile);
  if (readText(file) !== authority.certificate) writeFileSync(file, authority.certificate);
  return { ...authority, certificateFile: file };
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

const month = 30 * 24 * 60 * 60 * 1000;

function isGood({ certificate }: Certified, { hosts }: CoveredNames, now: number): boolean {
  if (Date.parse(new X509Certificate(certificate).validTo) < now + month) return false;
  const allowed = readConstraints(certificate);
  return hosts.every((host) => allowed.includes(host));
}

/** What decides where a user's data is kept. */
export interface UserPlace {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** Where the authority of a user is kept when no folder is given. */
export function authorityFolder({ platform, env, home }: UserPlace): string {
  if (platform === 'win32') {
    const data = env['LOCALAPPDATA'] || win32.join(home, 'AppData', 'Local');
    return win32.join(data, 'understudy', 'ca');
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'understudy', 'ca');
  // The XDG specification has relative paths ignored.
  const given = env['XDG_DATA_HOME'] ?? '';
  const data = posix.isAbsolute(given) ? given : posix.join(home, '.local', 'share');
  return posix.join(data, 'understudy', 'ca');
}
