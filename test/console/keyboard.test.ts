import { beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { describeInBrowser, type TestedEmulator } from './browser.ts';

const path = { id: 'default' };
const narrow = { viewport: { width: 375, height: 800 } };

/** What has the focus, in the words that a screen reader has for it. */
function focused(page: Page): Promise<string> {
  return page.evaluate<string>(`(() => {
    const { activeElement: element } = document;
    const name = element.ariaLabel ?? element.labels?.[0]?.textContent ?? element.textContent;
    return element.localName + ' ' + name.trim();
  })()`);
}

/** Presses Tab until something with this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)).includes(name)) return;
  }
  throw new Error(`No press of Tab leads to "${name}".`);
}

describeInBrowser('the console without a mouse', ({ start, open }) => {
  let emulator: TestedEmulator;

  beforeAll(async () => {
    emulator = await start();
    const call = { vendor: 'tencent-chat', operation: 'banMember' } as const;
    for (const RoomId of ['nowhere', 'test'])
      await emulator.control.sendCall({
        path,
        body: { ...call, input: { RoomId, MemberList_Account: ['user1'], Duration: 60 } },
      });
  });

  it.each([
    ['en-US', 'Skip to the page', 'Calls'],
    ['zh-CN', '跳到页面内容', '调用'],
  ])('leads past the navigation first: %s', async (locale, skip, title) => {
    const page = await open(`${emulator.url}/#/calls`, { locale });
    await page.locator('.call-row').first().waitFor();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe(`button ${skip}`);
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe(`main ${title}`);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toMatch(/^input /);
  });

  it('goes through a narrow page in the order in which it is seen', async () => {
    const page = await open(`${emulator.url}/#/clock`, narrow);
    await page.locator('nav a').first().waitFor();
    await page.getByRole('button', { name: '中文' }).waitFor();
    const tops = await page.evaluate<number[]>(
      "[...document.querySelectorAll('header a, header select, header .foot button')].map((one) => one.getBoundingClientRect().top)",
    );
    const rows = tops.map((top) => Math.round(top / 20));
    expect(rows).toEqual(rows.toSorted((one, other) => one - other));
  });

  it('opens a call where the list gives way to it, and goes back to the list with Esc or the button', async () => {
    const page = await open(`${emulator.url}/#/calls`, narrow);
    await page.locator('.call-row').first().waitFor();
    await tabTo(page, 'Calls, the newest first');
    for (const leave of ['Escape', 'Enter']) {
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.locator('article h2').first().waitFor();
      expect(await focused(page)).toMatch(/^article Call/);
      if (leave === 'Enter') await tabTo(page, 'Close');
      await page.keyboard.press(leave);
      await page.locator('article').waitFor({ state: 'detached' });
      expect(await focused(page)).toBe('div Calls, the newest first');
    }
  });

  it('keeps its place when a filter is chosen and taken off, and when the search is left', async () => {
    const page = await open(`${emulator.url}/#/calls`);
    await page.locator('.call-row').first().waitFor();
    await tabTo(page, 'Outcome');
    await page.keyboard.press('ArrowDown');
    await page.locator('.chip.chosen').waitFor();
    await expect.poll(() => focused(page)).toMatch(/^button Remove the filter/);
    await page.keyboard.press('Enter');
    await page.locator('.chip.chosen').waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe('select Outcome');
    await page.keyboard.press('/');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('div Calls, the newest first');
  });

  it('gives the focus back to what had it when the help is closed, and keeps other keys out meanwhile', async () => {
    const page = await open(`${emulator.url}/#/calls`);
    await page.locator('.call-row').first().waitFor();
    await tabTo(page, 'Pause');
    for (const leave of ['Escape', '?', 'Enter']) {
      await page.keyboard.press('?');
      await page.locator('dialog').waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press(leave);
      await page.locator('dialog').waitFor({ state: 'detached' });
      expect(await focused(page)).toBe('button Pause');
    }
    expect(await page.locator('.call-row.cursor').count()).toBe(0);
  });

  it('leaves the focus on a button that was pressed, so that it can be pressed again', async () => {
    const page = await open(`${emulator.url}/#/clock`);
    await page.getByRole('button', { name: '+1 h' }).waitFor();
    const before = Date.parse((await emulator.control.getClock({ path })).now);
    await tabTo(page, '+1 h');
    for (const hours of [1, 2]) {
      await page.keyboard.press('Enter');
      await expect
        .poll(async () => Date.parse((await emulator.control.getClock({ path })).now) - before)
        .toBeGreaterThanOrEqual(hours * 3_600_000);
      await page.locator('button[aria-disabled="true"]').waitFor({ state: 'detached' });
      expect(await focused(page)).toBe('button +1 h');
    }
  });

  it('goes on beside a rule that was removed', async () => {
    const page = await open(`${emulator.url}/#/faults`);
    await tabTo(page, 'Vendor');
    for (let rules = 1; rules <= 2; rules += 1) {
      await tabTo(page, 'Set the rule');
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('.fired').count()).toBe(rules);
      await page.locator('h1').click();
    }
    await tabTo(page, 'Remove: ');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.fired').count()).toBe(1);
    await expect.poll(() => focused(page)).toMatch(/^button Remove: /);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.fired').count()).toBe(0);
    await expect.poll(() => focused(page)).not.toMatch(/^body/);
  });

  it('comes to the page that a link of a call leads to', async () => {
    const page = await open(`${emulator.url}/#/calls?call=1`);
    await page.getByRole('link', { name: 'Make it fail …' }).waitFor();
    await tabTo(page, 'Make it fail …');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Set the rule' }).waitFor();
    expect(await focused(page)).toMatch(/^main Faults/);
  });

  it.each(['calls?call=1', 'clock', 'send'])('shows where the focus is: %s', async (address) => {
    const page = await open(`${emulator.url}/#/${address}`);
    await page.locator('.connection.live').waitFor();
    await page.locator('main').getByText('Loading …').first().waitFor({ state: 'hidden' });
    const stops: string[] = [];
    for (;;) {
      await page.keyboard.press('Tab');
      const ring = await page.evaluate<string>(`(() => {
        const { activeElement: element } = document;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        const { top, bottom } = element.getBoundingClientRect();
        const isSeen = bottom > 0 && top < innerHeight;
        return element === document.body ? '' : [outlineStyle, outlineWidth, isSeen].join(' ');
      })()`);
      if (ring === '') break;
      stops.push(ring === 'solid 2px true' ? 'seen' : `${await focused(page)}: ${ring}`);
      expect(stops.length).toBeLessThan(80);
    }
    expect(stops.length).toBeGreaterThan(10);
    expect(stops.filter((stop) => stop !== 'seen')).toEqual([]);
  });
});
