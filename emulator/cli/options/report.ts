import { mkdirSync } from 'node:fs';
import { Option, type Command } from 'commander';
import type { Report } from '../../report/report.ts';
import { readSentences } from '../../reference/language/sentences.ts';
import { createTeller, type Tell } from '../../reference/language/tell.ts';
import { reportKinds, writeReports, type ReportKind } from '../../report/write-reports.ts';
import { UsageError } from './usage-error.ts';

/** The options of every command that writes reports. */
export interface ReportOptions {
  readonly report: readonly ReportKind[];
  readonly reportDir: string;
}

/** Adds `--report` and `--report-dir`. */
export function reporting(command: Command): Command {
  return command
    .addOption(
      new Option('--report <kinds>', `reports to write, with commas between: ${reportKinds.join(', ')}`)
        .argParser(readKinds)
        .default([], 'none'),
    )
    .option('--report-dir <folder>', 'where report.html, junit.xml and report.json go', 'understudy-report');
}

function readKinds(text: string): readonly ReportKind[] {
  const kinds = text.split(',').map((kind) => kind.trim());
  const stranger = kinds.find((kind) => !isKind(kind));
  if (stranger !== undefined)
    throw new UsageError(`There is no report "${stranger}". Choose from: ${reportKinds.join(', ')}.`);
  return kinds.filter(isKind);
}

function isKind(text: string): text is ReportKind {
  return (reportKinds as readonly string[]).includes(text);
}

/** Makes the folder of the reports before anything runs for them. Throws a `UsageError`. */
export function prepareReports({ report: kinds, reportDir: folder }: ReportOptions): void {
  if (kinds.every((kind) => kind === 'github')) return;
  orRefuse(folder, () => mkdirSync(folder, { recursive: true }));
}

/**
 * Writes what was asked for; GitHub reads annotations from either stream. Gives the files that are there now. Throws a
 * `UsageError` where they cannot be written.
 */
export function report(
  content: Report,
  { report: kinds, reportDir: folder }: ReportOptions,
  stream: NodeJS.WriteStream,
): readonly string[] {
  const print = (text: string): void => {
    if (text !== '') stream.write(text);
  };
  return orRefuse(folder, () =>
    writeReports(content, { kinds, folder, environment: process.env, print, readTell }),
  );
}

function readTell(): Tell {
  return createTeller(readSentences());
}

function orRefuse<Result>(folder: string, write: () => Result): Result {
  try {
    return write();
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UsageError(
      `The reports cannot be written to "${folder}" (${reason}); choose another --report-dir.`,
    );
  }
}
