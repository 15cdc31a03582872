import type { NatsConnection } from '@nats-io/transport-node';
import { LogUnavailable, type LogStatus } from '../shared-log.ts';

/** Whether the log takes records: what is known from the connection, and from what was asked of it. */
export interface Watch {
  readonly status: () => LogStatus;
  readonly onStatus: (listener: (status: LogStatus) => void) => () => void;
  /** Passes an answer or an error on, and learns from it. */
  readonly learn: <Answer>(asked: Promise<Answer>) => Promise<Answer>;
  readonly close: () => void;
}

/** As long as nothing else shows that the log takes records, it is asked so often. */
const probeMilliseconds = 2000;

/** `probe` writes something that does no harm; it throws a `LogUnavailable` when nothing can be written. */
export function watchLog(connection: NatsConnection, probe: () => Promise<unknown>): Watch {
  const listeners = new Set<(status: LogStatus) => void>();
  let status: LogStatus = { state: 'connected' };
  let isAnswering = false;
  let isClosed = false;
  const change = (next: LogStatus): void => {
    if (isSame(status, next)) return;
    status = next;
    for (const listener of listeners) listener(next);
  };
  const learn = async <Answer>(asked: Promise<Answer>): Promise<Answer> => {
    try {
      const answer = await asked;
      isAnswering = true;
      if (!isClosed) change({ state: 'connected' });
      return answer;
    } catch (error) {
      if (error instanceof LogUnavailable) change({ state: 'degraded', reason: error.message });
      throw error;
    }
  };
  const timer = setInterval(() => {
    if (!isAnswering) learn(probe()).catch(() => undefined);
    isAnswering = false;
  }, probeMilliseconds).unref();
  void hearConnection(connection, (what) => {
    if (what === 'lost') change({ state: 'degraded', reason: 'The connection to NATS is lost.' });
    else learn(probe()).catch(() => undefined);
  });
  return {
    status: () => status,
    onStatus(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    learn,
    close() {
      isClosed = true;
      clearInterval(timer);
      change({ state: 'degraded', reason: 'The log was closed.' });
    },
  };
}

async function hearConnection(
  connection: NatsConnection,
  hear: (what: 'lost' | 'back') => void,
): Promise<void> {
  for await (const { type } of connection.status()) {
    if (type === 'disconnect') hear('lost');
    if (type === 'reconnect') hear('back');
  }
}

function isSame(one: LogStatus, other: LogStatus): boolean {
  const reasonOf = (status: LogStatus) => (status.state === 'degraded' ? status.reason : undefined);
  return one.state === other.state && reasonOf(one) === reasonOf(other);
}
