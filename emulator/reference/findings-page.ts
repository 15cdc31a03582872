import { vendors } from '../../contracts/catalog.ts';
import type { FindingRule, Severity } from '../../contracts/core/diagnosis/finding.ts';
import { program } from '../control/pasted-command.ts';
import { neutralRules } from '../core/findings/analyzer.ts';
import type { Speech } from './language/speech.ts';

const commands = `\`\`\`sh
${program} findings                                    # of a running emulator, the worst first
${program} findings --severity warning --fail-on error # end with 1 for an error
${program} exec --fail-on finding:error -- npm test    # the same around a command
${program} findings --mute paging-stops-early          # leave out a rule,
${program} findings --mute burst-above-limit:banMember # a rule for one operation,
${program} findings --mute 0f3c9a71d2                  # or one finding by its id
\`\`\``;

/** The reference page of everything that is looked for in the calls of a client. */
export function renderFindingsPage(speech: Speech): string {
  const said = speech.words.findings;
  const ofVendors = vendors.map(({ name, findings = [] }) => section(said.of(name), findings, speech));
  return (
    [said.opening, commands, said.rest, section(said.ofAll, neutralRules(), speech), ...ofVendors].join(
      '\n\n',
    ) + '\n'
  );
}

function section(title: string, rules: readonly FindingRule[], { words, say }: Speech): string {
  const rows = rules.map(
    ({ id, severity, title: what, advice, source }) =>
      `| \`${id}\` | ${mark(severity, words.severities)} | ${cell(say(what))} | ${cell(say(advice))} | ${words.standings[source.standing]}${words.colon}${cell(say(source.at))} |`,
  );
  return [
    `## ${title}\n`,
    `| ${words.findings.headings.join(' | ')} |`,
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function mark(severity: Severity, names: Readonly<Record<Severity, string>>): string {
  return severity === 'error' ? `**${names.error}**` : names[severity];
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
