import type { DataFolderReport } from '../../contracts/control/sandboxes.ts';
import type { DataStore } from '../control/context.ts';
import type { HostClock } from '../core/engine/clock.ts';
import type { Emulator, Exchange } from '../core/engine/emulator.ts';
import type { SavedSandbox } from '../core/sandbox/saved-sandbox.ts';
import { version } from '../version.ts';
import { claimFolder, type DataFolder } from './data-folder.ts';
import type { DataProblem } from './data-error.ts';
import { usualRewriteAfter, type Fsync } from './fsync-policy.ts';
import { recordCall } from './log-record.ts';
import { startRecorder } from './log-writer.ts';
import type { CreateSaved } from './check-saved-sandboxes.ts';
import { replay } from './replay.ts';

export interface DataOptions {
  /** Where the data is. */
  readonly folder: string;
  /** When what has been written is forced to the disk. Default: `interval`, which is once a second. */
  readonly fsync?: Fsync;
  /** The log is rewritten when it has grown by so many bytes and to twice what it was. Default: 16 MB. */
  readonly rewriteAfter?: number;
}

/** A data folder that has been read. */
export interface OpenData {
  /** What it holds. */
  readonly saved: readonly SavedSandbox[];
  /** One sentence on what was found damaged and where it is now. */
  readonly damage: string | undefined;
  /** The time for an emulator whose calls are kept: it stands still during each of them. */
  readonly clock: HostClock;
  /** Begins to keep what happens to an emulator. Throws a `DataProblem`. */
  readonly keep: (emulator: Emulator) => PersistentEmulator;
  /** Lets the folder go without having kept anything. */
  readonly abandon: () => void;
}

/** An emulator whose calls are in the log before their replies leave. */
export interface PersistentEmulator extends DataStore {
  readonly emulator: Emulator;
  /** Settles when the folder takes nothing more: from then on every call ends with a broken connection. */
  readonly failed: Promise<DataProblem>;
  /** Writes a fresh log, so that the next start has nothing to repeat, and lets the folder go. */
  readonly close: () => void;
}

/** Opens a data folder and brings its sandboxes to where they were. Throws a `DataProblem`. */
export function openData(options: DataOptions, now: HostClock, create: CreateSaved): OpenData {
  const folder = claimFolder(options.folder, version);
  const time = createHeldTime(now);
  return {
    saved: replayIn(folder, create),
    damage: folder.damage,
    clock: time.now,
    keep: (emulator) => keep(folder, options, time, emulator),
    abandon: folder.unlock,
  };
}

/** A folder whose log cannot be repeated is let go again. */
function replayIn({ log, content, unlock }: DataFolder, create: CreateSaved): readonly SavedSandbox[] {
  try {
    return replay({ log, ...content }, create);
  } catch (error) {
    unlock();
    throw error;
  }
}

function keep(
  folder: DataFolder,
  options: DataOptions,
  time: HeldTime,
  emulator: Emulator,
): PersistentEmulator {
  const { fsync = 'interval', rewriteAfter = usualRewriteAfter } = options;
  const recorder = startRecorder({ path: folder.log, fsync, rewriteAfter, save: () => emulator.save() });
  const report: DataFolderReport = {
    folder: folder.path,
    fsync,
    ...(folder.damage !== undefined && { damage: folder.damage }),
  };
  return {
    emulator: {
      ...emulator,
      handle: (vendor, request) =>
        time.hold((at) => {
          const exchange = emulator.handle(vendor, request);
          recorder.append(recordCall(at, vendor, request));
          return recorder.problem() ? unheard(exchange) : exchange;
        }),
    },
    carryOut: (operation, input, change) =>
      time.hold((at) => {
        try {
          return change();
        } finally {
          recorder.append({ kind: 'control', at, operation, ...input });
        }
      }),
    report: () => report,
    problem: () => recorder.problem(),
    failed: recorder.failed,
    close: () => {
      recorder.close();
      folder.unlock();
    },
  };
}

/** What is not written down is not acknowledged. */
function unheard(exchange: Exchange): Exchange {
  return { ...exchange, reply: { ...exchange.reply, delivery: { ending: 'reset' } } };
}

/** The machine's time, which can be held. */
interface HeldTime {
  readonly now: HostClock;
  /** Runs something that sees one time from beginning to end; it is told, in milliseconds since 1970. */
  hold<Value>(run: (at: number) => Value): Value;
}

function createHeldTime(now: HostClock): HeldTime {
  let held: number | undefined;
  return {
    now: () => held ?? now(),
    hold(run) {
      held = now();
      try {
        return run(held);
      } finally {
        held = undefined;
      }
    },
  };
}
