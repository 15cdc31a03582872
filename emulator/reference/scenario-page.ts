import type { Scenario } from '../../contracts/control/scenario.ts';
import { readScenarios, readScenarioText } from '../assembly/scenario-files.ts';

const opening = `# Scenarios

Ready-made accidents. A scenario sets up a sandbox, its faults and its clock, and then lets things happen by themselves:
after so many calls, or after so many seconds by the sandbox's clock. It is deterministic: the same calls meet the same
accidents in every run.

\`\`\`sh
understudy scenario list                         # the names, with a sentence each
understudy scenario run slow-vendor              # start one in a running emulator; --sandbox says where
understudy exec --scenario slow-vendor -- npm test   # or around a command, on free ports
understudy scenario show slow-vendor > mine.yaml # a start for one of your own
understudy scenario run mine.yaml
understudy sandbox reset                         # back to the time before the scenario
\`\`\`

What a scenario does not name stays as it is in the sandbox. In a list of ids, \`{ from: 1, to: 3 }\` stands for 1, 2 and 3.

An editor completes and checks a file that begins with the path of its schema, which the package has for each kind of file:

\`\`\`yaml
# yaml-language-server: $schema=./node_modules/understudy-live/docs/scenario.schema.json
\`\`\`

[config.schema.json](../config.schema.json) is for understudy.yaml, [scenario.schema.json](../scenario.schema.json) for scenarios,
[faults.schema.json](../faults.schema.json) for files of fault rules, [state.schema.json](../state.schema.json) for states;
\`understudy schema config\` prints one.`;

/** The reference page of the scenarios that come with the emulator. */
export function renderScenarioPage(): string {
  const scenarios = readScenarios();
  return [opening, tableOf(scenarios), ...scenarios.map(section)].join('\n\n') + '\n';
}

function tableOf(scenarios: readonly Scenario[]): string {
  const rows = scenarios.map(({ name, summary }) => `| [${name}](#${name}) | ${summary} |`);
  return ['| scenario | what happens |', '| --- | --- |', ...rows].join('\n');
}

function section({ name, summary, expect = '' }: Scenario): string {
  return [
    `## ${name}`,
    summary,
    `**A client that is right:** ${expect}`,
    `\`\`\`sh\nunderstudy exec --scenario ${name} -- npm test\n\`\`\``,
    `\`\`\`yaml\n${readScenarioText(name).trimEnd()}\n\`\`\``,
  ].join('\n\n');
}
