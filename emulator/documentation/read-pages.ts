import { readPackageFile } from '../package-files.ts';
import { referenceIn, type ReferencePage } from '../reference/pages.ts';
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

/** Every page in a language, in the order in which they are read. Those that are not made are files of the package, which stay as they are. */
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

/** The pages of the reference, which are made of the contracts when somebody opens them. */
function readReference(language: Language): readonly DocPage[] {
  const made = referenceIn(language);
  const { title } = sections.find(({ pages }) => pages.includes('reference/index'))!;
  return made.map((page) => {
    const [, folder] = /^(.+)\//.exec(page.file) ?? [];
    // Pages in a folder stand below the page of its name, where there is one.
    const above = made.find(({ file }) => file === folder)?.title ?? folder;
    return toPage(page, above ?? title[language], language);
  });
}

function toPage({ file, title, render }: ReferencePage, section: string, language: Language): DocPage {
  let text: string | undefined;
  return {
    ...{ name: `reference/${file}`, section, title, language },
    get text() {
      return (text ??= render());
    },
  };
}

function readText(path: string): string | undefined {
  const bytes = readPackageFile(path);
  return bytes && new TextDecoder().decode(bytes);
}

/** The first heading of a page. */
function titleOf(text: string, name: string): string {
  return /^# (.+)$/m.exec(text)?.[1]?.replaceAll('`', '') ?? name;
}
