// npx tsx bench/console.ts: what a reader of the console waits for, by the browser's own figures.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { vendorNames } from '../contracts/vendor-names.ts';
import type { Browser, Page } from 'playwright-core';
import { createControlClient } from '../clients/control/index.ts';
import { chromiumPath, launchChromium } from '../scripts/chromium.ts';
import { many, standInForMany } from '../test/console/many-calls.ts';
import { wholeEffort, type Effort } from './effort.ts';
import { startEmulatorProcess, type EmulatorProcess } from './emulator-process.ts';
import { freeLoad, pinLoad } from './processes.ts';
import { goal, printReport, type Report } from './report.ts';
import { printSpread, spreadOf } from './rounds.ts';

const goals = { firstPaint: 300, interaction: 100, framesPerSecond: 60 };

/** Refreshes come a little less often than the goal says, by the clock of the machine. */
const tolerance = 0.95;

/** What the page of the browser counts by itself. */
const watch = `
  window.shifts = 0;
  window.waits = [];
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) window.shifts += value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (/^(click|keydown|keypress|input)$/.test(name)) window.waits.push(duration);
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });
  window.clicked = 0;
  window.addEventListener('click', ({ timeStamp }) => { window.clicked = timeStamp; }, true);
`;

/** What a reader waits for: the first picture, answers to a click and to a key, and the frames of a long list. */
export async function measureConsole(effort: Effort): Promise<Report> {
  const title = 'The console in the browser';
  const whenMissed =
    'Where a machine has few cores, the browser draws beside the server and the load of others.';
  if (!existsSync(chromiumPath))
    return {
      title,
      text: `Not measured: there is no Chromium at ${chromiumPath}.`,
      whenMissed,
      head: [''],
      rows: [],
    };
  const server = await startEmulatorProcess({ state: 'demo' });
  // Nothing is loaded here: a browser that is tied to one core of two waits for itself.
  freeLoad();
  const browser = await launchChromium();
  try {
    const paints: number[] = [];
    const shifts: number[] = [];
    for (let round = 0; round <= effort.rounds; round += 1) {
      const { firstPaint, shift } = await load(browser, server, '#/calls');
      if (round > 0) paints.push(firstPaint);
      shifts.push(shift);
    }
    for (const address of await findPages(browser, server))
      shifts.push((await load(browser, server, address)).shift);
    const calls = await openCalls(browser, server);
    const clicks = await clickCalls(calls, { from: 0, until: '.reason .facts' }, effort.rounds);
    const wrong = await clickCalls(calls, { from: callsOfAKind, until: '.message .body' }, effort.rounds);
    await calls.close();
    const list = await openLongList(browser, server);
    const keys = await typeFilter(list);
    const frames = await scroll(list);
    const worst = Math.max(...shifts);
    const most = goals.interaction;
    return {
      title,
      text: `Chromium ${browser.version()} without a graphics card, on every core. The list has ${many.toLocaleString('en-US')} calls; a click is measured from the event to the frame in which what is named is there.`,
      whenMissed,
      head: ['', 'measured', 'goal'],
      rows: [
        row('first contentful paint', paints, goals.firstPaint),
        row('from a click on a call with a wrong field to its explanation', clicks, most),
        row('from a click on a wrongly signed call to its request and reply', wrong, most),
        row('the slowest key in the search, to the next frame', keys, most),
        [
          'scrolling the list',
          `${frames.toFixed(1)} frames per second`,
          goal(frames >= goals.framesPerSecond * tolerance, `${goals.framesPerSecond}`),
        ],
        ['layout shift while a page loads, the worst page', worst.toFixed(3), goal(worst === 0, '0')],
      ],
    };
  } finally {
    await browser.close();
    await server.stop();
    pinLoad();
  }
}

function row(name: string, times: readonly number[], most: number): readonly string[] {
  const spread = spreadOf(times);
  return [name, `${printSpread(spread, 0)} ms`, goal(spread.middle <= most, `at most ${most} ms`)];
}

/** Loads a page in a browser that has seen nothing of it. */
async function load(browser: Browser, { controlUrl }: EmulatorProcess, address: string) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const tab = await context.newPage();
  await tab.addInitScript(watch);
  await tab.goto(`${controlUrl}/${address}`);
  await tab.locator('.connection.live').waitFor();
  await tab.locator('main').getByText('Loading …').first().waitFor({ state: 'hidden' });
  const firstPaint = await tab.evaluate<number>(
    "performance.getEntriesByName('first-contentful-paint')[0].startTime",
  );
  const shift = await tab.evaluate<number>('window.shifts');
  await context.close();
  return { firstPaint, shift };
}

/** The addresses of all pages, as the navigation has them. */
async function findPages(browser: Browser, { controlUrl }: EmulatorProcess): Promise<readonly string[]> {
  const tab = await browser.newPage();
  await tab.goto(controlUrl);
  await tab.locator('nav a').first().waitFor();
  const found = await tab.evaluate<string[]>(
    "[...document.querySelectorAll('nav a')].map((link) => link.getAttribute('href'))",
  );
  await tab.close();
  return found;
}

async function openLongList(browser: Browser, { controlUrl }: EmulatorProcess): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(standInForMany);
  await page.addInitScript(watch);
  await page.goto(`${controlUrl}/#/calls`);
  await page.getByText(`${many} calls`).waitFor({ timeout: 120_000 });
  return page;
}

const callsOfAKind = 6;
const path = { id: 'default' };
const ban = { RoomId: 'test', MemberList_Account: ['user1'], Duration: 60 };

/** A page with calls whose secret was wrong, and before them in the list calls with a wrong field. */
async function openCalls(browser: Browser, { controlUrl }: EmulatorProcess): Promise<Page> {
  const control = createControlClient({ baseUrl: controlUrl });
  const call = { vendor: vendorNames[0], operation: 'banMember' };
  const damage = { credential: { secretKey: 'not-the-secret-of-anybody' } };
  for (let count = 0; count < callsOfAKind; count += 1)
    await control.sendCall({ path, body: { ...call, input: ban, damage } });
  for (let count = 0; count < callsOfAKind; count += 1)
    await control.sendCall({ path, body: { ...call, input: { ...ban, RoomId: 'nowhere' } } });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(watch);
  await page.goto(`${controlUrl}/#/calls`);
  await page
    .locator('.call-row')
    .nth(2 * callsOfAKind - 1)
    .waitFor();
  return page;
}

interface Clicked {
  /** The row of the first call of a kind. */
  readonly from: number;
  /** What is to be seen of it. */
  readonly until: string;
}

/** Milliseconds from each click to the frame after the one in which what is named of that call is in the page. */
async function clickCalls(page: Page, { from, until }: Clicked, rounds: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const painted = page.evaluate<number>(`new Promise((resolve) => {
      const look = () => {
        if (!document.querySelector('article ${until}')) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - window.clicked)));
      };
      const observer = new MutationObserver(look);
      observer.observe(document.body, { childList: true, subtree: true, attributes: true });
    })`);
    await page
      .locator('.call-row')
      .nth(from + (round % callsOfAKind))
      .click();
    const time = await painted;
    if (round > 0) times.push(time);
    // What was open stays until the next call is there, and would be taken for it.
    await page.keyboard.press('Escape');
    await page.locator('article').waitFor({ state: 'detached' });
  }
  return times;
}

/** How long each key of a search kept the page from its next frame. */
async function typeFilter(page: Page): Promise<readonly number[]> {
  const slowest: number[] = [];
  for (const text of ['/call/77', 'forbid', 'signature']) {
    await page.getByLabel('Search calls').fill('');
    await page.evaluate('window.waits = []');
    await page.getByLabel('Search calls').pressSequentially(text, { delay: 100 });
    await page.waitForTimeout(500);
    slowest.push(Math.max(0, ...(await page.evaluate<number[]>('window.waits'))));
  }
  await page.getByLabel('Search calls').fill('');
  return slowest;
}

/** What the trace of the browser calls a frame that came to the screen. */
const frameShown = 'AnimationFrame::Presentation';

interface TraceEvent {
  readonly name: string;
  readonly ts: number;
}

/** Frames that the trace of the browser has as drawn, per second, while the wheel turns. */
async function scroll(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const drawn: number[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const { name, ts } of value as unknown as TraceEvent[]) if (name === frameShown) drawn.push(ts);
  });
  const box = (await page.locator('.call-list').boundingBox())!;
  await page.mouse.move(box.x + 40, box.y + 200);
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.start', {
    traceConfig: { includedCategories: ['devtools.timeline', 'devtools.timeline.frame'] },
  });
  await page.evaluate(`new Promise((resolve) => {
    const box = document.querySelector('.call-list');
    const end = performance.now() + 3000;
    const step = () => {
      box.scrollTop += 120;
      if (performance.now() < end) requestAnimationFrame(step);
      else resolve();
    };
    step();
  })`);
  await session.send('Tracing.end');
  await complete;
  if (drawn.length < 2) throw new Error(`The trace of the browser has no "${frameShown}".`);
  const [first = 0, last = 0] = [drawn[0], drawn.at(-1)];
  return ((drawn.length - 1) / (last - first)) * 1e6;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(`${printReport(await measureConsole(wholeEffort))}\n`);
  process.exit();
}
