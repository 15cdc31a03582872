import {
  JetStreamApiCodes,
  JetStreamApiError,
  StorageType,
  type JetStreamManager,
  type StreamConfig,
} from '@nats-io/jetstream';
import { jserrors } from '@nats-io/jetstream/internal';
import { LogUnavailable } from '../shared-log.ts';
import { insist, type Patience } from './patience.ts';
import { SharedProblem } from '../shared-log.ts';
import type { Layout } from './subjects.ts';

/** No node is suitable: there are fewer than replicas are wanted. */
const noSuitablePeers = 10_005;

type Wanted = Pick<StreamConfig, 'name' | 'subjects' | 'num_replicas'>;

/**
 * Makes the two streams of a shared name where they are missing, and gives them more replicas where they have fewer than
 * are wanted. Throws a `SharedProblem`.
 */
export async function ensureStreams(
  manager: JetStreamManager,
  layout: Layout,
  replicas: number,
  patience: Patience,
): Promise<void> {
  for (const kind of ['records', 'kept'] as const) {
    const wanted = { name: layout[kind], subjects: [layout.subjects[kind]], num_replicas: replicas };
    try {
      await insist(patience, () => ensureStream(manager, wanted));
    } catch (error) {
      throw describeRefusal(error, replicas);
    }
  }
}

async function ensureStream(manager: JetStreamManager, wanted: Wanted): Promise<void> {
  try {
    const { config } = await manager.streams.info(wanted.name);
    if (config.num_replicas < wanted.num_replicas)
      await manager.streams.update(wanted.name, { num_replicas: wanted.num_replicas });
  } catch (error) {
    if (!(error instanceof jserrors.StreamNotFoundError)) throw error;
    await manager.streams.add({
      ...wanted,
      storage: StorageType.File,
      // What is read must be what the leader knows.
      allow_direct: false,
    });
  }
}

function describeRefusal(error: unknown, replicas: number): SharedProblem {
  const cause = error instanceof LogUnavailable ? error.cause : error;
  if (
    cause instanceof jserrors.JetStreamNotEnabled ||
    isCode(cause, JetStreamApiCodes.JetStreamNotEnabledForAccount)
  )
    return new SharedProblem(
      'NATS answers, but without JetStream: start its servers with -js, and give the account the right to use it. A cluster also needs most of its servers.',
    );
  if (isCode(cause, noSuitablePeers))
    return new SharedProblem(
      `NATS has no ${replicas} servers that could each keep a copy of the log. Start more, or ask for fewer with --shared-replicas.`,
    );
  return new SharedProblem(error instanceof Error ? error.message : String(error));
}

function isCode(error: unknown, code: number): boolean {
  return error instanceof JetStreamApiError && error.code === code;
}
