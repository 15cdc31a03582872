import { connect, type Socket } from 'node:net';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { vendors } from '../contracts/catalog.ts';
import { signCall, withoutLimits } from './calls.ts';
import type { Effort } from './effort.ts';
import { startEmulatorProcess, type EmulatorProcess } from './emulator-process.ts';
import { load } from './load.ts';
import { goal, type Report } from './report.ts';
import { printSpread, ratio, spreadOf } from './rounds.ts';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const { name: vendor, load: repeated } = vendors[0]!;
const callsPerRound = 20_000;
const least = 0.95;
const megabyte = 1024 * 1024;

const neverOpened = 'no page was ever opened';
const pageOpen = 'a page is open';
const nobodyReads = 'a stream is open that nobody reads';

/** What readers of the console cost the server: each kind has a process of its own, and all are loaded in turn. */
export async function measureReaders(effort: Effort): Promise<Report> {
  const names = [neverOpened, ...(existsSync(executablePath) ? [pageOpen] : []), nobodyReads];
  const servers = new Map<string, EmulatorProcess>();
  for (const name of names) servers.set(name, await startEmulatorProcess(withoutLimits));
  const browser = servers.has(pageOpen)
    ? await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
    : undefined;
  const silent = openStream(servers.get(nobodyReads)!);
  try {
    const page = await browser?.newPage();
    await page?.goto(`${servers.get(pageOpen)!.controlUrl}/`);
    await page?.locator('.connection.live').waitFor();
    const figures = await loadInTurn(servers, effort.rounds);
    const alone = figures.get(neverOpened)!;
    return {
      title: 'The console and the server',
      text: `Calls of \`${repeated.operation}\` for a second of the server's processor, ${callsPerRound} in each round; a page is drawn on the core of the load. Memory is what the system counts as resident after all rounds.`,
      whenMissed,
      head: ['', 'calls per processor second', 'as much as without a page', 'memory', 'goal'],
      rows: names.map((name) => {
        const part = ratio(figures.get(name)!, alone);
        const memory = ((servers.get(name)!.memory() ?? NaN) / megabyte).toFixed(0);
        const isBase = name === neverOpened;
        return [
          name,
          printSpread(spreadOf(figures.get(name)!), 0),
          isBase ? '' : printSpread(part, 2),
          `${memory} MB`,
          isBase ? '' : goal(part.middle >= least, `at least ${least}`),
        ];
      }),
    };
  } finally {
    silent.destroy();
    await browser?.close();
    await Promise.all([...servers.values()].map((server) => server.stop()));
  }
}

const whenMissed =
  'A load that leaves the server no pause is the worst case: an open page is told of so many calls of a second as it asks for, ' +
  'which are printed once more for it with their secrets masked, and loads the latest again from time to time.';

async function loadInTurn(
  servers: ReadonlyMap<string, EmulatorProcess>,
  rounds: number,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const figures = new Map<string, number[]>([...servers.keys()].map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, server] of servers) {
      const before = server.processorSeconds() ?? NaN;
      await load(signCall(vendor, server.baseUrls[vendor]!, Date.now()), { calls: callsPerRound });
      const spent = (server.processorSeconds() ?? NaN) - before;
      if (round > 0) figures.get(name)!.push(callsPerRound / spent);
    }
  }
  return figures;
}

/** Asks for the stream of events, and never reads what comes. */
function openStream({ controlUrl }: EmulatorProcess): Socket {
  const { hostname, port, host } = new URL(controlUrl);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined).pause();
  socket.write(`GET /api/events HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
  return socket;
}
