import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { UsageError } from './usage-error.ts';

/** The log that several replicas share, as the command line says it. */
export interface SharedOptions {
  readonly shared?: string;
  readonly sharedName: string;
  readonly sharedReplicas?: number;
  readonly sharedCredentials?: string;
}

export function addSharedOptions(command: Command): Command {
  return command
    .option(
      '--shared <urls>',
      'be one of several replicas of one emulator, over NATS JetStream: nats://a:4222,b:4222,c:4222',
    )
    .option('--shared-name <name>', 'which emulator: replicas with the same name are one', 'understudy')
    .option(
      '--shared-replicas <count>',
      'on how many NATS servers all is kept; by default 3 in a cluster, 1 without one',
      parseServers,
    )
    .option('--shared-credentials <file>', 'a file with credentials of NATS');
}

/** Throws a `UsageError` where the sandboxes are to be kept in two places. */
export function checkShared({
  shared,
  data,
}: Pick<SharedOptions, 'shared'> & { readonly data?: string }): void {
  if (shared !== undefined && data !== undefined)
    throw new UsageError(
      'With --shared the sandboxes are kept by NATS, and with --data in a folder of this machine; choose one of the two.',
    );
}

function parseServers(text: string): number {
  const count = /^\d$/.test(text) ? Number(text) : NaN;
  if (!(count >= 1 && count <= 5)) throw new InvalidArgumentError('This must be 1, 3 or 5.');
  return count;
}
