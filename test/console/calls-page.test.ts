import { beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { controlMark } from '../../contracts/control/error-kinds.ts';
import { runHere } from '../cli/program.ts';
import type { Clients } from '../../clients/index.ts';
import {
  clientsOf,
  describeInBrowser,
  findBarriers,
  isTooWide,
  looks,
  sendSigned,
  type TestedEmulator,
} from './browser.ts';

describeInBrowser('the page of calls', ({ start, open }) => {
  let emulator: TestedEmulator;
  let clients: Clients;
  const ban = { RoomId: 'test', MemberList_Account: ['user1'] };
  const row = (page: Page, name: string) => page.locator('.call-row').filter({ hasText: name });

  beforeAll(async () => {
    emulator = await start();
    clients = await clientsOf(emulator);
    await sendSigned(emulator, 'tencent-chat', 'banMember', { ...ban, Duration: '3600' });
    await clients['tencent-chat'].banMember({ ...ban, Duration: 60 });
  });

  it('shows a refused call as it comes, and says why it was refused', async () => {
    const { id } = await emulator.control.createSandbox({ body: { name: 'as-it-comes' } });
    const own = await clientsOf(emulator, id);
    const page = await open(`${emulator.url}/#/calls?sandbox=${id}`);
    await page.getByText('No calls yet').waitFor();
    await expect(own['tencent-chat'].banMember({ ...ban, RoomId: 'tset', Duration: 1 })).rejects.toThrow();
    await row(page, 'banMember').waitFor();
    await row(page, 'banMember').click();
    const why = page.locator('.reason');
    // An explanation that comes late says it once more.
    await why.getByText('RoomId').first().waitFor();
    expect(await why.textContent()).toContain('Why it was refused');
  });

  it('marks the field in the body that the refusal is about, and the check that refused', async () => {
    const page = await open(`${emulator.url}/#/calls?call=1`);
    await page.locator('.code .marked').waitFor();
    expect(await page.locator('.code .marked').textContent()).toContain('"Duration": "3600"');
    expect(await page.locator('.check.refused').textContent()).toContain('input');
    expect(await page.locator('.check.passed').count()).toBeGreaterThan(5);
  });

  it('puts the two sides of a signature beside each other, and names the mistake', async () => {
    const { stdout } = await runHere(
      'sign',
      'polyv-live',
      'listForbiddenUsers',
      '--json',
      '--url',
      emulator.url,
    );
    const { url } = JSON.parse(stdout) as { readonly url: string };
    await fetch(url.replace(/sign=\w+/, (found) => found.toLowerCase()));
    const page = await open(`${emulator.url}/#/calls?outcome=invalid%20signature.`);
    await row(page, 'listForbiddenUsers').first().click();
    await page.getByText('The digest is in lower case').waitFor();
    const different = page.locator('table.sides tr.differs td');
    const [right = '', made = ''] = await different.allTextContents();
    expect(made).toBe(right.toLowerCase());
    expect(made).not.toBe(right);
  });

  it('shows a call before its explanation has come, and moves nothing when it comes', async () => {
    const damage = { credential: { secretKey: 'not-the-secret-of-anybody' } };
    const body = { vendor: 'tencent-chat', operation: 'banMember', input: { ...ban, Duration: 60 }, damage };
    const { entry } = await emulator.control.sendCall({ path: { id: 'default' }, body });
    const page = await open('about:blank');
    await page.addInitScript(`
      window.shifted = [];
      new PerformanceObserver((list) => {
        for (const { sources } of list.getEntries()) window.shifted.push(String(sources.map(({ node }) => node?.className ?? node?.nodeName)));
      }).observe({ type: 'layout-shift', buffered: true });
    `);
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    await page.route(`**/journal/${entry}/explanation`, async (route) => {
      await released;
      await route.continue();
    });
    await page.goto(`${emulator.url}/#/calls?call=${entry}`);
    const detail = page.getByRole('article');
    await detail.getByText('Looking for what the client has signed').first().waitFor();
    await detail.getByRole('heading', { name: 'Request' }).waitFor();
    await detail.getByRole('heading', { name: 'Reply' }).waitFor();
    expect(await detail.locator('.check.refused').count()).toBe(1);
    expect(await detail.locator('.reason .facts').count()).toBe(1);
    release();
    await detail.locator('.late').getByText('secret').first().waitFor();
    expect(await page.evaluate('window.shifted')).toEqual([]);
    // As where it is known at once, the verdict stands above what was expected.
    expect(await detail.locator('.late + .facts').count()).toBe(1);
    await detail.locator('.signature summary').click();
    await detail.locator('table.sides').first().waitFor();
  });

  it('says that no mistake reproduces a signature, also where that is known at once', async () => {
    const damage = { credential: { secretKey: 'the-secret-of-nobody-at-all' } };
    const body = { vendor: 'tencent-chat', operation: 'banMember', input: { ...ban, Duration: 60 }, damage };
    const { entry } = await emulator.control.sendCall({ path: { id: 'default' }, body });
    const explanation = await emulator.control.explainEntry({ path: { id: 'default', entry } });
    const page = await open('about:blank');
    // Sooner than any emulator could answer.
    await page.addInitScript(`
      const { fetch } = window;
      window.fetch = (input, options) =>
        String(input.url ?? input).endsWith('/explanation')
          ? Promise.resolve(Response.json(${JSON.stringify(explanation)}, { headers: { '${controlMark}': '1' } }))
          : fetch(input, options);
    `);
    await page.goto(`${emulator.url}/#/calls?call=${entry}`);
    await page.locator('.reason').getByText('none of').first().waitFor();
    expect(await page.locator('.late').count()).toBe(0);
  });

  it('asks for one explanation at a time while somebody goes from call to call', async () => {
    const page = await open('about:blank');
    const asked: string[] = [];
    const givenUp: string[] = [];
    page.on('requestfailed', (request) => givenUp.push(request.url()));
    await page.route('**/journal/*/explanation', (route) => {
      // Nobody answers.
      asked.push(route.request().url());
    });
    await page.goto(`${emulator.url}/#/calls?call=1`);
    const detail = page.getByRole('article');
    await detail.locator('.late').waitFor();
    await page.keyboard.press('k');
    await page.locator('article[aria-label="Call 2"] .detail-head').waitFor();
    await expect.poll(() => givenUp).toEqual([asked[0]]);
    expect(asked.length).toBe(2);
  });

  it('keeps its filters and the call that is open in the URL, over a reload and on the way back', async () => {
    const page = await open(`${emulator.url}/#/calls`);
    await page.getByLabel('Outcome').selectOption('success');
    await row(page, 'banMember').first().click();
    await page.getByRole('article').waitFor();
    expect(page.url()).toMatch(/outcome=success&call=\d+/);
    await page.reload();
    await page.getByRole('article').getByText('success').waitFor();
    await page.goBack();
    await page.getByRole('article').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Remove the filter Outcome: success' }).click();
    await row(page, '100002').waitFor();
  });

  it('finds calls by a text of their bodies, and says when none agrees', async () => {
    const page = await open(`${emulator.url}/#/calls`);
    await page.getByLabel('Search calls').fill('"3600"');
    await page.getByText(/^1 of \d+ calls$/).waitFor();
    await page.getByLabel('Search calls').fill('nothing like this');
    await page.getByText('No call agrees with the filters').waitFor();
  });

  it('can be used with the keyboard alone', async () => {
    const page = await open(`${emulator.url}/#/calls`);
    await row(page, 'banMember').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    const title = page.getByRole('article');
    await title.waitFor();
    const first = await title.getAttribute('aria-label');
    await page.keyboard.press('j');
    await page.locator(`article:not([aria-label="${first ?? ''}"])`).waitFor();
    await page.keyboard.press('Escape');
    await title.waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('/');
    await page.keyboard.type('jjj');
    await expect.poll(() => page.getByLabel('Search calls').inputValue()).toBe('jjj');
  });

  it('holds new calls back while it is paused, and clears the list', async () => {
    const { id } = await emulator.control.createSandbox({ body: { name: 'paused' } });
    const own = await clientsOf(emulator, id);
    const page = await open(`${emulator.url}/#/calls?sandbox=${id}`);
    await own['polyv-live'].listForbiddenUsers({});
    await row(page, 'listForbiddenUsers').waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await own['polyv-live'].listForbiddenUsers({});
    await page.getByRole('button', { name: 'Go on (1 new)' }).click();
    await page.getByText('2 calls').waitFor();
    await page.getByRole('button', { name: 'Clear' }).click();
    await row(page, 'listForbiddenUsers').first().waitFor({ state: 'detached' });
  });

  const titles = { 'en-US': 'Calls', 'zh-CN': '调用' };
  it.each(looks)('has no barriers and fits: %s, %s, %d pixels', async (locale, colorScheme, width) => {
    const viewport = { width, height: 800 };
    const page = await open(`${emulator.url}/#/calls`, { locale, colorScheme, viewport });
    await page.getByRole('link', { name: titles[locale], exact: true }).waitFor();
    await row(page, 'banMember').first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await row(page, 'banMember').last().click();
    await page.locator('.reason, .checks').first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
  });

  it('can be read in the other language at once, and stays so', async () => {
    const page = await open(`${emulator.url}/`);
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('link', { name: '调用' }).waitFor();
    await page.reload();
    await page.getByRole('link', { name: '调用' }).waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');
  });
});
