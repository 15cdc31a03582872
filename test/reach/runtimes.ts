import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isHere } from '../examples/runtimes.ts';
import type { Way } from './results.ts';

const program = (name: string): string => fileURLToPath(new URL(`programs/${name}`, import.meta.url));
const node = process.execPath;
const python = '/usr/bin/python3';

/** A way of calling URLs that knows nothing of an emulator: it prints each body and then a line with two dashes. */
export interface Runtime {
  readonly name: string;
  /** The command that runs it, but for the URLs. */
  readonly command: readonly string[];
  /** Makes the command ready, once. */
  readonly build?: readonly string[];
  /** A command that prints its version, and the part of that which is the version. */
  readonly version: readonly string[];
  /** What must not fail where having the program is not enough. */
  readonly probe?: readonly string[];
  /** The runtime's own way of saying where a host is: more environment, or more words of the command. */
  readonly mapping?: (place: Place) => {
    readonly env?: NodeJS.ProcessEnv;
    readonly words?: readonly string[];
  };
  /** Ways in which no variable tells it whom to trust, and the words in which it refuses. */
  readonly untold?: { readonly ways: readonly Way[]; readonly refusal: RegExp };
  /** Whether it trusts whom the system trusts, where no variable tells it. */
  readonly trustsSystem?: true;
  /** What is long to install, to compile or to start is tried nightly. */
  readonly nightly?: true;
}

/** The place of a host: which port stands in for it on this machine. */
export interface Place {
  readonly host: string;
  readonly port: number;
}

/** What is compiled goes here. */
const built = mkdtempSync(join(tmpdir(), 'understudy-reach-'));

const pythonWith = (file: string) => ({ command: [python, program(file)], version: [python, '--version'] });
const requests = {
  probe: [python, '-c', 'import requests'],
  version: [
    python,
    '-c',
    'import requests, platform; print(f"{requests.__version__} on Python {platform.python_version()}")',
  ],
};
const nodeWith = (file: string) => ({ command: [node, program(file)], version: [node, '--version'] });
/** A program in Perl, with what it uses: the first is what is called by its version. */
const perlWith = (file: string, module: string, ...others: readonly string[]) => ({
  command: ['perl', program(file)],
  probe: ['perl', ...[module, ...others].map((name) => `-M${name}`), '-e', '1'],
  version: ['perl', `-M${module}`, '-e', `printf "%s on Perl %vd", ${module}->VERSION, $^V`],
});
const versionOf = (name: string): readonly string[] => [
  node,
  '-p',
  `const { name, version } = require('${name}/package.json'); version + ' on Node ' + process.versions.node`,
];
const byVariable = ({ host, port }: Place) => ({ env: { RESOLVE: `${host}:${port}:127.0.0.1` } });
const byHostsFile = ({ host }: Place) => {
  const file = join(built, 'hosts');
  writeFileSync(file, `127.0.0.1 ${host}\n`);
  return { env: { JDK_JAVA_OPTIONS: `-Djdk.net.hosts.file=${file}` } };
};
const javaWith = (name: string) => ({
  mapping: byHostsFile,
  build: ['javac', '-d', built, program(`${name}.java`)],
  command: ['java', '-cp', built, name],
  version: ['java', '--version'],
});

/** A program for Mono, with the parts of .NET that it uses. */
const monoWith = (name: string, ...parts: readonly string[]) => ({
  build: [
    'mcs',
    `-out:${join(built, `${name}.exe`)}`,
    ...parts.map((part) => `-r:${part}`),
    program(`${name}.cs`),
  ],
  command: ['mono', join(built, `${name}.exe`)],
  version: ['mono', '--version'],
});

/** Whether those alone are asked for that are Node, as on another Node than the usual one. */
const isOfNode = process.env['UNDERSTUDY_REACH'] === 'node';

/** Whether the long ones are asked for, as nightly. */
const isNightly = process.env['UNDERSTUDY_EVERY_RUNTIME'] === 'nightly';

export const runtimes: readonly Runtime[] = [
  {
    name: 'curl',
    command: ['curl', '-s', '-w', '\\n--\\n'],
    version: ['curl', '--version'],
    mapping: ({ host, port }) => ({ words: ['--resolve', `${host}:${port}:127.0.0.1`] }),
  },
  { name: 'wget', command: ['sh', program('wget.sh')], version: ['wget', '--version'] },
  { name: 'Python urllib', ...pythonWith('urllib_calls.py') },
  { name: 'Python requests', ...pythonWith('requests_calls.py'), ...requests },
  {
    name: 'Python requests, trust_env=False',
    ...pythonWith('requests_without_environment.py'),
    ...requests,
    untold: { ways: ['hosts'], refusal: /certificate verify failed/i },
  },
  { name: 'Node fetch', ...nodeWith('fetch.mjs') },
  { name: 'Bun fetch', command: ['bun', program('fetch.mjs')], version: ['bun', '--version'] },
  {
    name: 'Deno fetch',
    command: ['deno', 'run', '--quiet', '--allow-net', '--allow-env', '--allow-read', program('fetch.mjs')],
    version: ['deno', '--version'],
  },
  { name: 'Node https', ...nodeWith('https.mjs'), mapping: byVariable },
  { name: 'undici', ...nodeWith('undici.mjs'), version: versionOf('undici') },
  { name: 'axios', ...nodeWith('axios.mjs'), version: versionOf('axios') },
  { name: 'Ruby net/http', command: ['ruby', program('calls.rb')], version: ['ruby', '--version'] },
  { name: 'Perl LWP', ...perlWith('lwp_calls.pl', 'LWP::UserAgent', 'LWP::Protocol::https') },
  { name: 'Perl HTTP::Tiny', ...perlWith('tiny_calls.pl', 'HTTP::Tiny', 'IO::Socket::SSL') },
  {
    name: 'PHP curl',
    command: ['php', program('curl_calls.php')],
    probe: ['php', '-r', 'exit(function_exists("curl_init") ? 0 : 1);'],
    mapping: byVariable,
    version: ['php', '--version'],
  },
  { name: 'PHP streams', command: ['php', program('stream_calls.php')], version: ['php', '--version'] },
  {
    name: 'Go net/http',
    build: ['go', 'build', '-o', join(built, 'calls'), program('calls.go')],
    command: [join(built, 'calls')],
    version: ['go', 'version'],
    mapping: byVariable,
  },
  { name: 'Java HttpsURLConnection', ...javaWith('ConnectionCalls') },
  { name: 'Java HttpClient', ...javaWith('ClientCalls') },
  {
    name: 'Groovy URL',
    nightly: true,
    command: ['groovy', program('calls.groovy')],
    version: ['groovy', '--version'],
  },
  {
    name: 'Clojure URL',
    nightly: true,
    command: ['clojure', program('calls.clj')],
    version: ['clojure', '-e', '(println (clojure-version))'],
  },
  {
    name: 'Scala URL',
    nightly: true,
    build: ['scalac', '-d', built, program('ScalaCalls.scala')],
    command: ['scala', '-cp', built, 'ScalaCalls'],
    version: ['sh', '-c', 'scala -version 2>&1'],
    probe: ['scala', '-version'],
  },
  {
    name: 'Kotlin URL',
    nightly: true,
    build: ['kotlinc', program('KotlinCalls.kt'), '-d', join(built, 'kotlin.jar')],
    command: ['kotlin', '-cp', join(built, 'kotlin.jar'), 'KotlinCallsKt'],
    version: ['dpkg-query', '--show', 'kotlin'],
  },
  { name: 'C# HttpClient on Mono', nightly: true, ...monoWith('HttpClientCalls', 'System.Net.Http.dll') },
  { name: 'C# WebRequest on Mono', nightly: true, ...monoWith('WebRequestCalls') },
  {
    name: 'R httr',
    nightly: true,
    command: ['Rscript', program('httr_calls.R')],
    probe: ['Rscript', '-e', 'library(httr)'],
    version: ['Rscript', '-e', 'cat(sprintf("%s on R %s", packageVersion("httr"), getRversion()))'],
  },
  {
    name: 'R url',
    nightly: true,
    command: ['Rscript', program('url_calls.R')],
    version: ['Rscript', '--version'],
  },
  {
    name: 'Lua http',
    nightly: true,
    command: ['lua5.1', program('http_calls.lua')],
    probe: ['lua5.1', '-l', 'http.request', '-e', ''],
    version: ['lua5.1', '-e', 'print(require("http.version").version .. " on " .. _VERSION)'],
  },
  {
    name: 'Rust reqwest',
    nightly: true,
    build: ['sh', program('rust/build.sh'), built],
    command: [join(built, 'rust/target/debug/calls')],
    version: [
      'sh',
      '-c',
      "echo $(dpkg-query --showformat '${Version}' --show librust-reqwest-dev) on $(/usr/bin/rustc --version)",
    ],
  },
  {
    name: 'C libcurl',
    nightly: true,
    build: ['gcc', program('curl_calls.c'), '-o', join(built, 'curl_calls'), '-lcurl'],
    command: [join(built, 'curl_calls')],
    version: ['curl-config', '--version'],
    untold: { ways: ['exec --intercept', 'hosts'], refusal: /SSL peer certificate/ },
    trustsSystem: true,
  },
];

/** An official SDK with its own host, which makes a call with the key of the environment and one with another. */
export interface Sdk {
  readonly name: string;
  readonly host: string;
  readonly command: readonly string[];
  readonly version: readonly string[];
  readonly success: RegExp;
  readonly refusal: RegExp;
}

export const sdks: readonly Sdk[] = [
  {
    name: 'tencentcloud-sdk-nodejs-intl-en',
    host: 'trtc.intl.tencentcloudapi.com',
    command: [node, program('tencentcloud.mjs')],
    version: versionOf('tencentcloud-sdk-nodejs-intl-en'),
    success: /^\{"RequestId":"/,
    refusal: /^AuthFailure\.SignatureFailure$/,
  },
  {
    name: '@volcengine/openapi',
    host: 'open.volcengineapi.com',
    command: [node, program('volcengine.mjs')],
    version: versionOf('@volcengine/openapi'),
    success: /"Result":\{"Status":true\}/,
    refusal: /"Code":"SignatureDoesNotMatch"/,
  },
  {
    name: '@volcengine/sdk-core',
    host: 'open.volcengineapi.com',
    command: [node, program('volcengine-core.mjs')],
    version: versionOf('@volcengine/sdk-core'),
    success: /"Result":\{"Status":true\}/,
    refusal: /"Code":"SignatureDoesNotMatch"/,
  },
  {
    name: 'tls-sig-api-v2',
    host: 'console.tim.qq.com',
    command: [node, program('tencent-chat.mjs')],
    version: versionOf('tls-sig-api-v2'),
    success: /"ErrorCode":0/,
    refusal: /"ErrorCode":70/,
  },
];

/** Why a runtime cannot be tried on this machine; undefined where it can. */
export function whyAbsent({ version, probe, nightly, command }: Runtime): string | undefined {
  const [program = '', ...question] = version;
  if (nightly && !isNightly) return 'it is tried nightly';
  if (isOfNode && command[0] !== node) return 'it is no Node';
  if (!isHere(program, question)) return `${program} is not installed`;
  const [file = '', ...args] = probe ?? [];
  return probe === undefined || isHere(file, args) ? undefined : `${file} lacks what the call needs`;
}

/** Compiles what has to be. Throws with what the compiler said. */
export function build({ build: [file = '', ...args] = [] }: Runtime): void {
  if (file === '') return;
  const { status, stderr, error } = spawnSync(file, args, { encoding: 'utf8' });
  if (status !== 0) throw error ?? new Error(stderr);
}

const versions = new Map<readonly string[], string>();

/** The version that a command tells, without the words around it. Each command is asked once. */
export function readVersion(command: readonly string[]): string {
  const known = versions.get(command);
  if (known !== undefined) return known;
  const [file = '', ...args] = command;
  const { stdout } = spawnSync(file, args, { encoding: 'utf8' });
  const version = /\d+\.\d+[\w.-]*( on .*)?/.exec(stdout)?.[0] ?? stdout.trim();
  versions.set(command, version);
  return version;
}

/** What a program printed, call by call. */
export function readReplies(stdout: string): readonly string[] {
  return stdout.split(/\n?--\n/).slice(0, -1);
}
