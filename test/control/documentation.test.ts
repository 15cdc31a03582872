import { describe, expect, it } from 'vitest';
import { referenceIn, referencePages } from '../../emulator/reference/pages.ts';
import { sections } from '../../emulator/documentation/sections.ts';
import type { GiveWay } from '../../emulator/control/turns.ts';
import { openControl, problem } from './control.ts';

interface Listed {
  readonly pages: readonly {
    readonly name: string;
    readonly title: string;
    readonly section: string;
    readonly language: string;
    readonly excerpt?: string;
  }[];
}

const { api } = openControl();
const list = async (query = '') => (await api.get(`/api/docs?${query}`)).body as Listed;

describe('the documentation by the control API', () => {
  it('lists every page of the documents, and every page of the reference', async () => {
    const names = (await list()).pages.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(sections.flatMap(({ pages }) => pages)));
    expect(names).toEqual(expect.arrayContaining(referencePages().map(({ file }) => `reference/${file}`)));
    expect(new Set(names).size).toBe(names.length);
  });

  it('gives a page in the language that is asked for, or in English where there is no other', async () => {
    const { pages } = await list('language=zh');
    expect(pages.find(({ name }) => name === 'guides/time')?.language).toBe('zh');
    expect(pages.find(({ name }) => name === 'mutants')?.language).toBe('en');
    const { body } = await api.get('/api/docs/guides%2Ftime?language=zh');
    expect(body).toMatchObject({
      name: 'guides/time',
      text: expect.stringMatching(/[\u4e00-\u9fff]/) as string,
    });
  });

  it.each(['en', 'zh'] as const)(
    'makes the pages of the reference when they are opened, with what stands above them: %s',
    async (language) => {
      const pages = referenceIn(language);
      const { pages: listed } = await list(`language=${language}`);
      for (const { file, title, render } of pages) {
        const { body } = await api.get(
          `/api/docs/reference%2F${encodeURIComponent(file)}?language=${language}`,
        );
        expect(body).toEqual({
          ...{ name: `reference/${file}`, title, language, text: render() },
          section: listed.find(({ name }) => name === `reference/${file}`)!.section,
        });
      }
      const sectionOf = (wanted: string) => listed.find(({ name }) => name === wanted)!.section;
      expect(sectionOf('reference/scenarios')).toBe(sectionOf('reference/index'));
      expect(sectionOf('reference/scenarios/slow-vendor')).toBe(
        listed.find(({ name }) => name === 'reference/scenarios')!.title,
      );
    },
  );

  it('makes no more than one page in a turn for a search', async () => {
    let turns = 0;
    const give: GiveWay = (goOn) => {
      turns += 1;
      setImmediate(goOn);
    };
    const other = openControl(undefined, { give });
    await other.api.get('/api/docs?text=ban');
    expect(turns).toBeGreaterThanOrEqual((await list()).pages.length);
  });

  it('makes the pages of the reference in Chinese', async () => {
    const names = (await list('language=zh')).pages.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(referencePages().map(({ file }) => `reference/${file}`)));
    expect(new Set(names).size).toBe(names.length);
    const { body } = await api.get('/api/docs/reference%2Ftencent-chat%2Fbans?language=zh');
    expect(body).toMatchObject({ language: 'zh', text: expect.stringContaining('封禁时长') as string });
    const found = (await list(`language=zh&text=${encodeURIComponent('封禁时长')}`)).pages;
    expect(found.map(({ name }) => name)).toContain('reference/tencent-chat/bans');
  });

  it('finds pages that hold every word, those that are named so first, and shows where', async () => {
    const { pages } = await list('text=scenarios');
    expect(pages[0]).toEqual(expect.not.objectContaining({ excerpt: expect.anything() as string }));
    expect(pages.at(-1)?.excerpt).toMatch(/scenarios/i);
    const both = (await list('text=mistakes+reproduces')).pages.map(({ name }) => name);
    expect(both).toContain('guides/why-refused');
    expect(both).not.toContain('guides/time');
    expect((await list('text=nowhere-to-be-found')).pages).toEqual([]);
  });

  it.each(['nowhere', '..%2F..%2Fpackage', 'guides%2F..%2Fguides%2Ftime'])('has no page %s', async (name) => {
    const reply = await api.get(`/api/docs/${name}`);
    expect(reply.body).toMatchObject(problem(404, 'unknown-name', /There is no page/));
  });

  it('names the page that was meant', async () => {
    const reply = await api.get('/api/docs/guides%2Ftimes');
    expect(reply.body).toMatchObject(problem(404, 'unknown-name', /Did you mean "guides\/time"/));
  });
});
