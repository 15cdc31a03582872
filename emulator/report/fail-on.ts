import { severities, type Finding, type Severity } from '../../contracts/core/diagnosis/finding.ts';
import { hintAt } from '../../contracts/core/config/suggest-name.ts';
import type { CoverageFacts } from './report.ts';

/** What makes a run fail although the command passed. */
export interface Demands {
  /** A finding of this severity, or of a worse one. */
  readonly finding?: Severity;
  /** Fewer documented outcomes met and handled than this, in percent. */
  readonly coverage?: number;
  /** Fewer documented outcomes met than this, in percent. */
  readonly met?: number;
}

/** Reads for example `finding:error,coverage:80`, or `error` alone; a text that says something else gives the sentence about it. */
export function readDemands(text: string): Demands | string {
  let demands: Demands = {};
  for (const part of text.split(',')) {
    const word = part.trim();
    const [name = '', value = ''] = word.split(':');
    if (isSeverity(word)) demands = { ...demands, finding: word };
    else if (name === 'finding' && isSeverity(value)) demands = { ...demands, finding: value };
    else if ((name === 'coverage' || name === 'met') && isPercent(value))
      demands = { ...demands, [name]: Number(value) };
    else
      return `"${part}" is no demand: give ${severities.join(', ')}, or coverage: or met: with a number from 0 to 100.${hintAt(value || word, severities)}`;
  }
  return demands;
}

/** The demands that a run did not meet, each in a sentence. */
export function unmetDemands(
  { finding, coverage, met }: Demands,
  run: {
    readonly findings: readonly Pick<Finding, 'severity'>[];
    readonly coverage?: Pick<CoverageFacts, 'percent' | 'met'>;
  },
): readonly string[] {
  const worst = finding === undefined ? [] : severities.slice(severities.indexOf(finding));
  const bad = run.findings.filter(({ severity }) => worst.includes(severity)).length;
  const sentences: string[] = [];
  if (bad > 0)
    sentences.push(
      `There ${bad === 1 ? 'is 1 finding' : `are ${bad} findings`} of the severity ${worst.join(' or ')}.`,
    );
  if (coverage !== undefined && run.coverage && run.coverage.percent < coverage)
    sentences.push(`The coverage is ${run.coverage.percent} %, under the ${coverage} % that are demanded.`);
  if (met !== undefined && run.coverage && run.coverage.met < met)
    sentences.push(
      `Of the documented outcomes ${run.coverage.met} % were met, under the ${met} % that are demanded.`,
    );
  return sentences;
}

function isSeverity(text: string): text is Severity {
  return (severities as readonly string[]).includes(text);
}

function isPercent(text: string): boolean {
  return /^\d+(\.\d+)?$/.test(text) && Number(text) <= 100;
}
