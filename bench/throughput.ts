import { tencentChat } from '../contracts/tencent-chat/index.ts';
import { findVendor, signCall, withoutLimits } from './calls.ts';
import { startCompetitors } from './competitors.ts';
import { startEmulatorProcess } from './emulator-process.ts';
import { startProcess, type ServerProcess } from './processes.ts';
import { goal, type Report } from './report.ts';
import { measureInTurn, printSpread, ratio, spreadOf, type Candidate } from './rounds.ts';
import type { Effort } from './effort.ts';

const bare = 'bare `node:http` that verifies the UserSig and keeps no state';
const express = 'Express 5, `express.json()`, constant reply';

/** What ours is at least, as so many times the other. */
const goals: Readonly<Record<string, number>> = { [bare]: 1.3, [express]: 3.5 };
const competitorGoal = 5;

const whenMissed =
  'What a call does beyond the bare server: the other checks, schemas for what comes in and goes out, the handler, the ' +
  'journal. Tried and kept: a shortcut before Node’s HTTP server, remembering what a UserSig holds, daily keys, copying ' +
  'less, one write for each reply, schemas that valid values pass by a plan made once.';

/** Compares the calls of all vendors and of the control API with the servers of others. */
export async function measureThroughput(effort: Effort): Promise<Report> {
  const servers: ServerProcess[] = [];
  const keep = <Server extends ServerProcess>(server: Server): Server => {
    servers.push(server);
    return server;
  };
  try {
    const emulator = keep(await startEmulatorProcess({ state: 'demo', ...withoutLimits }));
    const ours = Object.entries(emulator.baseUrls).map(([vendor, baseUrl]): Candidate => {
      const name = `\`${findVendor(vendor).load.operation}\` of ${vendor}`;
      return { name, call: () => signCall(vendor, baseUrl, Date.now()) };
    });
    const ban = ours.find(({ name }) => name.endsWith(tencentChat.name))!;
    const { pathname, search } = new URL(ban.call().url);
    const startBaseline = async (name: string, file: string, ...words: string[]): Promise<Candidate> => {
      const program = new URL(`servers/${file}`, import.meta.url).pathname;
      const server = keep(await startProcess(process.execPath, [program, ...words]));
      const { baseUrl } = server.ready as { readonly baseUrl: string };
      return { name, call: () => ({ ...ban.call(), url: `${baseUrl}${pathname}${search}` }) };
    };
    const clock = `${emulator.controlUrl}/api/sandboxes/default/clock`;
    const others: Candidate[] = [
      await startBaseline(bare, 'bare-http.mjs', tencentChat.credential.fake.secretKey),
      await startBaseline(express, 'express.mjs'),
    ];
    const competitors = effort.isQuick ? [] : await startCompetitors(ban.call());
    for (const competitor of competitors) {
      if (!('server' in competitor)) continue;
      keep(competitor.server);
      others.push({ name: competitor.name, call: () => competitor.call });
    }
    const control: Candidate = {
      name: 'the control API: a clock is read',
      call: () => ({ url: clock, method: 'GET', headers: {} }),
    };
    const figures = await measureInTurn([...ours, control, ...others], effort.rounds, {
      seconds: effort.seconds,
    });
    return {
      title: 'Throughput',
      text:
        'Answers per second of one process on one core. The third column says how many times as many answers ' +
        '`ban_member` of ours gave in the same round: it is what the goals are about.',
      whenMissed,
      head: ['', 'answers per second', '`ban_member` of ours is so many times that', 'goal'],
      rows: [
        ...[...ours, control].map(({ name }) => describe(name, figures, ban.name)),
        ...others.map(({ name }) => describe(name, figures, ban.name, goals[name] ?? competitorGoal)),
        ...competitors.flatMap((competitor) =>
          'problem' in competitor ? [[competitor.name, `not measured: ${competitor.problem}`, '', '']] : [],
        ),
      ],
    };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

function describe(
  name: string,
  figures: ReadonlyMap<string, readonly number[]>,
  reference: string,
  target?: number,
): readonly string[] {
  const own = figures.get(name)!;
  const times = ratio(figures.get(reference)!, own);
  const verdict = target === undefined ? '' : goal(times.middle >= target, `at least ${target}`);
  return [name, printSpread(spreadOf(own), 0), printSpread(times, 2), verdict];
}
