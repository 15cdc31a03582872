import { Option, type Command } from 'commander';
import type { Report } from '../../report/report.ts';
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

/** Writes what was asked for; GitHub reads annotations from either stream. Gives the files that are there now. */
export function report(
  content: Report,
  { report: kinds, reportDir: folder }: ReportOptions,
  stream: NodeJS.WriteStream,
): readonly string[] {
  const print = (text: string): void => {
    if (text !== '') stream.write(text);
  };
  return writeReports(content, { kinds, folder, environment: process.env, print });
}
