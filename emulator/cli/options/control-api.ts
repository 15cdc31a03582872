import type { Command } from 'commander';
import { createControlClient, type ControlClient } from '../../../clients/control/index.ts';
import { defaultControlUrl } from '../../default-port.ts';
import { mostAnswerBytes, readBounded, withCheckedAnswers } from './checked-answers.ts';
import { readToken } from './token.ts';
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
      process.env['UNDERSTUDY_CONTROL_URL'] || defaultControlUrl,
    )
    .option(
      '--token <text>',
      'the token of the control API, where it has one',
      process.env['UNDERSTUDY_TOKEN'] || undefined,
    )
    .option('--json', 'print JSON');
}

/** The base URL that was given. Throws a `UsageError` for what is none. */
export function readUrl(text: string): string {
  if (isBaseUrl(text)) return text.replace(/\/+$/, '');
  const hint = isBaseUrl(`http://${text}`) ? ` Did you mean http://${text}?` : '';
  throw new UsageError(`--url takes a URL like ${defaultControlUrl}, not "${text}".${hint}`);
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
      const response = await fetch(input, init).catch(() => {
        throw new UsageError(
          `Nothing answers at ${url}. Start the emulator with "understudy start", or name another --url.`,
        );
      });
      return readBounded(response, url, mostAnswerBytes);
    },
  });
  return withCheckedAnswers(client, url);
}
