import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { LoadCall } from './load.ts';
import { startProcess, type ServerProcess } from './processes.ts';
import { makeFolder } from './workspace.ts';

/** A server of somebody else's that gives a constant reply. */
interface Competitor {
  readonly name: string;
  /** What npm installs, with its version. */
  readonly package: string;
  readonly program: string;
  readonly needsJava?: true;
  /** Writes what it is to serve into a folder, and says how to start it. */
  prepare(folder: string, port: number): readonly string[];
  /** Something that it prints when it is ready. */
  readonly ready: RegExp;
  /** Where it answers, and how it is called. */
  readonly method: 'GET' | 'POST';
}

const path = '/v4/live_engine_http_srv/ban_member';
const reply = { ActionStatus: 'OK', ErrorInfo: '', ErrorCode: 0, RequestId: 'Id-0-O-Seq-0' };

function writeJson(folder: string, name: string, value: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(value));
  return file;
}

const competitors: readonly Competitor[] = [
  {
    name: 'Prism',
    package: '@stoplight/prism-cli@5',
    program: 'prism',
    method: 'POST',
    ready: /listening/i,
    prepare(folder, port) {
      const content = { 'application/json': { schema: { type: 'object' }, example: reply } };
      const responses = { 200: { description: 'constant', content } };
      const requestBody = { content: { 'application/json': { schema: { type: 'object' } } } };
      const paths = { [path]: { post: { requestBody, responses } } };
      const file = writeJson(folder, 'api.json', {
        openapi: '3.0.3',
        info: { title: 'a', version: '1' },
        paths,
      });
      return ['mock', file, '--host', '127.0.0.1', '--port', String(port), '--verboseLevel', 'info'];
    },
  },
  {
    name: 'Mockoon CLI',
    package: '@mockoon/cli@9',
    program: 'mockoon-cli',
    method: 'POST',
    ready: /started/i,
    prepare(folder, port) {
      const headers = [{ key: 'Content-Type', value: 'application/json' }];
      const response = {
        ...{ uuid: '3', body: JSON.stringify(reply), latency: 0, statusCode: 200, label: '', headers },
        ...{ bodyType: 'INLINE', filePath: '', databucketID: '', sendFileAsBody: false, rules: [] },
        ...{ rulesOperator: 'OR', disableTemplating: true, fallbackTo404: false, default: true },
        ...{ crudKey: 'id', callbacks: [] },
      };
      const route = {
        ...{ uuid: '2', type: 'http', documentation: '', method: 'post', endpoint: path.slice(1) },
        ...{ responses: [response], responseMode: null, streamingMode: null, streamingInterval: 0 },
      };
      const file = writeJson(folder, 'api.json', {
        ...{ uuid: '1', lastMigration: 33, name: 'a', port, hostname: '127.0.0.1', endpointPrefix: '' },
        ...{ latency: 0, routes: [route], rootChildren: [{ type: 'route', uuid: '2' }], folders: [] },
        ...{ proxyMode: false, cors: false, headers: [], proxyReqHeaders: [], proxyResHeaders: [] },
        ...{ data: [], callbacks: [] },
      });
      return ['start', '--data', file, '--disable-log-to-file', '--disable-admin-api'];
    },
  },
  {
    name: 'WireMock',
    package: 'wiremock@3',
    program: 'wiremock',
    method: 'POST',
    needsJava: true,
    ready: /port:/i,
    prepare(folder, port) {
      mkdirSync(join(folder, 'mappings'));
      writeJson(folder, 'mappings/ban.json', {
        request: { method: 'POST', urlPath: path },
        response: { status: 200, jsonBody: reply, headers: { 'Content-Type': 'application/json' } },
      });
      const quiet = ['--no-request-journal', '--disable-request-logging'];
      return ['--port', String(port), '--bind-address', '127.0.0.1', '--root-dir', folder, ...quiet];
    },
  },
  {
    name: 'json-server',
    package: 'json-server@0.17',
    program: 'json-server',
    // It stores what is posted, so that its constant reply is a GET.
    method: 'GET',
    ready: /Home/,
    prepare(folder, port) {
      const routes = writeJson(folder, 'routes.json', { [`${path}*`]: '/reply' });
      const file = writeJson(folder, 'db.json', { reply });
      return [file, '--routes', routes, '--host', '127.0.0.1', '--port', String(port)];
    },
  },
];

/** A competitor that runs, or why it does not. */
export type StartedCompetitor =
  | { readonly name: string; readonly server: ServerProcess; readonly call: LoadCall }
  | { readonly name: string; readonly problem: string };

/** Starts all of them; `call` is what ours is called with. */
export async function startCompetitors(call: LoadCall): Promise<readonly StartedCompetitor[]> {
  const started: StartedCompetitor[] = [];
  for (const competitor of competitors) {
    try {
      started.push({
        name: `${competitor.name} (${competitor.package})`,
        ...(await start(competitor, call)),
      });
    } catch (error) {
      const problem = error instanceof Error ? error.message.split('\n', 1)[0]! : String(error);
      started.push({ name: `${competitor.name} (${competitor.package})`, problem });
    }
  }
  return started;
}

async function start(competitor: Competitor, call: LoadCall) {
  if (competitor.needsJava) execFileSync('java', ['-version'], { stdio: 'ignore' });
  const program = await install(competitor);
  const port = await freePort();
  const folder = makeFolder();
  const words = competitor.prepare(folder, port);
  const server = await startProcess(program, words, (line) =>
    competitor.ready.test(line) ? line : undefined,
  );
  const { pathname, search } = new URL(call.url);
  const url = `http://127.0.0.1:${port}${pathname}${search}`;
  const { method } = competitor;
  await waitUntilSuccess(url, { ...call, method });
  return {
    server,
    call: method === 'GET' ? { url, method, headers: {} } : { ...call, url },
  };
}

/** Some are ready a little later than they say. */
async function waitUntilSuccess(url: string, { method, headers, body: content }: LoadCall): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const body = method === 'GET' ? {} : { body: content ?? '' };
    const status = await fetch(url, { method, headers: { ...headers }, ...body }).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 200) return;
    if (attempt === 50) throw new Error(`it answers ${status} instead of the constant reply`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Installs a package into a folder that stays for the next time, and gives its program. */
async function install(competitor: Competitor): Promise<string> {
  const folder = join(tmpdir(), 'understudy-bench-competitors', competitor.program);
  const program = join(folder, 'node_modules/.bin', competitor.program);
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  const options = ['--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts'];
  await promisify(execFile)('npm', ['install', ...options, competitor.package], { timeout: 180_000 });
  return program;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
