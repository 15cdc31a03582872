import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { vendors } from '../contracts/catalog.ts';
import { writeCall } from '../contracts/core/recipe/write-test-call.ts';
import { createRandomIds } from '../clients/core/random-ids.ts';
import { toBytes } from '../test/hostile/requests.ts';
import { openWire } from '../test/hostile/wire.ts';
import { attacks } from './abuse-attacks.ts';
import { describeMachine, writeMeasuredSection } from './measured-section.ts';

/**
 * Attacks a vendor's origin in every way of the list while an honest client makes signed calls there one after another,
 * and writes how long these took, and what memory the emulator took, into the page of measured reliability.
 */
const { values } = parseArgs({ options: { seconds: { type: 'string', default: '15' } } });
const seconds = Number(values.seconds);
const vendor = vendors[0]!;

interface Addresses {
  readonly controlUrl: string;
  readonly baseUrls: Readonly<Record<string, string>>;
}

const child = fork(fileURLToPath(new URL('abuse-server.ts', import.meta.url)));
const [addresses] = (await once(child, 'message')) as [Addresses];
const targetUrl = addresses.baseUrls[vendor.name]!;

async function rssMegabytes(): Promise<number> {
  const answer = once(child, 'message') as Promise<[{ readonly rss: number }]>;
  child.send('rss');
  const [{ rss }] = await answer;
  return Math.round(rss / 1024 / 1024);
}

/** Milliseconds that each of an honest client's calls took, and how many got no right answer. */
async function serveHonestly(): Promise<{ readonly times: readonly number[]; readonly wrong: number }> {
  const wire = openWire(targetUrl);
  const times: number[] = [];
  let wrong = 0;
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const { operation, input } = vendor.example;
    const credential: unknown = vendor.credential.fake;
    const call = {
      input: { ...input },
      credential,
      baseUrl: targetUrl,
      now: Date.now(),
      ids: createRandomIds(),
    };
    const start = performance.now();
    try {
      const reply = await wire.exchange(
        toBytes(writeCall(vendor, operation, call), { baseUrl: targetUrl }),
        'POST',
      );
      if (vendor.codec.understand({ ...reply, headers: [] }).kind === 'foreign') wrong += 1;
    } catch {
      wrong += 1;
    }
    times.push(performance.now() - start);
    await wait(5);
  }
  wire.close();
  return { times: times.toSorted((left, right) => left - right), wrong };
}

const atRank = (times: readonly number[], rank: number): string =>
  (times[Math.min(times.length - 1, Math.floor(times.length * rank))] ?? Number.NaN).toFixed(1);

/** Begins an attack in a process of its own; without a title there is none. */
async function begin(title: string): Promise<{ readonly report: string; readonly stop: () => void }> {
  if (title === '') return { report: '', stop: () => undefined };
  const file = fileURLToPath(new URL('abuse-attacker.ts', import.meta.url));
  const attacker = fork(file, [title, targetUrl, addresses.controlUrl]);
  const [{ report }] = (await once(attacker, 'message')) as [{ readonly report: string }];
  return {
    report,
    stop() {
      attacker.disconnect();
    },
  };
}

async function measure(title: string): Promise<string> {
  const before = await rssMegabytes();
  const attack = await begin(title);
  let during = before;
  const watch = (async () => {
    for (let second = 0; second < seconds; second += 1) {
      during = Math.max(during, await rssMegabytes());
      await wait(900);
    }
  })();
  const { times, wrong } = await serveHonestly();
  await watch;
  attack.stop();
  await wait(2000);
  const after = await rssMegabytes();
  const cells = [
    title === '' ? 'none' : title,
    attack.report,
    times.length,
    wrong,
    atRank(times, 0.5),
    atRank(times, 0.99),
    atRank(times, 1),
  ];
  const row = `| ${[...cells, before, during, after].join(' | ')} |`;
  console.log(row);
  return row;
}

const rows: string[] = [];
for (const title of ['', ...attacks.map((attack) => attack.title)]) rows.push(await measure(title));
child.disconnect();

const heading =
  '| attack | how much of it | honest calls | of them failed | median ms | p99 ms | longest ms | RSS before, MB | at most | after |';
const rule = `| ${Array.from({ length: 10 }, () => '---').join(' | ')} |`;
await writeMeasuredSection('abuse', [describeMachine(), '', heading, rule, ...rows].join('\n'));
