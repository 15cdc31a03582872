import { vendorNames } from '../../contracts/vendor-names.ts';
import { listPackageFiles, readPackageFile } from '../package-files.ts';
import { chinesePages, type ReferencePage } from '../reference/pages.ts';
import { sections, type Language } from './sections.ts';

/** A page of the documentation, in one language. */
export interface DocPage {
  /** Its file below the folder of the documents, without the ending: `guides/time`. */
  readonly name: string;
  readonly section: string;
  readonly title: string;
  /** The language that it is in: that which was asked for, or English where it is written in no other. */
  readonly language: Language;
  /** In Markdown. */
  readonly text: string;
}

const read = new Map<Language, readonly DocPage[]>();

/** Every page in a language, in the order in which they are read. Pages are files of the package, which stay as they are. */
export function readPages(language: Language): readonly DocPage[] {
  const known = read.get(language);
  if (known) return known;
  const pages = sections.flatMap(({ title, pages: names }) =>
    names.flatMap((name) => readPage(name, title[language], language)),
  );
  const all = [...pages, ...readReference(language)];
  read.set(language, all);
  return all;
}

function readPage(name: string, section: string, language: Language): readonly DocPage[] {
  const written = language === 'en' ? undefined : readText(`docs/${language}/${name}.md`);
  const text = written ?? readText(`docs/${name}.md`);
  if (text === undefined) return [];
  return [
    { name, section, title: titleOf(text, name), language: written === undefined ? 'en' : language, text },
  ];
}

/**
 * The pages of the reference, which are made of the contracts: in English they are files of the package, in another language
 * they are made when they are asked for.
 */
function readReference(language: Language): readonly DocPage[] {
  if (language === 'zh') return chinesePages().map(toPage);
  const ofVendors = vendorNames.flatMap((vendor) => readFolder(`reference/${vendor}`, language));
  return [...ofVendors, ...readFolder('reference', language).filter(({ name }) => !name.endsWith('/index'))];
}

function toPage({ file, title, render }: ReferencePage): DocPage {
  const [vendor = ''] = file.split('/');
  const section = file.includes('/') ? vendor : 'reference';
  let text: string | undefined;
  return {
    ...{ name: `reference/${file}`, section, title, language: 'zh' },
    get text() {
      return (text ??= render());
    },
  };
}

function readFolder(folder: string, language: Language): readonly DocPage[] {
  if (!readPackageFile(`docs/${folder}/index.md`)) return [];
  const names = listPackageFiles(`docs/${folder}`)
    .filter((file) => file.endsWith('.md'))
    .map((file) => file.slice(0, -'.md'.length));
  const isFirst = (name: string): number => (name === 'index' ? 0 : 1);
  return names
    .toSorted((one, other) => isFirst(one) - isFirst(other) || (one < other ? -1 : 1))
    .flatMap((name) => readPage(`${folder}/${name}`, folder.replace('reference/', ''), language));
}

function readText(path: string): string | undefined {
  const bytes = readPackageFile(path);
  return bytes && new TextDecoder().decode(bytes);
}

/** The first heading of a page. */
function titleOf(text: string, name: string): string {
  return /^# (.+)$/m.exec(text)?.[1]?.replaceAll('`', '') ?? name;
}
