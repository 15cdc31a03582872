import { existsSync } from 'node:fs';
import axe from 'axe-core';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { heard, runHere, startTimeout, understudy, type Running } from '../cli/program.ts';
import { createControlClient, type ControlClient } from '../../clients/control/index.ts';
import { clients, type Clients } from '../../clients/index.ts';
import { isWhole } from '../share.ts';
import { chromiumForTests as executablePath, chromiumOptions } from '../../scripts/chromium.ts';

/** So long one step of a test may take, in milliseconds. */
const stepTimeout = 15_000;

/** An emulator in a process of its own, with what talks to it. */
export interface TestedEmulator {
  readonly program: Running;
  readonly url: string;
  readonly control: ControlClient;
}

/** Who looks at a page, and how. */
interface PageOptions extends Pick<
  BrowserContextOptions,
  'locale' | 'viewport' | 'colorScheme' | 'javaScriptEnabled'
> {
  /** The browser has loaded nothing before. */
  readonly isFirst?: boolean;
}

export interface Bench {
  /** Starts an emulator that ends with the tests. */
  readonly start: (...options: readonly string[]) => Promise<TestedEmulator>;
  /** Opens a page that is closed after the test; whatever breaks in it, or is logged as an error, fails the test. */
  readonly open: (url: string, options?: PageOptions) => Promise<Page>;
}

/** A suite for a real browser. Where there is none it is skipped, and says why. */
export function describeInBrowser(title: string, tests: (bench: Bench) => void): void {
  if (!existsSync(executablePath)) {
    const reason = `there is no Chromium at ${executablePath}: install it, or set CHROMIUM to its path`;
    describe.skip(`${title} (${reason})`, () => {
      tests(noBench);
    });
    return;
  }
  describe(title, () => {
    let browser: Browser;
    // What a page has loaded, the next one does not load and compile again: that takes most of what a short test does.
    const shared = new Map<string, Promise<BrowserContext>>();
    const programs: Running[] = [];
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath, args: [...chromiumOptions] });
    }, startTimeout);
    afterAll(async () => {
      await browser.close();
      for (const { child } of programs) child.kill();
      await Promise.all(programs.map(({ ended }) => ended));
    });
    tests({
      start: (...options) => startProgram(programs, options),
      open: async (url, { isFirst = false, ...options } = {}) => {
        const { locale = 'en-US', javaScriptEnabled = true } = options;
        if (isFirst || !javaScriptEnabled) {
          const own = await browser.newContext({ locale, javaScriptEnabled });
          return openPage(own, url, options, () => own.close());
        }
        const context = shared.get(locale) ?? browser.newContext({ locale });
        shared.set(locale, context);
        return openPage(await context, url, options);
      },
    });
  });
}

const noBench: Bench = {
  start: () => Promise.reject(new Error('no browser')),
  open: () => Promise.reject(new Error('no browser')),
};

async function startProgram(programs: Running[], options: readonly string[]): Promise<TestedEmulator> {
  const port = options.includes('--port') ? [] : ['--port', '0'];
  const program = understudy('start', '--json', '--quiet', ...port, ...options);
  programs.push(program);
  await heard(program, 'stdout', /\n/);
  const ready = JSON.parse(program.said.stdout) as { readonly control: { readonly baseUrl: string } };
  const url = ready.control.baseUrl;
  return { program, url, control: createControlClient({ baseUrl: url }) };
}

async function openPage(
  context: BrowserContext,
  url: string,
  { viewport = { width: 1440, height: 900 }, colorScheme = 'light' }: PageOptions,
  closeAll?: () => Promise<void>,
): Promise<Page> {
  const page = await context.newPage();
  if (viewport) await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme });
  page.setDefaultTimeout(stepTimeout);
  const broken: string[] = [];
  page.on('pageerror', (error) => broken.push(String(error)));
  page.on('console', (message) => {
    // A server that is away, or wants a token, is told on the page; the browser logs it too.
    if (message.type() === 'error' && !message.text().includes('Failed to load resource'))
      broken.push(message.text());
  });
  onTestFinished(async () => {
    // What a route is still about to answer nobody waits for any more.
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    if (closeAll) await closeAll();
    else await forget(page);
    expect(broken).toEqual([]);
  });
  await page.goto(url);
  return page;
}

/** Closes a page, of which nothing that it has stored is there for the next one. */
async function forget(page: Page): Promise<void> {
  // What belongs to the tab goes with it. A page that has no address has no storage either.
  if (page.url().startsWith('http')) await page.evaluate('localStorage.clear()');
  await page.close();
}

/** Every client with the credentials of a sandbox. */
export async function clientsOf({ control }: TestedEmulator, id = 'default'): Promise<Clients> {
  const { credentials, vendors } = await control.getSandbox({ path: { id } });
  const made = Object.entries(clients).map(([name, create]) => [
    name,
    create({
      credentials: credentials[name as keyof typeof credentials] as never,
      baseUrl: vendors[name as keyof typeof vendors].baseUrl,
    }),
  ]);
  return Object.fromEntries(made) as Clients;
}

/** Sends a call that no typed client would, with a signature that is right. */
export async function sendSigned(
  { url: control }: TestedEmulator,
  vendor: string,
  operation: string,
  input: object,
): Promise<void> {
  const { stdout } = await runHere(
    'sign',
    vendor,
    operation,
    JSON.stringify(input),
    '--json',
    '--url',
    control,
  );
  const { url, method, headers, body } = JSON.parse(stdout) as {
    readonly url: string;
    readonly method: string;
    readonly headers: [string, string][];
    readonly body: string;
  };
  await fetch(url, { method, headers, ...(body !== '' && { body }) });
}

/** What axe-core finds wrong with a page for those who do not see it, or do not use a mouse. */
export async function findBarriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  return found.violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')})`,
  );
}

/** Whether a page is wider than its window, so that it would have to be pushed from side to side. */
export function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
}

/** The first two have each language, each scheme of colours and each width once. */
const allLooks = [
  ['en-US', 'light', 375],
  ['zh-CN', 'dark', 1440],
  ['zh-CN', 'light', 375],
  ['en-US', 'dark', 1440],
  ['en-US', 'dark', 375],
  ['zh-CN', 'light', 1440],
  ['zh-CN', 'dark', 375],
  ['en-US', 'light', 1440],
] as const;

/** How a page is looked at: by day in those two ways, at night in all. */
export const looks = isWhole ? allLooks : allLooks.slice(0, 2);

/** Tests a page in each look for barriers, and that it fits, once `isThere` has ended. */
export function itHasNoBarriers(
  open: Bench['open'],
  addressOf: () => string,
  isThere: (page: Page) => Promise<void>,
): void {
  it.each(looks)('has no barriers: %s, %s, %d pixels', async (locale, colorScheme, width) => {
    const page = await open(addressOf(), { locale, colorScheme, viewport: { width, height: 800 } });
    await isThere(page);
    expect(await findBarriers(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
  });
}
