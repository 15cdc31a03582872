import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Command } from 'commander';
import { defaultPort } from '../../default-port.ts';
import type { ExchangeListener } from '../../http/node-listener.ts';
import type { DataProblem } from '../../persistence/data-error.ts';
import { onStop } from '../../platform.ts';
import { startServer, type RunningServer, type ServerOptions } from '../../server.ts';
import { consoleUrl, makeBanner } from '../output/banner.ts';
import { addDataOptions, type SandboxOptions } from '../options/data.ts';
import { addSharedOptions, checkShared, type SharedOptions } from '../options/shared.ts';
import { readToken } from '../options/token.ts';
import { muting } from '../options/mute.ts';
import { makeEmulator } from '../run/open-emulator.ts';
import {
  parseAllowHost,
  parseHost,
  parseOrigins,
  parsePassThrough,
  parsePort,
  parsePublicUrl,
  parseSinglePort,
  parseToken,
} from '../options/parse.ts';
import { printError, printLine } from '../output/print-line.ts';
import { safeLine } from '../../../contracts/core/wire/safe-text.ts';
import { said } from '../../../contracts/core/contract/filled-error-key.ts';
import { clean, describeReason, type Showing } from '../../../contracts/core/contract/reason.ts';
import type { Exchange } from '../../core/engine/emulator.ts';

interface StartOptions extends SandboxOptions, SharedOptions {
  readonly port: number;
  readonly host: string;
  readonly token?: string | true;
  readonly allowHost?: readonly string[];
  readonly publicUrl?: string;
  readonly allowCallbacksTo?: readonly string[];
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly ca?: string;
  readonly gatewayPort?: number;
  readonly gatewayHttpPort?: number;
  readonly passThrough?: readonly string[];
}

export function addStartCommand(program: Command): void {
  const command = program
    .command('start')
    .description('start the emulator: the control API, and one origin per vendor on the ports after it')
    .option(
      '--port <port>',
      'the port of the control API; the vendors follow; 0 picks free ports',
      parsePort,
      defaultPort,
    )
    .option(
      '--host <address>',
      'the address to listen on; localhost is 127.0.0.1 and ::1',
      parseHost,
      'localhost',
    )
    .option(
      '--token [text]',
      'what calls of the control API must carry; without a text: UNDERSTUDY_TOKEN, or one that is made and printed',
      parseToken,
    )
    .option(
      '--allow-host <name>',
      'another name by which the control API may be called without a token, like understudy or *.local; repeat it for more',
      parseAllowHost,
    )
    .option(
      '--public-url <url>',
      "where others find the control API, for what banner, env and JSON say; the vendors' ports follow it",
      parsePublicUrl,
    )
    .option('--config <file>', 'sandboxes, in JSON or YAML')
    .option('--allow-callbacks-to <host...>', 'hosts besides this machine that callbacks may be delivered to')
    .option(
      '--allow-origin <origin...>',
      'web pages besides those of this machine that may call the vendors, like https://app.example',
      parseOrigins,
    )
    .option(
      '--ca <folder>',
      'the folder of the authority that certifies for TLS; by default that of your own data',
    )
    .option(
      '--gateway-port <port>',
      "the port of the gateway, which stands in for the vendors' own hosts, by name or as a proxy; by default the one after the last vendor's",
      parseSinglePort,
    )
    .option('--gateway-http-port <port>', 'one more port of the gateway, like 80', parseSinglePort)
    .option(
      '--pass-through <host>',
      'another host that the gateway may let calls out to, as a proxy; repeat it for more',
      parsePassThrough,
    )
    .option('--json', 'print one line of JSON when ready, instead of the banner')
    .option('--quiet', 'no line per request on stderr')
    .option('--no-debug-headers', 'leave out the x-understudy-… headers of replies');
  addSharedOptions(addDataOptions(muting(command)))
    .addHelpText('after', '\nExample:\n  understudy start --port 5000 --config understudy.yaml')
    .action(start);
}

async function start(options: StartOptions): Promise<void> {
  let showing: Showing = { hide: (text) => text };
  const onExchange: ExchangeListener = (exchange, milliseconds) => {
    printError(safeLine(showing.hide(logLine(exchange, milliseconds, showing))));
  };
  const onProtocolError = (sentence: string): void => {
    printError(safeLine(sentence));
  };
  const givenToken =
    options.token === true ? readToken(process.env['UNDERSTUDY_TOKEN'] || undefined) : options.token;
  const token = options.token === true ? (givenToken ?? randomBytes(24).toString('base64url')) : givenToken;
  const serverOptions = {
    port: options.port,
    host: options.host,
    ...(token !== undefined && { token }),
    allowHosts: options.allowHost ?? [],
    publicUrl: options.publicUrl,
    allowCallbacksTo: options.allowCallbacksTo ?? [],
    authority: { folder: options.ca },
    gatewayPort: options.gatewayPort,
    gatewayHttpPort: options.gatewayHttpPort,
    passThrough: options.passThrough ?? [],
    ...(!options.quiet && { onExchange, onProtocolError: onProtocolError }),
  };
  const { server, failed } = await open(options, serverOptions);
  showing = server.emulator;
  if (token !== givenToken) process.stderr.write(`The token of the control API: ${token ?? ''}\n`);
  printLine(options.json ? JSON.stringify(readyMessage(server)) : makeBanner(server, { ...options, token }));
  const end = await Promise.race([stopSignal(), ...(failed ? [failed] : [])]);
  if (end === 'SIGTERM' && options.shared !== undefined) await Promise.race([leave(server), stopSignal()]);
  await server.close();
  if (end instanceof Error) throw end;
}

interface Opened {
  readonly server: RunningServer;
  /** Settles when the data folder cannot be written any more. */
  readonly failed?: Promise<DataProblem>;
}

async function open(options: StartOptions, serverOptions: ServerOptions): Promise<Opened> {
  const { data, config, shared } = options;
  checkShared(options);
  if (shared !== undefined) {
    const { openShared } = await import('../run/open-shared.ts');
    return { server: await openShared({ ...options, shared }, serverOptions) };
  }
  if (data === undefined)
    return { server: await startServer(await makeEmulator(config, options), serverOptions) };
  // Most runs keep nothing, and start sooner without what keeps it.
  const [{ openPersistent }, { startPersistent }] = await Promise.all([
    import('../run/open-persistent.ts'),
    import('../../persistent-server.ts'),
  ]);
  const persistent = await openPersistent(data, options);
  return { server: await startPersistent(persistent, serverOptions), failed: persistent.failed };
}

function readyMessage({ controlUrl, baseUrls, gatewayUrl }: RunningServer) {
  const vendors = Object.entries(baseUrls).map(([name, baseUrl]) => [name, { baseUrl }]);
  return {
    ready: true,
    console: { url: consoleUrl(controlUrl) },
    control: { baseUrl: controlUrl },
    vendors: Object.fromEntries(vendors) as object,
    gateway: { baseUrl: gatewayUrl },
  };
}

/** Long enough for two checks of a load balancer; with what follows less than Kubernetes and Docker give a program to end. */
const noticeMilliseconds = 3000;
const drainMilliseconds = 5000;

/** Other replicas go on: load balancers leave this one, and then clients do between two calls. */
async function leave(server: RunningServer): Promise<void> {
  server.announceStop();
  await wait(noticeMilliseconds);
  await server.drain(drainMilliseconds);
}

function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    const off = onStop((signal) => {
      off();
      resolve(signal);
    });
  });
}

/** One line per call: method, operation, outcome, milliseconds. */
function logLine({ sandbox, entry }: Exchange, milliseconds: number, showing: Showing): string {
  const { method, target } = entry.request;
  const what = entry.operation ?? target.split('?', 1)[0] ?? '/';
  const where = sandbox === 'default' ? '' : ` [${sandbox}]`;
  const outcome = said(entry.outcome, entry.reply.body);
  const why = entry.reason ? ` ${describeReason(clean(entry.reason, showing))}` : '';
  const faults = entry.faults.length === 0 ? '' : ` (fault: ${entry.faults.join(', ')})`;
  // Where it was thrown stands in the journal.
  const defect = entry.defect === undefined ? '' : ` (bug: ${entry.defect.split('\n', 1)[0]!})`;
  return `${entry.vendor}${where} ${method} ${what} → ${outcome}${why}${faults} ${milliseconds.toFixed(1)} ms${defect}`;
}
