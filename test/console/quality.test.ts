import { gzipSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { describeInBrowser, type TestedEmulator } from './browser.ts';

const path = { id: 'default' };
const ban = {
  vendor: 'volcengine-livesaas',
  operation: 'updateActivityUserBanStatus',
  input: { ActivityId: 1819171234140099, BanStatus: 1, UserIds: [1820211234043371] },
};

/** Adds up what moves on a page although nobody has done anything. */
const watchShifts = `
  window.shifted = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries())
      window.shifted.push(value + ' ' + sources.map(({ node }) => node?.className ?? node?.nodeName));
  }).observe({ type: 'layout-shift', buffered: true });
`;

/** Goes from field to field until one with this name, or a button that says it, has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const focused = `(() => {
    const { activeElement: element } = document;
    return (element.labels?.[0] ?? element).textContent.trim();
  })()`;
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate<string>(focused)).startsWith(name)) return;
  }
  throw new Error(`No press of Tab leads to "${name}".`);
}

describeInBrowser('the console', ({ start, open }) => {
  let emulator: TestedEmulator;

  beforeAll(async () => {
    emulator = await start();
    await emulator.control.sendCall({ path, body: ban });
    const damage = { credential: { secretAccessKey: 'not-the-secret-of-anybody' } };
    await emulator.control.sendCall({ path, body: { ...ban, damage } });
  });

  it('moves nothing while a page is loading', async () => {
    const page = await open('about:blank');
    await page.addInitScript(watchShifts);
    await page.goto(emulator.url);
    await page.locator('nav a').first().waitFor();
    const addresses = await page.evaluate<string[]>(
      "[...document.querySelectorAll('nav a')].map((link) => link.getAttribute('href'))",
    );
    const shifted: string[] = [];
    for (const address of addresses) {
      await page.goto('about:blank');
      await page.goto(`${emulator.url}/${address}`);
      await page.locator('.connection.live').waitFor();
      await page.locator('main').getByText('Loading …').first().waitFor({ state: 'hidden' });
      const shifts = await page.evaluate<string[]>('window.shifted');
      shifted.push(...shifts.map((shift) => `${address}: ${shift}`));
    }
    expect(addresses.length).toBeGreaterThan(7);
    expect(shifted).toEqual([]);
  });

  it.each([375, 1440])(
    'draws its name before its program has come, and leaves it there, at %d px',
    async (width) => {
      const page = await open('about:blank', { viewport: { width, height: 800 } });
      await page.addInitScript(watchShifts);
      let release = (): void => undefined;
      const released = new Promise<void>((resolve) => (release = resolve));
      await page.route('**/assets/main-*.js', async (route) => {
        await released;
        await route.continue();
      });
      await page.goto(emulator.url, { waitUntil: 'commit' });
      const brand = page.locator('.brand');
      await brand.waitFor();
      await page.evaluate("window.early = document.querySelector('.brand'), 0");
      const { x, y, height } = (await brand.boundingBox())!;
      release();
      await page.locator('nav a').first().waitFor();
      expect(await brand.boundingBox()).toMatchObject({ x, y, height });
      expect(await page.evaluate("window.early === document.querySelector('.brand')")).toBe(true);
      expect(await page.locator('header').count()).toBe(1);
      expect(await page.evaluate('window.shifted')).toEqual([]);
    },
  );

  it('loads at most 250 KB at first, packed', async () => {
    const page = await open(`${emulator.url}/`, { isFirst: true });
    await page.locator('.call-row').first().waitFor();
    const loaded = await page.evaluate<string[]>(
      "[location.origin + '/', ...performance.getEntriesByType('resource').map(({ name }) => name)]",
    );
    const files = [...new Set(loaded)].filter((url) => !url.includes('/api/'));
    const sizes = files.map(async (url) => gzipSync(await (await fetch(url)).arrayBuffer()).length);
    expect(files.some((url) => url.includes('/main-'))).toBe(true);
    expect((await Promise.all(sizes)).reduce((sum, size) => sum + size)).toBeLessThan(250 * 1024);
  });

  it('begins its program behind the first picture, and at once where nobody sees it', async () => {
    const page = await open('about:blank');
    const frames = 'window.requestAnimationFrame = (draw) => { window.draw ??= draw; };';
    await page.addInitScript(frames);
    await page.goto(emulator.url);
    await page.waitForFunction('window.draw !== undefined');
    expect(
      await page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name).join()"),
    ).not.toContain('/main-');
    await page.evaluate('window.draw()');
    await page.locator('nav a').first().waitFor();
    const hidden = await open('about:blank');
    await hidden.addInitScript(`${frames} Object.defineProperty(document, 'hidden', { value: true });`);
    await hidden.goto(emulator.url);
    await hidden.locator('nav a').first().waitFor();
  });

  it('sets a fault and takes it away with the keyboard alone', async () => {
    const page = await open(`${emulator.url}/#/faults`);
    await page.getByRole('button', { name: 'Set the rule' }).waitFor();
    await tabTo(page, 'Vendor');
    await page.keyboard.type('volc');
    await tabTo(page, 'Set the rule');
    await page.keyboard.press('Enter');
    await page.locator('.fired').waitFor();
    const { rules } = await emulator.control.getFaults({ path });
    expect(rules).toMatchObject([{ match: { vendor: 'volcengine-livesaas' } }]);
    await page.locator('h1').click();
    await tabTo(page, 'Remove');
    await page.keyboard.press('Enter');
    await page.locator('.fired').waitFor({ state: 'detached' });
  });

  it('marks a header that was refused, and nothing in the body', async () => {
    const page = await open(`${emulator.url}/#/calls?call=2`);
    await page.locator('tr.marked').getByText('authorization').waitFor();
    expect(await page.locator('.code .marked').count()).toBe(0);
  });

  it('says on a page that asks in vain why nothing comes', async () => {
    const own = await start();
    const page = await open(`${own.url}/#/docs`);
    await page.getByText('Live', { exact: true }).waitFor();
    own.program.child.kill();
    await own.program.ended;
    await page.getByRole('link', { name: 'Coverage' }).click();
    await page.getByText('The emulator does not answer.').first().waitFor();
  });
});
