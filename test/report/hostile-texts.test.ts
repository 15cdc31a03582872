import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createProgress } from '../../emulator/cli/trials/run-trials.ts';
import { writeSummary } from '../../emulator/cli/run/summary.ts';
import { writeAnnotations, writeStepSummary } from '../../emulator/report/github.ts';
import { writeHtml } from '../../emulator/report/html.ts';
import { writeJunit } from '../../emulator/report/junit.ts';
import { pageOf } from '../../emulator/report/write-reports.ts';
import { execReport, finding, trialRow, trialsReport } from './sample.ts';
import { readXml } from './xml.ts';

/** Text as callers and vendors may send it, with what terminals, build servers and browsers would carry out. */
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        '\n::error::x',
        '::set-output name=a::b',
        '##[error]',
        '\u001b[2J',
        '\u009b31m',
        '\u202e',
        '\r',
        '\n',
      ),
      fc.constantFrom(
        '<script>',
        '"><img src=x onerror=x>',
        '&lt;',
        ']]>',
        '<!--',
        '|',
        '`',
        '[a](javascript:x)',
      ),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

/** What every report says, with the same text in each place where a text of others may stand. */
function reportsWith(hostile: string) {
  const outcome = { vendor: hostile, operation: hostile, outcome: hostile };
  const fields = { title: hostile, detail: hostile, advice: hostile, operation: hostile, vendor: hostile };
  const run = execReport({
    command: hostile,
    exitCode: 1,
    findings: [finding(fields)],
    outcomes: [{ ...outcome, count: 1 }],
    faults: [{ id: hostile, fired: 0, mustFire: true }],
    lastCalls: [{ id: 1, time: hostile, vendor: hostile, outcome: hostile, faults: [hostile] }],
    unmet: [hostile],
  });
  const row = trialRow({
    id: hostile,
    change: hostile,
    detail: hostile,
    output: hostile,
    verdict: 'crashed',
  });
  return [run, trialsReport([row])].map(pageOf);
}

const movesOrHides = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069\u200b-\u200f\ufeff]/u;

describe.each([
  ['report.html', writeHtml],
  ['junit.xml', writeJunit],
  ['the annotations for GitHub', writeAnnotations],
  ['the step summary', writeStepSummary],
] as const)('%s', (name, write) => {
  it('holds texts of others only so that nothing moves, hides, begins a command or becomes markup', () => {
    fc.assert(
      fc.property(text, (hostile) => {
        for (const page of reportsWith(hostile)) {
          const written = write(page);
          expect(written).not.toMatch(movesOrHides);
          if (name === 'report.html') expect(written).not.toMatch(/<(script|img|!--)/);
          if (name === 'junit.xml') expect(readXml(written)[0]).toMatchObject({ name: 'testsuites' });
          if (name === 'the step summary') expect(written).not.toMatch(/<(script|img|!--)|^\s*::|[^\\]\]\(/m);
          if (name === 'the annotations for GitHub')
            for (const line of written.split('\n').filter(Boolean))
              expect(line).toMatch(/^::(error|warning|notice) title=Understudy%3A [^\n]*::/);
        }
      }),
    );
  });
});

describe('what a run says in a terminal', () => {
  it('holds texts of others on one line each', () => {
    fc.assert(
      fc.property(text, (hostile) => {
        const outcomes = [{ vendor: hostile, operation: hostile, outcome: hostile, count: 1 }];
        const faults = [{ id: hostile, fired: 0, mustFire: true }];
        const summary = writeSummary({ calls: 1, outcomes, faults });
        expect(summary).not.toMatch(movesOrHides);
        expect(summary.split('\n')).toHaveLength(5);
        let shown = '';
        const screen = { isTTY: true, columns: 400, write: (piece: string) => (shown += piece) };
        createProgress(screen, 2).step(trialRow({ id: hostile }));
        expect(shown.replace('\r\u001b[2K', '')).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
      }),
    );
  });
});
