import type { Command } from 'commander';
import { createControlClient, type ControlClient } from '../../../clients/control/index.ts';
import { defaultControlUrl, defaultPort } from '../../default-port.ts';
import { mostAnswerBytes, readBounded, withCheckedAnswers } from './checked-answers.ts';
import { checkToken, readToken } from './token.ts';
import { UsageError } from './usage-error.ts';

/** The options of every command that talks to a running emulator. */
export interface ReachingOptions {
  readonly url: string;
  readonly token?: string;
  readonly json?: boolean;
}

/** The options of every command that works on a sandbox of a running emulator. */
export interface RemoteOptions extends ReachingOptions {
  readonly sandbox: string;
}

export type SetExitCode = (code: number) => void;

/** Adds the options of a command that works on a sandbox of a running emulator. An empty variable is none. */
export function remote(command: Command): Command {
  return reaching(command).option(
    '--sandbox <name>',
    'which sandbox',
    process.env['UNDERSTUDY_SANDBOX'] || 'default',
  );
}

/** Adds the options of a command that talks to a running emulator, whichever sandbox it is about. */
export function reaching(command: Command): Command {
  return command
    .option(
      '--url <url>',
      'where the control API is',
      (text) => checkUrl(text, '--url'),
      process.env['UNDERSTUDY_CONTROL_URL'] || defaultControlUrl,
    )
    .option(
      '--token <text>',
      'the token of the control API, where it has one',
      (text) => checkToken(text),
      process.env['UNDERSTUDY_TOKEN'] || undefined,
    )
    .option('--json', 'print JSON');
}

/** The base URL that was given. What stood after `--url` has been checked, so that a wrong one is the environment's. Throws a `UsageError`. */
export function readUrl(text: string): string {
  return checkUrl(text, 'UNDERSTUDY_CONTROL_URL');
}

function checkUrl(text: string, place: string): string {
  if (isBaseUrl(text)) return text.replace(/\/+$/, '');
  const meant = guessUrl(text);
  const hint = isBaseUrl(meant) ? ` Did you mean ${meant}?` : '';
  throw new UsageError(`${place} takes a URL like ${defaultControlUrl}, not "${text}".${hint}`);
}

/** A port is one of this machine, and a host without a port has the usual one. */
function guessUrl(given: string): string {
  const text = given.normalize('NFKC');
  if (/^:?\d{1,5}$/.test(text)) return `http://127.0.0.1:${text.replace(':', '')}`;
  if (/^https?:/i.test(text) || !/^[\p{L}\d[]/u.test(text)) return text;
  return /^[\w.-]+$/.test(text) ? `http://${text}:${defaultPort}` : `http://${text}`;
}

function isBaseUrl(text: string): boolean {
  if (!/^https?:\/\/[^/][^\p{Cc}\s]*$/iu.test(text) || !URL.canParse(text)) return false;
  const { username, password, search, hash } = new URL(text);
  return username + password + search + hash === '';
}

/** A client of the control API that says in one sentence when nobody is there. */
export function connect(options: ReachingOptions): ControlClient {
  const url = readUrl(options.url);
  const token = readToken(options.token);
  const client = createControlClient({
    baseUrl: url,
    ...(token !== undefined && { token }),
    fetch: async (input, init) => {
      const response = await fetch(input, init).catch((error: unknown) => {
        throw new UsageError(describeSilence(url, error));
      });
      return readBounded(response, url, mostAnswerBytes);
    },
  });
  return withCheckedAnswers(client, url);
}

/** Why no answer came, in a sentence: a certificate of our own authority, and an answer in plain text, show in the error. */
export function describeSilence(url: string, error: unknown): string {
  const { code = '' } = ((error as { readonly cause?: unknown }).cause ?? {}) as { readonly code?: unknown };
  const plain = url.replace('https:', 'http:');
  if (url !== plain && String(code).startsWith('ERR_SSL'))
    return `What answers at ${url} speaks no TLS. Did you mean ${plain}?`;
  if (url !== plain && /CERT|UNABLE_TO/.test(String(code)))
    return `What answers at ${url} has a certificate that is not trusted here. Say ${plain}, or trust it with "understudy ca".`;
  return `Nothing answers at ${url}. Start the emulator with "understudy start", or name another --url.`;
}
