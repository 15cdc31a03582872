import { hintAt } from '../../../contracts/core/config/suggest-name.ts';
import { fail } from '../../../contracts/core/contract/failure.ts';
import { readPages, type DocPage } from '../../documentation/read-pages.ts';
import { searchPages } from '../../documentation/search-pages.ts';
import type { ControlHandler, PatientHandler } from '../context.ts';
import { wholeTurn, type Work } from '../turns.ts';

export const listDocs: PatientHandler<'listDocs'> = ({ query: { language, text } }) => {
  const all = readPages(language);
  return text === undefined ? { pages: all.map(describe) } : search(all, text);
};

/** Pages that are made of the contracts are made by the first search, one in a turn. */
function* search(all: readonly DocPage[], text: string): Work<{ pages: Described[] }> {
  for (const { text: made } of all) yield Math.max(wholeTurn, made.length);
  return { pages: searchPages(all, text).map(({ page, ...more }) => ({ ...describe(page), ...more })) };
}

export const getDoc: ControlHandler<'getDoc'> = ({ path, query: { language } }) => {
  const all = readPages(language);
  const page = all.find(({ name }) => name === path.page);
  const known = all.map(({ name }) => name);
  return page
    ? { ...describe(page), text: page.text }
    : fail('unknown-name', { kind: 'page', name: path.page, hint: hintAt(path.page, known) });
};

interface Described extends Pick<DocPage, 'name' | 'section' | 'title' | 'language'> {
  excerpt?: string;
}

function describe({ name, section, title, language }: DocPage): Described {
  return { name, section, title, language };
}
