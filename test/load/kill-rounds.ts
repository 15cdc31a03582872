import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { tencentChat as vendor } from '../../contracts/tencent-chat/index.ts';
import { createControlClient } from '../../clients/control/index.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';
import { createCaller, type Caller } from './caller.ts';
import { startProcess, type ServerProcess } from './server-process.ts';

const ban = 'live_engine_http_srv/ban_member';
const unban = 'live_engine_http_srv/unban_member';
const sandboxes = ['default', 'second', 'third'];
const clientsPerSandbox = 2;
/** A new folder after so many rounds, so that logs stay as small as they are in life. */
const roundsPerFolder = 20;

export interface KillOptions {
  readonly rounds: number;
  readonly seed: number;
}

export interface KillReport {
  /** How often a process was killed while it was called, and while it was starting. */
  killedUnderLoad: number;
  killedAtStart: number;
  acknowledged: number;
  /** Calls that were under way at a kill. */
  unanswered: number;
  /** Acknowledged calls of which a restart knew nothing, or changes that nobody asked for. */
  wrong: string[];
  /** What restarts said about damage. */
  damages: string[];
}

/** What is known of a user's ban; `unsure` is one whose call was under way at a kill. */
type Standing = 'banned' | 'free' | 'unsure';
/** By sandbox, then by user. */
type Model = ReadonlyMap<string, Map<string, Standing>>;

/** Calls the emulator, kills it with SIGKILL at a random time, starts it again and compares it with what was acknowledged. */
export async function runKillRounds({ rounds, seed }: KillOptions): Promise<KillReport> {
  const chance = createSeededIds(seed);
  const report: KillReport = {
    killedUnderLoad: 0,
    killedAtStart: 0,
    acknowledged: 0,
    unanswered: 0,
    wrong: [],
    damages: [],
  };
  const root = mkdtempSync(join(tmpdir(), 'understudy-kill-'));
  const config = writeConfig(root);
  for (let first = 0; first < rounds; first += roundsPerFolder) {
    const folder = join(root, `data-${first}`);
    const model: Model = new Map(sandboxes.map((id) => [id, new Map()]));
    const start = () =>
      startProcess([
        '--data',
        folder,
        '--config',
        config,
        '--rewrite-after',
        String(2000 + chance.integer(60_000)),
      ]);
    for (let round = first; round < Math.min(rounds, first + roundsPerFolder); round += 1) {
      if (chance.integer(4) === 0) {
        await killAt(start(), chance.integer(1500));
        report.killedAtStart += 1;
      }
      await killUnderLoad(start(), `round ${round}`, model, chance.integer(300), report);
    }
    const last = start();
    await compare(last, 'the end', model, report);
    await killAt(last, 0);
    report.damages.push(...readdirSync(folder).filter((name) => name.includes('damaged')));
  }
  rmSync(root, { recursive: true });
  return report;
}

async function killAt({ child, ended }: ServerProcess, milliseconds: number): Promise<void> {
  await wait(milliseconds);
  child.kill('SIGKILL');
  await ended;
}

async function killUnderLoad(
  server: ServerProcess,
  name: string,
  model: Model,
  milliseconds: number,
  report: KillReport,
): Promise<void> {
  await compare(server, name, model, report);
  const { controlUrl, baseUrlOf } = await server.ready;
  const agent = new Agent({ keepAlive: true });
  const credentials = await credentialsAt(controlUrl);
  const clients = sandboxes.flatMap((id) =>
    Array.from({ length: clientsPerSandbox }, (_, client) => {
      const call = createCaller(vendor, baseUrlOf(vendor.name), credentials.get(id), agent);
      return callUntilKilled(call, model.get(id)!, `${name}, client ${client}, user`, report);
    }),
  );
  const before = report.acknowledged;
  // A machine that is busy may need longer for the first call than for all that follow.
  while (report.acknowledged === before && report.wrong.length === 0) await wait(1);
  await killAt(server, milliseconds);
  await Promise.all(clients);
  agent.destroy();
  report.killedUnderLoad += 1;
}

/** Bans users one after the other, and lifts every third ban again. */
async function callUntilKilled(
  call: Caller,
  users: Map<string, Standing>,
  prefix: string,
  report: KillReport,
): Promise<void> {
  for (let number = 0; ; number += 1) {
    const user = `${prefix} ${number % 3 === 2 ? number - 1 : number}`;
    const operation = number % 3 === 2 ? unban : ban;
    const input = {
      RoomId: 'test',
      MemberList_Account: [user],
      ...(operation === ban && { Duration: 86_400 }),
    };
    users.set(user, 'unsure');
    try {
      const { error } = await call(operation, input);
      if (error !== undefined) report.wrong.push(`${user}: ${operation} was refused with ${error}`);
      report.acknowledged += 1;
    } catch {
      report.unanswered += 1;
      return;
    }
    users.set(user, operation === ban ? 'banned' : 'free');
  }
}

/** Notes every difference between the emulator and the model, and settles what the model was unsure of. */
async function compare(
  { ready, stderr }: ServerProcess,
  when: string,
  model: Model,
  report: KillReport,
): Promise<void> {
  const { controlUrl } = await ready;
  for (const [id, users] of model) {
    const banned = await bannedIn(controlUrl, id);
    for (const [user, standing] of users) {
      const actual = banned.has(user) ? 'banned' : 'free';
      if (standing !== 'unsure' && standing !== actual)
        report.wrong.push(`${when}: ${user} of ${id} is ${actual}, not ${standing}`);
      users.set(user, actual);
    }
    for (const user of banned)
      if (!users.has(user)) report.wrong.push(`${when}: nobody has banned ${user} of ${id}`);
  }
  if (stderr() !== '') report.damages.push(stderr());
}

async function bannedIn(controlUrl: string, id: string): Promise<ReadonlySet<string>> {
  const state = await createControlClient({ baseUrl: controlUrl }).getState({ path: { id } });
  const banned = state['tencent-chat']?.rooms?.[0]?.banned ?? [];
  return new Set(banned.map((ban) => ('Member_Account' in ban ? String(ban.Member_Account) : '')));
}

async function credentialsAt(controlUrl: string): Promise<ReadonlyMap<string, unknown>> {
  const { sandboxes: all } = await createControlClient({ baseUrl: controlUrl }).listSandboxes();
  return new Map(all.map(({ id, credentials }) => [id, credentials['tencent-chat']]));
}

function writeConfig(folder: string): string {
  const file = join(folder, 'config.json');
  const sandbox = {
    state: { [vendor.name]: { rooms: [{ RoomId: 'test' }] } },
    limits: { [vendor.name]: { [ban]: { perSecond: 1_000_000 }, [unban]: { perSecond: 1_000_000 } } },
  };
  writeFileSync(
    file,
    JSON.stringify({ sandboxes: Object.fromEntries(sandboxes.map((id) => [id, sandbox])) }),
  );
  return file;
}
