import { readScenarioText } from '../assembly/scenario-files.ts';
import { scenarioSummaries, type ScenarioSummary } from '../assembly/scenario-summaries.ts';
import { program } from '../control/pasted-command.ts';
import type { Speech } from './language/speech.ts';

const commands = `\`\`\`sh
${program} scenario list                         # the names, with a sentence each
${program} scenario run slow-vendor              # start one in a running emulator; --sandbox says where
${program} exec --scenario slow-vendor -- npm test   # or around a command, on free ports
${program} scenario show slow-vendor > mine.yaml # a start for one of your own
${program} scenario run mine.yaml
${program} sandbox reset                         # back to the time before the scenario
\`\`\``;

const schemaLine = `\`\`\`yaml
# yaml-language-server: $schema=./node_modules/understudy-live/docs/scenario.schema.json
\`\`\``;

/** The first page of the scenarios that come with the emulator: how to use them, and what each does. */
export function renderScenarioPage(speech: Speech): string {
  const said = speech.words.scenarios;
  const opening = [
    said.opening,
    commands,
    said.rest,
    schemaLine,
    said.schemas(speech.language === 'en' ? '../' : '../../'),
  ];
  return [...opening, tableOf(scenarioSummaries(), speech)].join('\n\n');
}

function tableOf(scenarios: readonly ScenarioSummary[], { words, say }: Speech): string {
  const rows = scenarios.map(({ name, summary }) => `| [${name}](scenarios/${name}.md) | ${say(summary)} |`);
  return [`| ${words.scenarios.headings.join(' | ')} |`, '| --- | --- |', ...rows].join('\n');
}

/** The page of one scenario, with its file. */
export function renderScenario({ name, summary, expect = '' }: ScenarioSummary, speech: Speech): string {
  const { words, say } = speech;
  return [
    say(summary),
    words.scenarios.right(say(expect)),
    `\`\`\`sh\n${program} exec --scenario ${name} -- npm test\n\`\`\``,
    `\`\`\`yaml\n${readScenarioText(name).trimEnd()}\n\`\`\``,
    words.scenarios.seeAll,
  ].join('\n\n');
}
