import { escapeMarkup } from './escape-markup.ts';
import type { Case, Page } from './page.ts';

/** JUnit's XML, as build servers read it: a suite for each group of cases. */
export function writeJunit({ title, cases }: Page): string {
  const groups = [...new Set(cases.map(({ group }) => group))];
  const suites = groups.map((group) =>
    writeSuite(
      group,
      cases.filter((one) => one.group === group),
    ),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes({ name: title, ...count(cases) })}>`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}

function writeSuite(group: string, cases: readonly Case[]): string {
  const inside = cases.map((one) => writeCase(one)).join('\n');
  return `  <testsuite ${attributes({ name: group, ...count(cases) })}>\n${inside}\n  </testsuite>`;
}

function writeCase({ group, name, verdict, message, detail, seconds }: Case): string {
  const head = `    <testcase ${attributes({ classname: group, name, time: seconds.toFixed(3) })}`;
  const said = escapeMarkup(detail);
  if (verdict === 'failed')
    return `${head}>\n      <failure ${attributes({ message })}>${said}</failure>\n    </testcase>`;
  if (verdict === 'skipped') return `${head}>\n      <skipped ${attributes({ message })}/>\n    </testcase>`;
  const note = escapeMarkup([message, detail].filter(Boolean).join('\n'));
  return note === '' ? `${head}/>` : `${head}>\n      <system-out>${note}</system-out>\n    </testcase>`;
}

function count(cases: readonly Case[]) {
  const having = (wanted: Case['verdict']) => cases.filter(({ verdict }) => verdict === wanted).length;
  const seconds = cases.reduce((sum, one) => sum + one.seconds, 0);
  return {
    tests: String(cases.length),
    failures: String(having('failed')),
    errors: '0',
    skipped: String(having('skipped')),
    time: seconds.toFixed(3),
  };
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${escapeMarkup(value)}"`)
    .join(' ');
}
