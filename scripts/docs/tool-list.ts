import { createControlClient } from '../../clients/control/index.ts';
import type { Language } from '../../emulator/documentation/sections.ts';
import { defaultControlUrl } from '../../emulator/default-port.ts';
import { allTools } from '../../emulator/cli/mcp/tools.ts';
import { speakerOf } from './chinese-parts.ts';

const headings: Readonly<Record<Language, string>> = {
  en: '| tool | changes something | what it does |',
  zh: '| 工具 | 会改东西 | 做什么 |',
};
const changes: Readonly<Record<Language, string>> = { en: 'yes', zh: '会' };

/** The tools that `understudy mcp` serves. */
export function renderTools(_: string, language: Language): string {
  const control = createControlClient({ baseUrl: defaultControlUrl });
  const say = speakerOf('control', language);
  const rows = allTools(control, 'default').map(
    ({ name, description, isReadOnly }) =>
      `| \`${name}\` | ${isReadOnly ? '' : changes[language]} | ${say(description)} |`,
  );
  return [headings[language], '| --- | --- | --- |', ...rows].join('\n');
}
