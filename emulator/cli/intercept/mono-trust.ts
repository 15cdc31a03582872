import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync, type Dirent } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { hashSubject } from '../../tls/certificates.ts';
import type { Environment } from '../run/child-environment.ts';

/** Where Mono looks for the authorities that its user trusts, below the folder of settings. No variable names another place. */
const trustFolders = ['.mono', 'new-certs', 'Trust'] as const;

/** What makes Mono trust an authority. */
export interface MonoTrust {
  readonly env: Readonly<Record<string, string>>;
  /** Brings back what programs have written beside it. */
  readonly end: () => void;
}

/**
 * Stands in for the folder of the user's settings, with links to all that is in it, since Mono finds its trust in no other
 * way. Where there is no Mono, the folder is left as it is.
 */
export function trustByMono(folder: string, certificate: string, own: Environment): MonoTrust {
  if (!isInstalled(own)) return { env: {}, end: () => undefined };
  const settings = own['XDG_CONFIG_HOME'] || join(own['HOME'] || homedir(), '.config');
  link(settings, folder, trustFolders);
  writeFileSync(join(folder, ...trustFolders, `${hashSubject(certificate)}.0`), certificate);
  return {
    env: { XDG_CONFIG_HOME: folder },
    end: () => {
      bringBack(folder, settings);
    },
  };
}

function isInstalled(own: Environment): boolean {
  return (own['PATH'] ?? '')
    .split(delimiter)
    .some((place) => place !== '' && existsSync(join(place, 'mono')));
}

/** Makes a folder whose entries lead to those of another, but for the path given, whose folders are made as well. */
function link(from: string, to: string, [apart, ...rest]: readonly string[]): void {
  mkdirSync(to, { recursive: true });
  for (const { name } of entries(from)) if (name !== apart) symlinkSync(join(from, name), join(to, name));
  if (apart !== undefined) link(join(from, apart), join(to, apart), rest);
}

/** What is no link was made by a program, or put in the place of a link. */
function bringBack(from: string, to: string): void {
  for (const entry of entries(from)) {
    if (entry.isSymbolicLink() || entry.name === trustFolders[0]) continue;
    try {
      cpSync(join(from, entry.name), join(to, entry.name), { recursive: true, preserveTimestamps: true });
    } catch {
      // Whoever may not write there would not have written it without us either.
    }
  }
}

function entries(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
