import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { polyvLive } from '../../contracts/polyv-live/index.ts';
import { writeCall } from '../../contracts/core/recipe/write-test-call.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';
import { intercept, type Interception } from '../../emulator/cli/intercept/interception.ts';
import { coverNames } from '../../emulator/tls/covered-names.ts';
import { keepAuthority } from '../../emulator/tls/kept-authority.ts';
import { programFile } from '../cli/program-file.ts';
import { takeShare } from '../share.ts';
import { startSecure, type SecureServer } from '../tls/secure-server.ts';
import { openNamespace, whyNoNamespace, withSystemTrust, type Namespace } from './namespace.ts';
import { bySystem, plainOnly, record, works, writeRows, type Way } from './results.ts';
import { build, readReplies, readVersion, runtimes, sdks, whyAbsent } from './runtimes.ts';

const [host] = polyvLive.hosts;
const hosts = vendors.flatMap((vendor) => vendor.hosts);
const limit = 240_000;

/** A call rightly signed, and one that is not. */
function urlsOf(baseUrl: string): readonly [good: string, spoilt: string] {
  const { target } = writeCall(polyvLive, 'v4/chat/forbid/list', {
    input: { channelId: '1001', type: 'ip', pageNumber: 1, pageSize: 10 },
    credential: polyvLive.credential.fake,
    baseUrl,
    now: Date.now(),
    ids: createSeededIds(1),
  });
  const good = `${baseUrl}${target}`;
  // Another letter in the same place, in whatever order the parameters are.
  return [good, good.replace(/\bsign=(.)/, (_, first) => `sign=${first === 'A' ? 'B' : 'A'}`)];
}

function run(
  command: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ stdout: string; stderr: string }> {
  const [file = '', ...args] = command;
  return new Promise((resolve) => {
    execFile(file, args, { env }, (_, stdout, stderr) => {
      resolve({ stdout, stderr });
    });
  });
}

const success = /"status": ?"success"/;
// The streams of PHP and the connections of R show the status alone.
const refusal = /invalid signature|HTTP\/1\.1 4|400 Bad Request/;

interface Seen {
  readonly stdout: string;
  readonly stderr: string;
}

/** Holds what a program printed against what it had to see. */
function judge({ stdout, stderr }: Seen): void {
  const replies = readReplies(stdout);
  expect(replies, stderr).toHaveLength(2);
  expect(replies[0], stderr).toMatch(success);
  expect(replies[1], stderr).toMatch(refusal);
}

/** The environment that `exec --intercept` gives a command, for as long as that runs. */
async function openIntercept(): Promise<{ env: NodeJS.ProcessEnv; close: () => Promise<unknown> }> {
  const tell = 'console.log(JSON.stringify(process.env)); process.stdin.resume()';
  const child = spawn(
    process.execPath,
    [programFile, 'exec', '--intercept', '--', process.execPath, '-e', tell],
    { stdio: ['pipe', 'pipe', 'ignore'] },
  );
  const ended = once(child, 'close');
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return {
    env: JSON.parse(line) as NodeJS.ProcessEnv,
    close: () => {
      child.stdin.end();
      return ended;
    },
  };
}

let intercepted: Awaited<ReturnType<typeof openIntercept>>;
let secure: SecureServer;
let namespace: Namespace | undefined;
let trust: Interception;
let trusting: NodeJS.ProcessEnv;
const noNamespace = whyNoNamespace();
const absent = new Map(runtimes.map((runtime) => [runtime, whyAbsent(runtime)]));

/** What a user sets for clients to trust an authority, and nothing that leads them here. */
const trustVariables = [
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
  'REQUESTS_CA_BUNDLE',
  'CURL_CA_BUNDLE',
  'DENO_CERT',
  'PERL_LWP_SSL_CA_FILE',
  'SYSTEM_WGETRC',
  'R_PROFILE',
  'XDG_CONFIG_HOME',
] as const;

/** Settings of PHP beside its own, which name a file of authorities. */
function trustOfPhp(bundle: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-php-'));
  writeFileSync(join(folder, 'trust.ini'), `curl.cainfo="${bundle}"\nopenssl.cafile="${bundle}"\n`);
  return `${delimiter}${folder}`;
}

beforeAll(async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'understudy-ca-')), 'ca');
  const authority = keepAuthority(folder, coverNames(hosts));
  [intercepted, secure, namespace] = await Promise.all([
    openIntercept(),
    startSecure({ authority: { folder } }),
    noNamespace === undefined ? openNamespace(hosts, folder) : undefined,
  ]);
  trust = intercept({ hosts, gatewayUrl: secure.server.gatewayUrl, proxyNames: [] }, authority, process.env);
  const java = trust.env['JAVA_TOOL_OPTIONS']!.split(' ').filter((option) => option.includes('trustStore'));
  trusting = {
    ...process.env,
    ...Object.fromEntries(trustVariables.map((name) => [name, trust.env[name]])),
    PHP_INI_SCAN_DIR: trustOfPhp(trust.env['SSL_CERT_FILE']!),
    JAVA_TOOL_OPTIONS: java.join(' '),
  };
}, limit);

afterAll(async () => {
  namespace?.close();
  trust.end();
  await Promise.all([intercepted.close(), secure.server.close()]);
  writeRows([...runtimes, ...sdks].map(({ name }) => name));
});

/** Behind a file of hosts each second runtime is tried by day: what trusts an authority, and finds a port, is tried with each anyway. */
const behindHosts = new Set(takeShare(runtimes, 2));
const forTheNight = 'by day each second runtime is';

/** A title with the reason why its test is left out, if it is. */
function withLack(text: string, lack: string | undefined): string {
  return lack === undefined ? text : `${text} (not tried: ${lack})`;
}

describe.each(runtimes.map((runtime) => [runtime.name, runtime] as const))('%s', (_, runtime) => {
  const why = absent.get(runtime);
  const title = (text: string, lack = why): string => withLack(text, lack);

  beforeAll(() => {
    if (why === undefined) build(runtime);
  }, limit);

  const note = (way: Way, result: string): void => {
    const { name, nightly } = runtime;
    record({ name, version: readVersion(runtime.version), ...(nightly && { nightly }) }, way, result);
  };

  /** Calls the vendor's own address in a way that the environment makes, and notes what came. */
  const reach = async (way: Way, env: NodeJS.ProcessEnv, start = run): Promise<void> => {
    const { command, untold, trustsSystem } = runtime;
    const urls = urlsOf(`https://${host}`);
    if (!untold?.ways.includes(way)) {
      judge(await start([...command, ...urls], env));
      note(way, works);
      return;
    }
    judge(await start([...command, ...urlsOf(`http://${host}`)], env));
    expect((await start([...command, ...urls], env)).stderr).toMatch(untold.refusal);
    if (trustsSystem) judge(await start(withSystemTrust(env['SSL_CERT_FILE']!, [...command, ...urls]), env));
    note(way, trustsSystem ? bySystem : plainOnly);
  };

  it.skipIf(why !== undefined)(
    title('reaches a base URL of this machine, and the vendor’s own address through exec --intercept'),
    async () => {
      const plain = urlsOf(secure.server.baseUrls[polyvLive.name]);
      judge(await run([...runtime.command, ...plain], process.env));
      note('base URL', works);
      await reach('exec --intercept', intercepted.env);
    },
    limit,
  );

  const noHosts = why ?? noNamespace ?? (behindHosts.has(runtime) ? undefined : forTheNight);
  it.skipIf(noHosts !== undefined)(
    title('reaches the vendor’s own address behind a file of hosts, on the ports of the web', noHosts),
    async () => {
      judge(await namespace!.run([...runtime.command, ...urlsOf(`http://${host}`)], trusting));
      await reach('hosts', trusting, namespace!.run);
    },
    limit,
  );

  it.skipIf(why !== undefined || !runtime.mapping)(
    title(
      'reaches the gateway on a port of its own by a mapping of the runtime',
      why ?? (runtime.mapping ? undefined : 'it has none'),
    ),
    async () => {
      const port = Number(new URL(secure.server.gatewayUrl).port);
      const { env = {}, words = [] } = runtime.mapping!({ host, port });
      const command = [...runtime.command, ...words, ...urlsOf(`https://${host}:${port}`)];
      judge(await run(command, { ...trusting, ...env }));
      note('mapping', works);
    },
    limit,
  );
});

describe.each(sdks.map((sdk) => [sdk.name, sdk] as const))('%s with its own host', (_, sdk) => {
  const judgeSdk = (way: Way, { stdout, stderr }: Seen): void => {
    const replies = readReplies(stdout);
    expect(replies, stderr).toHaveLength(2);
    expect(replies[0], stderr).toMatch(sdk.success);
    expect(replies[1], stderr).toMatch(sdk.refusal);
    record({ name: sdk.name, version: readVersion(sdk.version) }, way, works);
  };

  it(
    'reaches the emulator through exec --intercept, with the key that its variables hold',
    async () => {
      judgeSdk('exec --intercept', await run(sdk.command, intercepted.env));
    },
    limit,
  );

  it.skipIf(noNamespace !== undefined)(
    withLack('reaches it behind a file of hosts', noNamespace),
    async () => {
      const { env } = intercepted;
      const own = Object.entries(env).filter(
        ([name]) => /^(?:TENCENT|VOLC)/.test(name) && !name.includes('PROXY'),
      );
      judgeSdk('hosts', await namespace!.run(sdk.command, { ...trusting, ...Object.fromEntries(own) }));
    },
    limit,
  );
});
