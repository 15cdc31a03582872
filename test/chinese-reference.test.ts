import { describe, expect, it } from 'vitest';
import { vendors } from '../contracts/catalog.ts';
import { diagnoses } from '../contracts/diagnoses.ts';
import { chinese } from '../emulator/reference/language/speech.ts';
import { packSentences, unpackSentences } from '../emulator/reference/language/packed-sentences.ts';
import { readSentences, readTold } from '../emulator/reference/language/sentences.ts';
import { referencePages } from '../emulator/reference/pages.ts';

/** So many sentences of new operations may wait for somebody who translates them. */
const mostWaiting = 40;

const sentences = readSentences();
const asked = new Set<string>();
const pages = new Map(
  referencePages({
    ...chinese(),
    say(sentence) {
      asked.add(sentence);
      return chinese().say(sentence);
    },
  }).map(({ file, render }) => [file, render()]),
);
const english = new Map(referencePages().map(({ file, render }) => [file, render()]));

/** What a vendor says itself is not translated, nor is an address. */
const errors = new Set(vendors.flatMap((vendor) => Object.keys(vendor.errors)));
const isToBeTranslated = (sentence: string): boolean =>
  sentence !== '' && !errors.has(sentence) && !/^https?:\/\/\S+$/.test(sentence) && !isName(sentence);

/** Values of assumptions that are names of the vendor's own, or numbers: they are the same in every language. */
const names = new Set('application/json,cn-north-1,is required,json,md5,null,status,trtc,type'.split(','));
const values = new Set(
  vendors.flatMap(({ assumptions }) =>
    Object.values(assumptions).flatMap(({ default: usual, alternatives }) => [usual, ...alternatives]),
  ),
);
const isName = (text: string): boolean =>
  values.has(text) && (names.has(text) || /^[a-z]*[A-Z\d][\w.%]*$/.test(text));

describe('the reference in Chinese', () => {
  it('has Chinese for every sentence, but for a few of new operations', () => {
    const missing = [...asked].filter(
      (sentence) => isToBeTranslated(sentence) && sentences[sentence] === undefined,
    );
    if (missing.length > mostWaiting) expect(missing).toEqual([]);
  });

  it('says what each value of an assumption means, and what to do about each mistake', () => {
    const untold = [...values].filter((value) => isToBeTranslated(value) && sentences[value] === undefined);
    const catalogs = Object.values(diagnoses).flatMap(({ catalog }) => catalog);
    const fixes = catalogs.flatMap(({ mistakes }) => mistakes.map(({ fix }) => fix));
    const english = fixes.filter((fix) => sentences[fix] === undefined);
    expect(untold.length + english.length).toBeLessThan(mostWaiting);
    expect(pages.get('tencent-chat/assumptions')).toContain('refuse（拒绝）');
    expect(pages.get('polyv-live/mistakes')).toContain('签发送的那个 appId。');
  });

  it('translates no sentence that no page says', () => {
    // What is said of calls alone has its own test: test/told.
    const told = new Set(readTold());
    expect(Object.keys(sentences).filter((sentence) => !asked.has(sentence) && !told.has(sentence))).toEqual(
      [],
    );
  });

  it('keeps code as it is', () => {
    const code = (text: string): string => (text.match(/`[^`]*`/g) ?? []).toSorted().join(' ');
    const changed = Object.entries(sentences).filter(([one, other]) => code(one) !== code(other));
    expect(changed).toEqual([]);
  });

  it.each([...pages])('has the same commands, tables and headings as in English: %s', (file, text) => {
    const original = english.get(file)!;
    const blocks = (page: string) => page.match(/^```[^]*?^```/gm);
    expect(blocks(text)).toEqual(blocks(original));
    const shape = (page: string) =>
      page
        .replaceAll(/^```[^]*?^```/gm, '')
        .split('\n')
        .flatMap((line) => /^(#+ |\|)/.exec(line)?.[0] ?? [])
        .join('');
    expect(shape(text)).toBe(shape(original));
  });

  it.each([...pages])('leads to pages and headings that are there: %s', (file, text) => {
    const folder = file.includes('/') ? file.slice(0, file.indexOf('/') + 1) : '';
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]*)\.md(?:#([^)]*))?\)/g)];
    const broken = links.filter(([, to = '', anchor]) => {
      const page = pages.get(to.startsWith('../') ? to.slice('../'.length) : `${folder}${to}`);
      const headings = [...(page ?? '').matchAll(/^## (.*)$/gm)].map(([, heading]) => heading!.toLowerCase());
      return page === undefined || (anchor !== undefined && !headings.includes(anchor));
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });

  it('leaves an English sentence as it is where nobody has translated it', () => {
    expect(chinese().say('Nobody has translated this.')).toBe('Nobody has translated this.');
    expect(chinese().say('constructor')).toBe('constructor');
  });

  it('comes out of the package as it went in', () => {
    const some = Object.fromEntries(Object.entries(sentences).slice(0, 100));
    expect(unpackSentences(packSentences(some))).toEqual(some);
  });
});
