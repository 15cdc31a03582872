import type { SandboxInput } from '../contracts/control/config.ts';
import { bounds } from '../contracts/core/config/bounds.ts';
import { signCall, withoutLimits } from './calls.ts';
import type { Effort } from './effort.ts';
import { startEmulatorProcess, type EmulatorProcess } from './emulator-process.ts';
import { load } from './load.ts';
import { goal, type Report } from './report.ts';
import { measureInTurn, ratio, spreadOf } from './rounds.ts';

const vendor = 'tencent-chat';
const roomId = 'test';

/** Seconds since 1970, far in the future. */
const until = 4_000_000_000;

const megabyte = 1024 * 1024;

/** A state with one room and so many bans. */
function stateOf(bans: number): NonNullable<SandboxInput['state']> {
  const banned = Array.from({ length: bans }, (_, index) => ({
    Member_Account: `viewer${index}`,
    BannedUntil: until,
  }));
  return { [vendor]: { rooms: [{ RoomId: roomId, banned }] } };
}

/** Milliseconds that a call of the control API takes. Throws when it is refused. */
async function time(url: string, method: string, body?: string): Promise<number> {
  const start = performance.now();
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(url, { method, headers, ...(body !== undefined && { body }) });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}`);
  return performance.now() - start;
}

const stateUrl = ({ controlUrl }: EmulatorProcess) => `${controlUrl}/api/sandboxes/default/state`;

/** What many sanctions in one sandbox do to speed and memory. */
export async function measureGrowth(effort: Effort): Promise<Report> {
  const sizes = [...new Set([10, 10_000, effort.sanctions])];
  const servers = await Promise.all(sizes.map(() => startEmulatorProcess(withoutLimits)));
  try {
    const before = servers.at(-1)!.memory() ?? NaN;
    const rows: (readonly string[])[] = [];
    for (const [index, server] of servers.entries()) {
      const milliseconds = await time(stateUrl(server), 'PUT', JSON.stringify(stateOf(sizes[index]!)));
      rows.push([`\`PUT …/state\` with ${print(sizes[index]!)} bans`, `${milliseconds.toFixed(0)} ms`, '']);
    }
    const input = { RoomId: roomId, MemberList_Account: ['viewer1'], Duration: 3600 };
    const ban = { operation: 'live_engine_http_srv/ban_member', input };
    const candidates = servers.map((server, index) => ({
      name: String(sizes[index]),
      call: () => signCall(vendor, server.baseUrls[vendor]!, Date.now(), ban),
    }));
    const figures = await measureInTurn(candidates, effort.rounds, { seconds: effort.seconds });
    const small = figures.get(String(sizes[0]))!;
    for (const size of sizes.slice(1)) {
      const { least, middle, greatest } = ratio(figures.get(String(size))!, small);
      const words = `${middle.toFixed(2)} (${least.toFixed(2)} to ${greatest.toFixed(2)}) times that with 10`;
      rows.push([
        `throughput of \`ban_member\` with ${print(size)} bans`,
        words,
        goal(middle >= 0.9, 'at least 0.9'),
      ]);
    }
    rows.push(...(await measurePages(servers.at(-1)!, effort)));
    const bytes = ((servers.at(-1)!.memory() ?? NaN) - before) / effort.sanctions;
    rows.push([
      `memory of the process per ban, of ${print(effort.sanctions)}`,
      `${bytes.toFixed(0)} bytes`,
      '',
    ]);
    return {
      title: 'Growth',
      text: 'Bans in one room of one sandbox. Each size has a process of its own; they are loaded in turn.',
      whenMissed:
        'No call looks at more than its own room and member; what more bans cost is the collector’s work, which walks all ' +
        'that is kept while calls are answered.',
      head: ['', 'measured', 'goal'],
      rows,
    };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/** The first page of a long list against one in the middle and the last one. */
async function measurePages(server: EmulatorProcess, effort: Effort): Promise<(readonly string[])[]> {
  const offsets = [0, effort.sanctions / 2, effort.sanctions - 100];
  const candidates = offsets.map((Offset) => ({
    name: String(Offset),
    call: () =>
      signCall(vendor, server.baseUrls[vendor]!, Date.now(), {
        operation: 'live_engine_http_srv/get_banned_member_list',
        input: { RoomId: roomId, Limit: 100, Offset },
      }),
  }));
  const figures = await measureInTurn(candidates, effort.rounds, { seconds: effort.seconds / 2 });
  const first = figures.get('0')!;
  return offsets.slice(1).map((offset) => {
    const { least, middle, greatest } = ratio(figures.get(String(offset))!, first);
    const words = `${middle.toFixed(2)} (${least.toFixed(2)} to ${greatest.toFixed(2)}) times that of the first`;
    return [
      `pages of 100 in a second from offset ${print(offset)}`,
      words,
      goal(middle >= 0.9, 'at least 0.9'),
    ];
  });
}

/** How long it takes to reset and to restore a sandbox with as many records of two values as a state may have. */
export async function measureResets(effort: Effort): Promise<Report> {
  const records = bounds.stateValues / 2 - 100;
  const server = await startEmulatorProcess(withoutLimits);
  try {
    const body = JSON.stringify(stateOf(records));
    const [resets, restores]: [number[], number[]] = [[], []];
    for (let round = 0; round <= effort.rounds; round += 1) {
      restores.push(await time(stateUrl(server), 'PUT', body));
      resets.push(await time(`${server.controlUrl}/api/sandboxes/default/reset`, 'POST'));
    }
    const row = (name: string, [, ...figures]: readonly number[], most: number) => {
      const { least, middle, greatest } = spreadOf(figures);
      const words = `${middle.toFixed(1)} ms (${least.toFixed(1)} to ${greatest.toFixed(1)})`;
      return [name, words, goal(middle <= most, `at most ${most} ms`)];
    };
    return {
      title: 'Reset and restore',
      text: 'Through the control API, from the call to the end of its answer.',
      whenMissed:
        'Most of a restore is validation: every record passes its schema, so that a wrong one is refused with its path and ' +
        'nothing changes. Tried and kept: reading the bytes once, and ranges without a schema of their own. A reset is ' +
        'within the spread of its goal.',
      head: ['', 'measured', 'goal'],
      rows: [
        row(`reset of a sandbox with ${print(records)} records`, resets, 10),
        row(`restore of ${print(records)} records`, restores, 300),
      ],
    };
  } finally {
    await server.stop();
  }
}

/** The memory of a process before and after many calls, with the journal as it is by default. */
export async function measureMemory(effort: Effort): Promise<Report> {
  const server = await startEmulatorProcess({ state: stateOf(10), ...withoutLimits });
  try {
    const idle = server.memory() ?? NaN;
    const input = { RoomId: roomId, MemberList_Account: ['viewer1'], Reason: 'advertising', Duration: 3600 };
    const operation = 'live_engine_http_srv/ban_member';
    const call = signCall(vendor, server.baseUrls[vendor]!, Date.now(), { operation, input });
    await load(call, { calls: effort.calls });
    const after = server.memory() ?? NaN;
    const row = (name: string, bytes: number, most: number): readonly string[] => [
      name,
      `${(bytes / megabyte).toFixed(0)} MB`,
      goal(bytes <= most * megabyte, `at most ${most} MB`),
    ];
    return {
      title: 'Memory',
      text: 'What the system counts as resident (RSS). The journal keeps 16 MiB of calls.',
      whenMissed:
        'In use are code, schemas and 16 MiB of journal; the rest is room that V8 keeps for garbage. Tried and kept: ' +
        'copying the bodies of short requests, so that the journal does not keep their chunks. Tried and left: ' +
        '`node --heap-growing-percent=25`, with which V8 keeps less and is slower.',
      head: ['', 'measured', 'goal'],
      rows: [row('idle', idle, 65), row(`after ${print(effort.calls)} calls of \`ban_member\``, after, 120)],
    };
  } finally {
    await server.stop();
  }
}

function print(count: number): string {
  return count.toLocaleString('en-US');
}
