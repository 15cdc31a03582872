import { networkInterfaces } from 'node:os';
import { isDeepStrictEqual } from 'node:util';
import { vendors } from '../../../contracts/catalog.ts';
import { defaultControlUrl } from '../../default-port.ts';
import type { RunningServer } from '../../server.ts';
import { defaultSandbox } from '../../core/engine/emulator.ts';
import { isEveryAddress } from '../../control/asked-host.ts';
import { quoteForShell } from '../../control/curl.ts';
import { signCommand } from '../../control/pasted-command.ts';

/** How the control API is reached. */
interface Entrance {
  readonly host?: string;
  readonly publicUrl?: string | undefined;
  readonly token?: string | undefined;
}

/** What a stranger needs to see first: where everything is, as whom to call, and one line per vendor that works. */
export function makeBanner(
  {
    emulator,
    controlUrl,
    baseUrls,
    gatewayUrl,
  }: Pick<RunningServer, 'emulator' | 'controlUrl' | 'baseUrls' | 'gatewayUrl'>,
  { host = 'localhost', publicUrl, token }: Entrance = {},
): string {
  const url = controlUrl === defaultControlUrl ? '' : ` --url ${controlUrl}`;
  const width = Math.max(...vendors.map(({ name }) => name.length));
  const origins = vendors.map(({ name }) => `  ${name.padEnd(width)}  ${baseUrls[name] ?? ''}`);
  const inForce = emulator.sandbox(defaultSandbox)!.credentials;
  const credentials = vendors.map(
    ({ name }) => `  ${name.padEnd(width)}  ${describeCredential(inForce.get(name) as object)}`,
  );
  const areFake = vendors.every(({ name, credential }) =>
    isDeepStrictEqual(inForce.get(name), credential.fake),
  );
  const examples = vendors.map(
    ({ name, example }) => `  ${signCommand(name, example.operation, example.input)}${url} | sh`,
  );
  return [
    `Understudy stands in for ${vendors.length} moderation APIs. Nothing leaves this machine.`,
    '',
    `  ${'console'.padEnd(width)}  ${consoleUrl(controlUrl)}   each call, why it was refused, the clock, faults: open it in a browser`,
    `  ${'control API'.padEnd(width)}  ${controlUrl}`,
    ...origins,
    `  ${'gateway'.padEnd(width)}  ${gatewayUrl}   all their hosts, as a proxy or by name, HTTP and HTTPS`,
    ...(publicUrl === undefined ? elsewhere(host) : []),
    '',
    `Credentials of the default sandbox${areFake ? ' (fake, and always the same)' : ''}:`,
    ...credentials,
    '',
    'Try a signed call (sign prints a curl line, sh runs it):',
    ...(token === undefined ? [] : [`  export UNDERSTUDY_TOKEN=${quoteForShell(token)}`]),
    ...examples,
    '',
    'A sample in your language for each vendor: docs/sdk. Stop with Ctrl-C.',
  ].join('\n');
}

/** The page of the control origin. */
export function consoleUrl(controlUrl: string): string {
  return `${controlUrl}/`;
}

/** Where it listens on all addresses: the one that another machine or container may call. */
function elsewhere(host: string): readonly string[] {
  if (!isEveryAddress(host)) return [];
  const others = Object.values(networkInterfaces()).flatMap((entries = []) => entries);
  const found = others.find(({ internal, family }) => !internal && family === 'IPv4');
  const name = found ? `${found.address} in place of the address above` : 'its own address';
  return ['', `Other machines and containers call this one by ${name}.`];
}

function describeCredential(credential: object): string {
  return Object.entries(credential)
    .map(([field, value]) => `${field} ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join('; ');
}
