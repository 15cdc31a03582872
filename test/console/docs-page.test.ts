import { beforeAll, describe, expect, it } from 'vitest';
import { anchorOf, resolveLink, resolvePicture } from '../../console/pages/docs/resolve-link.ts';
import { describeInBrowser, itHasNoBarriers, type TestedEmulator } from './browser.ts';

describeInBrowser('the page of documents', ({ start, open }) => {
  let emulator: TestedEmulator;

  beforeAll(async () => {
    emulator = await start();
  });

  it('finds pages by words, and leads from one to another, and back', async () => {
    const page = await open(`${emulator.url}/#/docs`);
    await page.getByLabel('Search the documents').fill('lower digest');
    await page.getByRole('link', { name: 'Why was it refused?' }).click();
    const shown = page.getByRole('article');
    await shown.getByRole('heading', { name: 'Signatures' }).waitFor();
    await shown.getByRole('link', { name: 'the list of mistakes' }).click();
    await page.getByRole('article', { name: 'Mistakes' }).getByRole('heading', { level: 1 }).waitFor();
    await page.goBack();
    await shown.getByRole('heading', { name: 'Signatures' }).waitFor();
    await page.getByLabel('Search the documents').fill('xyzzy');
    await page.getByText('No page holds all of these words').waitFor();
  });

  it('shows pictures of this server, and the page in the language of the console', async () => {
    const page = await open(`${emulator.url}/#/docs?doc=guides/console`, { locale: 'zh-CN' });
    const picture = page.getByRole('img', { name: '一次被拒的调用' });
    await picture.scrollIntoViewIfNeeded();
    const width = () =>
      picture.evaluate((image) => (image as unknown as { readonly naturalWidth: number }).naturalWidth);
    await expect.poll(width, { timeout: 15_000 }).toBeGreaterThan(1000);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'See it in the browser' }).waitFor();
  });

  it('shows the reference in Chinese, and follows its links', async () => {
    const page = await open(`${emulator.url}/#/docs?doc=reference/tencent-chat/bans`, { locale: 'zh-CN' });
    const shown = page.getByRole('article', { name: '封禁' });
    await shown.getByText('封禁时长，秒：1 到 4294967295。').first().waitFor();
    await shown.getByRole('link', { name: 'ban-again' }).first().click();
    await page.getByRole('article').getByText('再次封禁已被封禁的成员会怎样？').waitFor();
  });

  itHasNoBarriers(
    open,
    () => `${emulator.url}/#/docs?doc=sdk/tencent-chat`,
    (page) => page.locator('.doc-title').waitFor(),
  );
});

describe('a link of a document', () => {
  it.each([
    ['guides/time', '../reference/mistakes.md#one', { is: 'page', name: 'reference/mistakes', at: 'one' }],
    ['zh/guides/time', '../../reference/mistakes.md', { is: 'page', name: 'reference/mistakes' }],
    ['zh/guides/time', 'ci.md', { is: 'page', name: 'guides/ci' }],
    ['zh/start', '#here', { is: 'page', name: 'start', at: 'here' }],
    ['start', 'https://example.com/a', { is: 'outside', href: 'https://example.com/a' }],
    [
      'zh/reference/scenarios',
      '../../faults.schema.json',
      { is: 'outside', href: './docs/faults.schema.json' },
    ],
    ['start', '../CONTRIBUTING.md', { is: 'nowhere' }],
    ['start', 'javascript:alert(1)', { is: 'nowhere' }],
    ['start', '//evil.example/a.md', { is: 'nowhere' }],
  ] as const)('in %s to %s leads to its target', (from, href, target) => {
    expect(resolveLink(from, href)).toEqual(target);
  });

  it('is a picture only where it stands with those of the documents', () => {
    expect(resolvePicture('zh/guides/console', '../../images/a.zh.webp')).toBe('./docs/images/a.zh.webp');
    expect(resolvePicture('start', 'https://evil.example/a.png')).toBeUndefined();
    expect(resolvePicture('start', '../images/a.png')).toBeUndefined();
  });

  it('finds a heading by its words', () => {
    expect(anchorOf('Make the vendor fail: 3 `calls`, 封禁!')).toBe('make-the-vendor-fail-3-calls-封禁');
  });
});
