import { vendors } from '../../contracts/catalog.ts';
import type { FindingRule, Severity } from '../../contracts/core/diagnosis/finding.ts';
import { neutralRules } from '../core/findings/analyzer.ts';

const opening = `# Findings

While calls pass, an analyzer looks for what a vendor would punish, or a reviewer would flag. Each finding names the rule, the
operation, the calls that show it, what to do and how that is known.

\`\`\`sh
understudy findings                                    # of a running emulator, the worst first
understudy findings --severity warning --fail-on error # end with 1 for an error
understudy exec --fail-on finding:error -- npm test    # the same around a command
understudy findings --mute paging-stops-early          # leave out a rule,
understudy findings --mute burst-above-limit:banMember # a rule for one operation,
understudy findings --mute 0f3c9a71d2                  # or one finding by its id
\`\`\`

\`--mute\` may be repeated, or hold commas; \`start\` and \`exec\` take it too, and a configuration file has it as a list:
\`mute: [paging-stops-early]\`. The id of a finding is the same after a restart, as long as its rule, its operation and its
subject are.

The severity in the tables is the worst that a rule says. **error** is only what a client that is right can never do.
**warning** is what most often is a mistake, though somebody may mean it. **info** is worth knowing.

Two calls are equal when they ask for the same thing: the same operation, region and input. A call that came before the reply to
another one had gone is no repetition of it, whoever made it. A wait counts by the clock that moved, the machine's or the
sandbox's, so a clock that stands still makes no storm of a client that waits.`;

/** The reference page of everything that is looked for in the calls of a client. */
export function renderFindingsPage(): string {
  const ofVendors = vendors.map(({ name, findings = [] }) => section(`Of ${name}`, findings));
  return [opening, section('Of every vendor', neutralRules()), ...ofVendors].join('\n\n') + '\n';
}

function section(title: string, rules: readonly FindingRule[]): string {
  const rows = rules.map(
    ({ id, severity, title: what, advice, source }) =>
      `| \`${id}\` | ${mark(severity)} | ${cell(what)} | ${cell(advice)} | ${source.standing}: ${cell(source.at)} |`,
  );
  return [
    `## ${title}\n`,
    '| rule | severity | what is seen | what to do | how it is known |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function mark(severity: Severity): string {
  return severity === 'error' ? '**error**' : severity;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
