import { hintAt } from '../../../contracts/core/config/suggest-name.ts';
import { fail } from '../../../contracts/core/contract/failure.ts';
import { readPages, type DocPage } from '../../documentation/read-pages.ts';
import { searchPages } from '../../documentation/search-pages.ts';
import type { ControlHandler } from '../context.ts';

export const listDocs: ControlHandler<'listDocs'> = ({ query: { language, text } }) => {
  const all = readPages(language);
  const found = text === undefined ? all.map((page) => ({ page })) : searchPages(all, text);
  return { pages: found.map(({ page, ...more }) => ({ ...describe(page), ...more })) };
};

export const getDoc: ControlHandler<'getDoc'> = ({ path, query: { language } }) => {
  const all = readPages(language);
  const page = all.find(({ name }) => name === path.page);
  const known = all.map(({ name }) => name);
  return page
    ? { ...describe(page), text: page.text }
    : fail('unknown-name', { kind: 'page', name: path.page, hint: hintAt(path.page, known) });
};

function describe({ name, section, title, language }: DocPage) {
  return { name, section, title, language };
}
