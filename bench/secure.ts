import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tencentChat } from '../contracts/tencent-chat/index.ts';
import { signCall, withoutLimits } from './calls.ts';
import type { Effort } from './effort.ts';
import { startEmulatorProcess } from './emulator-process.ts';
import type { LoadCall } from './load.ts';
import { goal, type Report } from './report.ts';
import { measureInTurn, printSpread, ratio, spreadOf } from './rounds.ts';

/** What TLS with connections that are kept may cost: at least so many answers, as so many times those over plain HTTP. */
const secureGoal = 0.7;

const plain = 'HTTP';
const secure = 'HTTPS';

/** Compares the same call over HTTP, over HTTPS on the same port, and through the gateway by the vendor's name. */
export async function measureSecure(effort: Effort): Promise<Report> {
  const authority = join(mkdtempSync(join(tmpdir(), 'understudy-bench-')), 'ca');
  const start = ['--quiet', '--ca', authority];
  const emulator = await startEmulatorProcess({ state: 'demo', ...withoutLimits }, { start });
  const { name, hosts } = tencentChat;
  const [host] = hosts;
  const call = (scheme: string, baseUrl: string, hostname: string): LoadCall => {
    const signed = signCall(name, emulator.baseUrls[name]!, Date.now());
    const { pathname, search } = new URL(signed.url);
    const { port, host: address } = new URL(baseUrl);
    return { ...signed, address, url: `${scheme}://${hostname}:${port}${pathname}${search}` };
  };
  const own = emulator.baseUrls[name]!;
  const { gatewayUrl } = emulator;
  const candidates = [
    { name: plain, call: () => call('http', own, 'localhost') },
    { name: secure, call: () => call('https', own, 'localhost') },
    { name: 'HTTP through the gateway', call: () => call('http', gatewayUrl, host) },
    { name: 'HTTPS through the gateway', call: () => call('https', gatewayUrl, host) },
  ];
  try {
    const figures = await measureInTurn(candidates, effort.rounds, { seconds: effort.seconds });
    return {
      title: 'HTTPS and the gateway',
      text: '`ban_member` over connections that are kept, by one process on one core; the load pays for its half of TLS on another.',
      whenMissed:
        'What TLS costs beyond HTTP is a record for each request and each reply, which OpenSSL seals and opens.',
      head: ['', 'answers per second', 'as so many times plain HTTP', 'goal'],
      rows: candidates.map((candidate) => {
        const found = figures.get(candidate.name)!;
        const times = ratio(found, figures.get(plain)!);
        const verdict =
          candidate.name === secure ? goal(times.middle >= secureGoal, `at least ${secureGoal}`) : '';
        return [candidate.name, printSpread(spreadOf(found), 0), printSpread(times, 2), verdict];
      }),
    };
  } finally {
    await emulator.stop();
  }
}
