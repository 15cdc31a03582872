import type { Finding } from '../../../contracts/core/diagnosis/finding.ts';
import { safeLine } from '../../../contracts/core/wire/safe-text.ts';

/** What is shown of a finding, whether it comes from this process or from a server. */
type Told = Omit<Finding, 'operation' | 'source' | 'evidence'> & {
  readonly operation?: string | undefined;
  readonly evidence: readonly number[];
  readonly source: { readonly standing: string; readonly at: string };
};

/** A finding for a terminal: what was seen and where, what to do, and how it is known. */
export function describeFinding(finding: Told): string {
  const { id, detail, advice, evidence, source } = finding;
  return [
    nameFinding(finding),
    `  ${safeLine(placeOf(finding))}`,
    `  ${safeLine(detail)}`,
    `  → ${safeLine(advice)}`,
    `  ${evidence.length > 0 ? `calls ${evidence.join(', ')}` : 'calls before a reset'}; ${source.standing}: ${source.at}`,
    `  id ${id}`,
    '',
  ].join('\n');
}

/** The same in one line. */
export function shortenFinding(finding: Told): string {
  return safeLine(`${nameFinding(finding)}: ${placeOf(finding)} → ${finding.advice}`);
}

function nameFinding({ severity, title, rule, count }: Told): string {
  const times = count === 1 ? '' : ` (${count} times)`;
  return `${severity}: ${title} [${rule}]${times}`;
}

function placeOf({ vendor, operation = '' }: Told): string {
  return `${vendor} ${operation}`.trimEnd();
}
