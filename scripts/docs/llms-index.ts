import { existsSync } from 'node:fs';
import { sections } from '../../emulator/documentation/sections.ts';
import { commandLines } from './command-list.ts';
import { readText } from './fence.ts';

const intro = [
  '# Understudy',
  '> A local emulator of live-stream moderation APIs (Tencent Live and RoomKit, Tencent RTC, Volcengine LiveSaaS, Polyv live),' +
    ' typed clients for them, and the contract both are checked against. Official SDKs work unchanged; nothing leaves the machine.',
  [
    '- Run tests beside it: `npx understudy-live exec --fail-on finding:error -- npm test`',
    '- Why a call was refused: `npx understudy-live explain --json`',
    '- The package is `understudy-live`; its commands are `understudy-live` and `understudy`.',
  ].join('\n'),
].join('\n\n');

/** The index of the pages for language models: https://llmstxt.org */
export function renderLlmsIndex(): string {
  const lists = sections.map(({ title, pages }) => {
    const there = pages.filter((page) => existsSync(new URL(`../../docs/${page}.md`, import.meta.url)));
    return `## ${title.en}\n\n${there.map(describePage).join('\n')}`;
  });
  const commands = commandLines.map(([words, does]) => `- \`npx understudy-live ${words}\`: ${does}`);
  const program = `## Commands\n\nEach takes \`--help\`.\n\n${commands.join('\n')}`;
  return `${[intro, ...lists, program].join('\n\n')}\n`;
}

/** A page by its heading and the first sentence below it. */
function describePage(page: string): string {
  const text = readText(`docs/${page}.md`);
  const title = /^# (.+)$/m.exec(text)?.[1] ?? page;
  const paragraph = /^# .+\n\n((?:[^\n#|`<-].*\n?)+)/m.exec(text)?.[1]?.replaceAll(/\s+/g, ' ') ?? '';
  const [sentence = ''] = /^.*?[.:](?= |$)/.exec(paragraph) ?? [];
  const plain = sentence.replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1').replace(/:$/, '.');
  return `- [${title}](docs/${page}.md)${plain === '' ? '' : `: ${plain}`}`;
}
