import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { UsageError } from './usage-error.ts';

/** The log that several replicas share, as the command line says it. */
export interface SharedOptions {
  readonly shared?: string;
  readonly sharedName?: string;
  readonly sharedReplicas?: number;
  readonly sharedCredentials?: string;
  readonly sharedUpgrade?: boolean;
}

export function addSharedOptions(command: Command): Command {
  return command
    .option(
      '--shared <urls>',
      'be one of several replicas of one emulator, over NATS JetStream: nats://a:4222,b:4222,c:4222',
    )
    .option(
      '--shared-name <name>',
      'which emulator: replicas with the same name are one; by default understudy',
      parseName,
    )
    .option(
      '--shared-replicas <count>',
      'on how many NATS servers all is kept; by default 3 in a cluster, 1 without one',
      parseServers,
    )
    .option('--shared-credentials <file>', 'a file with credentials of NATS')
    .option('--shared-upgrade', 'take the log over from another version of Understudy, whose replicas run');
}

/** What says nothing without a log, by its flag. */
const ofLog = {
  sharedName: '--shared-name',
  sharedReplicas: '--shared-replicas',
  sharedCredentials: '--shared-credentials',
  sharedUpgrade: '--shared-upgrade',
} as const;

/** Throws a `UsageError` where the sandboxes are to be kept in two places, or in none and yet it is said how. */
export function checkShared(options: SharedOptions & { readonly data?: string }): void {
  const { shared, data } = options;
  const [useless] = Object.entries(ofLog).filter(
    ([name]) => options[name as keyof typeof ofLog] !== undefined,
  );
  if (shared === undefined && useless)
    throw new UsageError(`${useless[1]} says nothing without --shared; add --shared nats://host:4222.`);
  if (shared !== undefined && data !== undefined)
    throw new UsageError(
      'With --shared the sandboxes are kept by NATS, and with --data in a folder of this machine; choose one of the two.',
    );
}

function parseName(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('This must be a name.');
  return text;
}

function parseServers(text: string): number {
  if (!['1', '3', '5'].includes(text)) throw new InvalidArgumentError('This must be 1, 3 or 5.');
  return Number(text);
}
