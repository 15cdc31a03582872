import type { SharedLog } from '../shared-log.ts';
import { readNext, removeMessage, type Stream } from './append.ts';
import { insist } from './patience.ts';
import type { Layout } from './subjects.ts';

export interface Trim {
  readonly plan: SharedLog['trim'];
  readonly stop: () => void;
}

/** So many are taken away at once: what is written meanwhile must not wait for it. */
const mostAtOnce = 16;

/**
 * Takes records away some time after it is asked to: a reader that is only a little behind still hears them. What is
 * not done when the process ends is done by the next one that trims the subject.
 *
 * They are taken away one by one. Servers that start without a leader and read their records again take a purge of one
 * subject for a purge of all that was there (nats-server 2.9.10, decision 16).
 */
export function createTrim(stream: Stream, layout: Layout, afterMilliseconds: number): Trim {
  const timers = new Set<NodeJS.Timeout>();
  let isStopped = false;
  const remove = async (subject: string, before: number): Promise<void> => {
    const target = layout.record(subject);
    const running = new Set<Promise<void>>();
    for (let from = 1; !isStopped;) {
      const start = from;
      const found = await insist(stream.patience, () => readNext(stream, target, start));
      if (!found || found.seq >= before) break;
      from = found.seq + 1;
      const removal = removeMessage(stream, found.seq).finally(() => running.delete(removal));
      running.add(removal);
      if (running.size >= mostAtOnce) await Promise.race(running);
    }
    await Promise.all(running);
  };
  return {
    plan(subject, before) {
      if (afterMilliseconds === 0) return remove(subject, before);
      const timer = setTimeout(() => {
        timers.delete(timer);
        remove(subject, before).catch(() => undefined);
      }, afterMilliseconds).unref();
      timers.add(timer);
      return Promise.resolve();
    },
    stop() {
      isStopped = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
