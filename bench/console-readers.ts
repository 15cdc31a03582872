// npx tsx bench/console-readers.ts: what readers of the console cost the server, by itself.
import { fileURLToPath } from 'node:url';
import { connect } from 'node:net';
import { existsSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { vendors } from '../contracts/catalog.ts';
import { chromiumPath, launchChromium } from '../scripts/chromium.ts';
import { signCall, withoutLimits } from './calls.ts';
import { wholeEffort, type Effort } from './effort.ts';
import { startEmulatorProcess, type EmulatorProcess } from './emulator-process.ts';
import { load } from './load.ts';
import { pinLoad } from './processes.ts';
import { goal, printReport, type Report } from './report.ts';
import { printSpread, ratio, spreadOf } from './rounds.ts';

const { name: vendor, load: repeated } = vendors[0]!;
/** Enough that what a round begins and ends with, and the grain of the system's clock of processor time, do not count. */
const callsPerRound = 30_000;
const leastWithPage = 0.95;
const megabyte = 1024 * 1024;

/** Begins to read what a server tells of its calls; the answer ends that. */
type Read = (server: EmulatorProcess) => Promise<() => Promise<void>>;

/** What readers of the console cost the server: each kind has a server of its own, which is loaded with it and without it. */
export async function measureReaders(effort: Effort): Promise<Report> {
  const browser = existsSync(chromiumPath) ? await launchChromium() : undefined;
  const kinds: readonly (readonly [name: string, read: Read, least?: number])[] = [
    ...(browser
      ? ([
          ['what an open page asks for, without a browser', askAsPage(browser), leastWithPage],
          ['a page is open in a browser on the core of the load', openPage(browser)],
        ] as const)
      : []),
    // Until it is let go, with what it may leave unread: in every round it comes anew.
    ['a stream is open that nobody reads, until it is let go', openSilentStream],
  ];
  try {
    const never = await measureKind(() => Promise.resolve(() => Promise.resolve()), effort.rounds);
    const rows: string[][] = [
      [
        'no page was ever opened',
        printSpread(spreadOf(never.without.perSecond), 0),
        '',
        '',
        never.memory,
        '',
      ],
    ];
    for (const [name, read, least] of kinds) {
      const { with: reading, without, memory } = await measureKind(read, effort.rounds);
      const part = ratio(reading.perSecond, without.perSecond);
      rows.push([
        name,
        printSpread(spreadOf(reading.perSecond), 0),
        printSpread(part, 2),
        printSpread(ratio(reading.byTheClock, without.byTheClock), 2),
        memory,
        least === undefined ? '' : goal(part.middle >= least, `at least ${least}`),
      ]);
    }
    return { title: 'The console and the server', text, whenMissed, head, rows };
  } finally {
    await browser?.close();
  }
}

const head = [
  '',
  'calls per processor second',
  'as much as without it, by the server’s processor time',
  'the same by the clock on the wall',
  'memory',
  'goal',
];

const text =
  `Calls of \`${repeated.operation}\`, ${callsPerRound} at a time, with a reader and without it on the same server in turn, each first in every second round. ` +
  'The goal is that of what the server pays for a page. Where the two are virtual cores of one, a browser that draws slows the server down as well, and the clock on the wall measures the browser too. Memory is what the system counts as resident after all rounds.';

const whenMissed =
  'A load that leaves the server no pause is the worst case: an open page is told of so many calls of a second as it asks for, ' +
  'which are printed once more for it with their secrets masked, and loads the latest again from time to time. ' +
  'Rounds of one server differ by more than that.';

/** What each round came to: calls for a second of the server's processor, and in a second. */
interface Figures {
  readonly perSecond: number[];
  readonly byTheClock: number[];
}

interface Measured {
  readonly with: Figures;
  readonly without: Figures;
  readonly memory: string;
}

async function measureKind(read: Read, rounds: number): Promise<Measured> {
  const server = await startEmulatorProcess(withoutLimits);
  const figures = {
    with: { perSecond: [], byTheClock: [] } as Figures,
    without: { perSecond: [], byTheClock: [] } as Figures,
  };
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const order = round % 2 === 0 ? (['with', 'without'] as const) : (['without', 'with'] as const);
      for (const which of order) {
        const end = which === 'with' ? await read(server) : undefined;
        const { perSecond, byTheClock } = await loadOnce(server);
        await end?.();
        // The first round warms up and does not count.
        if (round === 0) continue;
        figures[which].perSecond.push(perSecond);
        figures[which].byTheClock.push(byTheClock);
      }
    }
    return { ...figures, memory: `${((server.memory() ?? NaN) / megabyte).toFixed(0)} MB` };
  } finally {
    await server.stop();
  }
}

async function loadOnce(server: EmulatorProcess): Promise<{ perSecond: number; byTheClock: number }> {
  const before = server.processorSeconds() ?? NaN;
  const call = signCall(vendor, server.baseUrls[vendor]!, Date.now());
  const { perSecond: byTheClock } = await load(call, { calls: callsPerRound });
  const spent = (server.processorSeconds() ?? NaN) - before;
  return { perSecond: callsPerRound / spent, byTheClock };
}

function openPage(browser: Browser): Read {
  return async ({ controlUrl }) => {
    const page = await browser.newPage();
    await page.goto(`${controlUrl}/`);
    await settle(page);
    return () => page.close();
  };
}

/** Waits until a page has loaded and drawn what it shows first, which is not what an open page costs. */
async function settle(page: Page): Promise<void> {
  await page.locator('.connection.live').waitFor();
  await page.locator('.call-row, .empty').first().waitFor();
  await page.evaluate('new Promise((resolve) => requestIdleCallback(resolve))');
}

/** So long it is seen what a page asks for, in milliseconds: then it asks for the same again. */
const seenFor = 6000;

/** Asks for what a page asks for while it is open, at the same times, and draws nothing. */
function askAsPage(browser: Browser): Read {
  let seen: readonly Asked[] | undefined;
  return async ({ controlUrl }) => {
    seen ??= await seeRequests(browser, controlUrl);
    const gone = new AbortController();
    const ask = async (path: string): Promise<void> => {
      const { body } = await fetch(new URL(path, controlUrl), { signal: gone.signal });
      await body!.pipeTo(new WritableStream());
    };
    const asking = new Set<Promise<void>>();
    const askLater = ({ path, after }: Asked): NodeJS.Timeout =>
      setTimeout(() => asking.add(ask(path).catch(() => undefined)), after);
    const askAll = (): NodeJS.Timeout[] => seen!.filter(({ isStream }) => !isStream).map(askLater);
    for (const { path, isStream } of seen) if (isStream) asking.add(ask(path).catch(() => undefined));
    const timers = askAll();
    const again = setInterval(() => timers.push(...askAll()), seenFor);
    return async () => {
      clearInterval(again);
      for (const timer of timers) clearTimeout(timer);
      gone.abort();
      await Promise.all(asking);
    };
  };
}

/** A request of a page that is open. */
interface Asked {
  readonly path: string;
  /** So many milliseconds after the page was there. */
  readonly after: number;
  readonly isStream: boolean;
}

/** The stream that a page opens, and what it asks for again and again once it is there. */
async function seeRequests(browser: Browser, controlUrl: string): Promise<readonly Asked[]> {
  const page = await browser.newPage();
  const asked: Asked[] = [];
  let begun = Infinity;
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    const isStream = pathname === '/api/events';
    const after = performance.now() - begun;
    if (isStream || after >= 0) asked.push({ path: pathname + search, after, isStream });
  });
  await page.goto(`${controlUrl}/`);
  await settle(page);
  begun = performance.now();
  await page.waitForTimeout(seenFor);
  await page.close();
  return asked;
}

/** Asks for the stream of events, and never reads what comes. */
const openSilentStream: Read = ({ controlUrl }) => {
  const { hostname, port, host } = new URL(controlUrl);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined).pause();
  socket.write(`GET /api/events HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
  return Promise.resolve(() => {
    socket.destroy();
    return Promise.resolve();
  });
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  pinLoad();
  process.stdout.write(`${printReport(await measureReaders(wholeEffort))}\n`);
  process.exit();
}
