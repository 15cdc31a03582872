import type { SavedSandbox } from '../core/sandbox/saved-sandbox.ts';
import { version } from '../version.ts';
import { DataProblem } from './data-error.ts';
import { beginLog } from './log-file.ts';
import type { Fsync } from './fsync-policy.ts';
import { logFormat, type EventRecord, type LogRecord } from './log-record.ts';

interface RecorderOptions {
  readonly path: string;
  readonly fsync: Fsync;
  /** In bytes. */
  readonly rewriteAfter: number;
  /** What the sandboxes are now. */
  readonly save: () => readonly SavedSandbox[];
}

/** Writes down what happens, and now and then what has come of it, so that the log stays short. It never throws. */
export interface Recorder {
  append(record: EventRecord): void;
  /** Why nothing is written any more: the first failure is the last word. */
  problem(): DataProblem | undefined;
  readonly failed: Promise<DataProblem>;
  /** Leaves a log that holds only what the sandboxes are. */
  close(): void;
}

/** Begins a log with what the sandboxes are now. Throws a `DataProblem`. */
export function startRecorder({ path, fsync, rewriteAfter, save }: RecorderOptions): Recorder {
  let problem: DataProblem | undefined;
  let isOpen = true;
  let tell: (problem: DataProblem) => void;
  const failed = new Promise<DataProblem>((resolve) => {
    tell = resolve;
  });
  const fail = (reason: DataProblem): void => {
    problem ??= reason;
    tell(problem);
  };
  const attempt = (write: () => void): void => {
    if (problem) return;
    try {
      write();
    } catch (error) {
      fail(error instanceof DataProblem ? error : new DataProblem(String(error)));
    }
  };

  const log = beginLog(path, headOf(save()), fsync, fail);
  const nextLimit = (): number => Math.max(log.size() + rewriteAfter, 2 * log.size());
  let limit = nextLimit();

  return {
    append(record) {
      attempt(() => {
        log.append(record);
        if (log.size() < limit) return;
        log.rewrite(headOf(save()));
        limit = nextLimit();
      });
    },
    problem: () => problem,
    failed,
    close() {
      if (!isOpen) return;
      isOpen = false;
      attempt(() => {
        log.rewrite(headOf(save()));
      });
      problem ??= new DataProblem('The data folder is closed.');
      log.close();
    },
  };
}

function headOf(sandboxes: readonly SavedSandbox[]): readonly LogRecord[] {
  return [
    { kind: 'header', format: logFormat, version, sandboxes: sandboxes.length },
    ...sandboxes.map((sandbox) => ({ kind: 'sandbox', sandbox }) as const),
  ];
}
