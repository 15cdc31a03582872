import prometheus, { type Registry } from 'prom-client';
import type { ControlContext, SharedStore } from '../context.ts';
import type { JournalEntry } from '../../core/journal/journal.ts';

/** Hears of a call, and how long it took where that was measured. */
export type HearCall = (entry: JournalEntry, milliseconds: number | undefined) => void;

/** What Prometheus and programs like it read. */
export interface Metrics {
  readonly mediaType: string;
  readonly print: () => Promise<string>;
}

/** From what an emulator takes to what a cluster takes that has lost a server. */
const bucketSeconds = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 15];

/** Counts from now on what `hearCalls` tells of; what that gives is called before anybody looks. */
export function createMetrics(context: ControlContext, hearCalls: (hear: HearCall) => () => void): Metrics {
  const registry = new prometheus.Registry();
  const show = createShow(registry);
  showProcess(show, context);
  if (context.shared) showReplica(show, context.shared);
  const settle = hearCalls(createCounter(registry));
  return {
    mediaType: registry.contentType,
    print() {
      settle();
      return registry.metrics();
    },
  };
}

/** Shows what is looked up when somebody asks, and what never changes. */
interface Show {
  readonly gauge: (name: string, help: string, look: () => number) => void;
  readonly counter: (name: string, help: string, look: () => number) => void;
  readonly facts: (name: string, help: string, labels: Readonly<Record<string, string>>) => void;
}

function createShow(registry: Registry): Show {
  const registers = [registry];
  return {
    gauge(name, help, look) {
      new prometheus.Gauge({
        ...{ name, help, registers },
        collect() {
          this.set(look());
        },
      });
    },
    counter(name, help, look) {
      new prometheus.Counter({
        ...{ name, help, registers },
        collect() {
          this.reset();
          this.inc(look());
        },
      });
    },
    facts(name, help, labels) {
      new prometheus.Gauge({ name, help, registers, labelNames: Object.keys(labels) }).set({ ...labels }, 1);
    },
  };
}

function showProcess(
  { gauge, counter, facts }: Show,
  { version, emulator, shared, events }: ControlContext,
): void {
  facts('understudy_build_info', 'What runs here.', { version, node: process.version });
  gauge('process_start_time_seconds', 'When this process began, in seconds since 1970.', () =>
    Math.round(performance.timeOrigin / 1000),
  );
  gauge('process_resident_memory_bytes', 'How much memory this process holds.', () =>
    process.memoryUsage.rss(),
  );
  gauge('understudy_sandboxes', 'How many sandboxes there are.', () =>
    shared ? shared.report().sandboxes : emulator.sandboxes().length,
  );
  if (!events) return;
  gauge('understudy_event_streams', 'How many streams of events are open.', () => events().open);
  counter(
    'understudy_event_streams_dropped_total',
    'How many streams of events were let go because nobody read them.',
    () => events().dropped,
  );
}

function showReplica({ gauge, counter, facts }: Show, { report }: SharedStore): void {
  facts('understudy_shared_info', 'Which replica this is.', { replica: report().replica });
  gauge(
    'understudy_shared_replicas',
    'How many replicas this one knows of, itself included.',
    () => report().others.length + 1,
  );
  gauge('understudy_shared_up', 'Whether the shared log answers: 1 or 0.', () =>
    report().reason === undefined ? 1 : 0,
  );
  gauge(
    'understudy_shared_applied_sequence',
    'The last record of the log that this replica has taken in.',
    () => report().applied,
  );
  gauge(
    'understudy_shared_last_sequence',
    'The last record that the log is known to have.',
    () => report().last,
  );
  gauge('understudy_shared_lag', 'How many numbers lie between the two.', () => report().lag);
  gauge(
    'understudy_shared_sandboxes_loaded',
    'How many sandboxes this replica has loaded.',
    () => report().loaded,
  );
  counter(
    'understudy_shared_snapshots_total',
    'How many snapshots this replica has kept.',
    () => report().snapshots,
  );
  counter(
    'understudy_shared_set_aside_total',
    'How many records of the log this replica could not use.',
    () => report().setAside,
  );
  counter(
    'understudy_shared_unanswered_calls_total',
    'How many calls ended with a broken connection, since the log did not answer.',
    () => report().unanswered,
  );
}

function createCounter(registry: Registry): HearCall {
  const registers = [registry];
  const calls = new prometheus.Counter({
    name: 'understudy_calls_total',
    help: 'How many calls were answered; `success`, or the vendor’s own name of an error. Without an operation the path has none.',
    registers,
    labelNames: ['vendor', 'operation', 'outcome'],
  });
  const refusals = new prometheus.Counter({
    name: 'understudy_refusals_total',
    help: 'How many calls a check refused before they were carried out.',
    registers,
    labelNames: ['vendor', 'check'],
  });
  const durations = new prometheus.Histogram({
    name: 'understudy_call_duration_seconds',
    help: 'How long calls took, from the last byte in to the reply being ready.',
    registers,
    labelNames: ['vendor'],
    buckets: bucketSeconds,
  });
  return ({ vendor, operation = '', outcome, refusedBy }, milliseconds) => {
    calls.inc({ vendor, operation, outcome });
    if (refusedBy !== undefined) refusals.inc({ vendor, check: refusedBy });
    if (milliseconds !== undefined) durations.observe({ vendor }, milliseconds / 1000);
  };
}
