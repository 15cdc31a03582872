import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { controlOperations, type ControlOperations } from '../contracts/control/index.ts';
import { heavyCalls, type HeavyCall } from './control-inputs.ts';

/**
 * For how long each call of the control API holds the loop when it is as heavy as it may be: the middle one of three times. With
 * names of calls, for these alone. The figures are the machine's; the tests count turns instead.
 */
interface Addresses {
  readonly controlUrl: string;
  readonly baseUrls: Readonly<Record<string, string>>;
}
interface Measured {
  readonly longest: number;
  readonly mostUsed: number;
  readonly rss: number;
}

const child = fork(fileURLToPath(new URL('control-server.ts', import.meta.url)));
const [{ controlUrl, baseUrls }] = (await once(child, 'message')) as [Addresses];

async function ask(): Promise<Measured> {
  const answer = once(child, 'message') as Promise<[Measured]>;
  child.send('tell');
  return (await answer)[0];
}

async function fillJournal(): Promise<void> {
  const body = JSON.stringify({ RoomId: 'room', UserIds: ['user'] });
  for (let count = 0; count < 10_000; count += 1) {
    const url = `${baseUrls['tencent-chat']!}/v4/live_engine_http_srv/ban_member?sdkappid=1400000000&identifier=administrator&random=${count}&contenttype=json`;
    await (await fetch(url, { method: 'POST', body })).text();
  }
}

async function send(
  key: keyof ControlOperations,
  { parameters = {}, query = '', body }: Partial<HeavyCall>,
): Promise<number> {
  const { methods, path } = controlOperations[key].route;
  const values: Record<string, string> = { id: 'default', ...parameters };
  const target = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  const reply = await fetch(`${controlUrl}${target}?${query}`, {
    method: methods[0],
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    }),
  });
  await reply.arrayBuffer();
  return reply.status;
}

console.log(
  '| call | heaviest | status | longest hold, ms | of a processor, ms | answered after, ms | RSS added, MB |\n| --- | --- | --- | --- | --- | --- | --- |',
);
await fillJournal();
const asked = process.argv.slice(2);
for (const [key, calls] of Object.entries(heavyCalls) as [keyof ControlOperations, readonly HeavyCall[]][]) {
  if (asked.length > 0 && !asked.includes(key)) continue;
  for (const call of calls) {
    for (const { operation, body } of call.before ?? []) await send(operation, { body });
    const rounds: (readonly number[])[] = [];
    for (let round = 0; round < 3; round += 1) {
      await wait(100);
      const before = await ask();
      const start = performance.now();
      const status = await send(key, call);
      const took = performance.now() - start;
      await wait(20);
      const { longest, mostUsed, rss } = await ask();
      rounds.push([status, longest, mostUsed, took, (rss - before.rss) / 2 ** 20]);
    }
    const row = rounds.toSorted(([, left], [, right]) => left! - right!)[1]!;
    console.log(`| ${[key, call.title, ...row.map((value) => Math.round(value))].join(' | ')} |`);
  }
}
child.disconnect();
