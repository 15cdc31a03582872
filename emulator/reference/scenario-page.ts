import type { Scenario } from '../../contracts/control/scenario.ts';
import { readScenarios, readScenarioText } from '../assembly/scenario-files.ts';
import type { Speech } from './language/speech.ts';

const commands = `\`\`\`sh
understudy scenario list                         # the names, with a sentence each
understudy scenario run slow-vendor              # start one in a running emulator; --sandbox says where
understudy exec --scenario slow-vendor -- npm test   # or around a command, on free ports
understudy scenario show slow-vendor > mine.yaml # a start for one of your own
understudy scenario run mine.yaml
understudy sandbox reset                         # back to the time before the scenario
\`\`\``;

const schemaLine = `\`\`\`yaml
# yaml-language-server: $schema=./node_modules/understudy-live/docs/scenario.schema.json
\`\`\``;

/** The reference page of the scenarios that come with the emulator. */
export function renderScenarioPage(speech: Speech): string {
  const said = speech.words.scenarios;
  const scenarios = readScenarios();
  const opening = [
    said.opening,
    commands,
    said.rest,
    schemaLine,
    said.schemas(speech.language === 'en' ? '../' : '../../'),
  ];
  const sections = scenarios.map((scenario) => section(scenario, speech));
  return [...opening, tableOf(scenarios, speech), ...sections].join('\n\n') + '\n';
}

function tableOf(scenarios: readonly Scenario[], { words, say }: Speech): string {
  const rows = scenarios.map(({ name, summary }) => `| [${name}](#${name}) | ${say(summary)} |`);
  return [`| ${words.scenarios.headings.join(' | ')} |`, '| --- | --- |', ...rows].join('\n');
}

function section({ name, summary, expect = '' }: Scenario, { words, say }: Speech): string {
  return [
    `## ${name}`,
    say(summary),
    words.scenarios.right(say(expect)),
    `\`\`\`sh\nunderstudy exec --scenario ${name} -- npm test\n\`\`\``,
    `\`\`\`yaml\n${readScenarioText(name).trimEnd()}\n\`\`\``,
  ].join('\n\n');
}
