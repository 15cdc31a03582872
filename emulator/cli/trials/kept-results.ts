import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Hex } from '../../../contracts/core/wire/digest.ts';
import { UsageError } from '../options/usage-error.ts';
import type { TrialResult } from './run-trials.ts';

/** What was run before an interruption is only worth something for the same command, trials and version. */
export interface KeptFor {
  readonly kind: string;
  readonly version: string;
  readonly command: readonly string[];
  readonly trials: readonly string[];
}

/** The results of a run, written down as they come, so that an interruption loses none. */
export interface KeptResults {
  readonly file: string;
  /** What was written down before. */
  readonly done: ReadonlyMap<string, TrialResult>;
  keep(result: TrialResult): void;
  /** Removes the file: nothing is left to be resumed. */
  end(): void;
}

/** Opens the file of a run. Throws a `UsageError` where it is to be resumed and holds something else. */
export function keepResults(
  folder: string,
  { kind, ...rest }: KeptFor,
  resumption: 'resume' | 'begin',
): KeptResults {
  const file = join(folder, `${kind}-state.jsonl`);
  const head = JSON.stringify({ kind, digest: sha256Hex(JSON.stringify(rest)) });
  const done = resumption === 'resume' ? readResults(file, head) : new Map<string, TrialResult>();
  let isWritable = true;
  const orGoOn = (write: () => void): void => {
    if (!isWritable) return;
    try {
      write();
    } catch {
      // A run that cannot be resumed is better than none.
      isWritable = false;
    }
  };
  orGoOn(() => {
    mkdirSync(folder, { recursive: true });
    const lines = [head, ...[...done.values()].map(print)];
    writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  });
  return {
    file,
    done,
    keep(result) {
      orGoOn(() => {
        appendFileSync(file, `${print(result)}\n`);
      });
    },
    end() {
      orGoOn(() => {
        rmSync(file, { force: true });
      });
    },
  };
}

function readResults(file: string, head: string): Map<string, TrialResult> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return new Map();
  }
  const [first, ...lines] = text.split('\n');
  if (first !== head)
    throw new UsageError(
      `"${file}" is of another command, of other options or of another version; leave --resume out to begin anew.`,
    );
  return new Map(lines.flatMap(readResult).map((result) => [result.row.id, result]));
}

/** The last line may have been cut off. */
function readResult(line: string): readonly TrialResult[] {
  try {
    return [JSON.parse(line, readLongNumber) as TrialResult];
  } catch {
    return [];
  }
}

function print(result: TrialResult): string {
  return JSON.stringify(result, (_, value: unknown) =>
    typeof value === 'bigint' ? { [longNumber]: String(value) } : value,
  );
}

/** An id in a fault may have more digits than a number of JSON keeps. */
const longNumber = '$integer';

function readLongNumber(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !(longNumber in value)) return value;
  return BigInt(String(value[longNumber]));
}
