import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { getLanguageService } from 'yaml-language-server';
import { pages, readBlocks, readPage } from './documented/blocks.ts';

/** Where a project that has the package installed finds its documents. */
const installed = './node_modules/understudy-live/docs/';

/** The server that editors ask, without an editor. It reads the schemas that are shipped, wherever a project has them. */
const server = getLanguageService({
  schemaRequestService: (uri) =>
    Promise.resolve(readFileSync(new URL(`../docs/${basename(uri)}`, import.meta.url), 'utf8')),
  workspaceContext: { resolveRelativePath: (path) => path },
});
server.configure({ validate: true, customTags: [], schemas: [] });

let files = 0;

/** What an editor underlines in a file, each with the text that is underlined. */
async function diagnose(text: string): Promise<readonly string[]> {
  files += 1;
  const document = TextDocument.create(`file:///project/file-${files}.yaml`, 'yaml', 1, text);
  const found = await server.doValidation(document, false);
  return found.map(({ message, range }) => `${document.getText(range)}: ${message}`);
}

const comment = (kind: string) => `# yaml-language-server: $schema=${installed}${kind}.schema.json\n`;

/** The files of YAML that pages show, with the comment that names their schema. */
const shown = pages.flatMap((page) =>
  readBlocks(readPage(page))
    .filter(({ language }) => language === 'yaml')
    .flatMap(({ text, line }) => {
      const [, name] = /^# (understudy|faults)\.yaml\n/.exec(text) ?? [];
      if (name === undefined) return [];
      const kind = name === 'understudy' ? 'config' : 'faults';
      return [[`${page}:${line}`, text.includes('$schema=') ? text : comment(kind) + text] as const];
    }),
);

describe('an editor that reads the schemas of YAML files', () => {
  it.each(shown)('finds nothing wrong in the example of %s', async (_, text) => {
    expect(await diagnose(text)).toEqual([]);
  });

  it('has examples of both kinds', () => {
    expect(shown.some(([, text]) => text.includes('config.schema.json'))).toBe(true);
    expect(shown.some(([, text]) => text.includes('faults.schema.json'))).toBe(true);
  });

  it.each([
    ['config', 'sandboxs: {}\n', /^sandboxs: Property sandboxs is not allowed/],
    ['config', 'sandboxes:\n  default:\n    clock: { mode: frozn }\n', /frozn/],
    [
      'config',
      'sandboxes:\n  default:\n    state:\n      tencent-chat:\n        rooms: 3\n',
      /^3: Incorrect type\. Expected "array"/,
    ],
    ['faults', '- { id: a, match: { vendor: polyv-live }, efect: { type: reset } }\n', /efect/],
  ])('names the field that is wrong in a file of the kind %s: %j', async (kind, text, expected) => {
    expect((await diagnose(comment(kind) + text)).join('\n')).toMatch(expected);
  });
});
