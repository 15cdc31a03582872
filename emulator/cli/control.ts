import type { Command } from 'commander';
import { createControlClient, type ControlClient } from '../../clients/control/index.ts';
import { UsageError } from './usage-error.ts';

/** The options of every command that talks to a running emulator. */
export interface RemoteOptions {
  readonly url: string;
  readonly sandbox: string;
  readonly token?: string;
  readonly json?: boolean;
}

export type SetExitCode = (code: number) => void;

const defaultUrl = 'http://127.0.0.1:4010';

/** Adds the options of a command that talks to a running emulator. */
export function remote(command: Command): Command {
  return command
    .option('--url <url>', 'where the control API is', process.env['UNDERSTUDY_CONTROL_URL'] ?? defaultUrl)
    .option('--sandbox <name>', 'which sandbox', process.env['UNDERSTUDY_SANDBOX'] ?? 'default')
    .option(
      '--token <text>',
      'the token of the control API, where it has one',
      process.env['UNDERSTUDY_TOKEN'],
    )
    .option('--json', 'print JSON');
}

/** A client of the control API that says in one sentence when nobody is there. */
export function connect({ url, token }: RemoteOptions): ControlClient {
  return createControlClient({
    baseUrl: url.replace(/\/+$/, ''),
    ...(token !== undefined && { token }),
    fetch: async (input, init) => {
      try {
        return await fetch(input, init);
      } catch {
        throw new UsageError(
          `Nothing answers at ${url}. Start the emulator with "understudy start", or name another --url.`,
        );
      }
    },
  });
}
