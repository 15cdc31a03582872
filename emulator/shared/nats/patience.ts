import { setTimeout as wait } from 'node:timers/promises';
import {
  AuthorizationError,
  ClosedConnectionError,
  InvalidArgumentError,
  PermissionViolationError,
  TimeoutError,
} from '@nats-io/transport-node';
import { jserrors } from '@nats-io/jetstream/internal';
import { LogConflict, LogUnavailable } from '../shared-log.ts';

/** How long one question to the cluster may take, and how long it is asked again before it is given up. */
export interface Patience {
  readonly attemptMilliseconds: number;
  readonly totalMilliseconds: number;
}

/** A new leader is chosen within some four to nine seconds after the old one has been lost. */
export const usualPatience: Patience = { attemptMilliseconds: 2000, totalMilliseconds: 12_000 };

const pauseMilliseconds = 50;

/**
 * Asks the cluster again until it answers. What is asked must do no harm when it is done twice.
 * Throws a `LogUnavailable` when the time is over, or when no time would help.
 */
export async function insist<Answer>(
  { attemptMilliseconds, totalMilliseconds }: Patience,
  ask: (timeout: number) => Promise<Answer>,
): Promise<Answer> {
  const end = performance.now() + totalMilliseconds;
  for (;;) {
    try {
      return await ask(attemptMilliseconds);
    } catch (error) {
      if (error instanceof LogConflict || error instanceof LogUnavailable) throw error;
      if (isHopeless(error) || performance.now() + pauseMilliseconds >= end)
        throw new LogUnavailable(sayWhy(error), { cause: error });
    }
    await wait(pauseMilliseconds);
  }
}

/** Whether asking once more would change nothing. */
function isHopeless(error: unknown): boolean {
  return (
    findIn(error, PermissionViolationError) !== undefined ||
    error instanceof ClosedConnectionError ||
    error instanceof InvalidArgumentError ||
    error instanceof AuthorizationError
  );
}

/** Why the cluster did not do what it was asked for, in a sentence. */
function sayWhy(error: unknown): string {
  const refused = findIn(error, PermissionViolationError);
  if (refused)
    return `The NATS account may not ${refused.operation} ${refused.subject}. Give it the right to understudy.>, $JS.API.> and _INBOX.>.`;
  if (error instanceof TimeoutError)
    return 'NATS JetStream does not answer: most of its nodes are gone, or too busy.';
  if (error instanceof jserrors.JetStreamNotEnabled)
    return 'Nobody answers for the log: its NATS JetStream nodes have no leader, or JetStream is not enabled.';
  if (error instanceof ClosedConnectionError) return 'The connection to NATS has been closed.';
  return `NATS JetStream refuses: ${error instanceof Error ? error.message : String(error)}.`;
}

/** The error itself or one of its causes, of a kind. */
function findIn<Kind extends Error>(
  error: unknown,
  kind: abstract new (...args: never[]) => Kind,
): Kind | undefined {
  if (error instanceof kind) return error;
  return error instanceof Error ? findIn(error.cause, kind) : undefined;
}
