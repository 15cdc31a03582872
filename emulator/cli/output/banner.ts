import { isDeepStrictEqual } from 'node:util';
import { vendors } from '../../../contracts/catalog.ts';
import { printJson } from '../../../contracts/core/wire/json.ts';
import { defaultControlUrl } from '../../default-port.ts';
import type { RunningServer } from '../../server.ts';
import { defaultSandbox } from '../../core/engine/emulator.ts';
import { quoteForShell } from '../../control/curl.ts';

/** What a stranger needs to see first: where everything is, as whom to call, and one line per vendor that works. */
export function makeBanner({ emulator, controlUrl, baseUrls }: RunningServer): string {
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
  const examples = vendors.map(({ name, example }) => {
    const input = quoteForShell(printJson(example.input));
    return `  npx understudy-live sign ${name} ${example.operation} ${input}${url} | sh`;
  });
  return [
    `Understudy stands in for ${vendors.length} moderation APIs. Nothing leaves this machine.`,
    '',
    `  ${'control API'.padEnd(width)}  ${controlUrl}`,
    ...origins,
    '',
    `Credentials of the default sandbox${areFake ? ' (fake, and always the same)' : ''}:`,
    ...credentials,
    '',
    'Try a signed call (sign prints a curl line, sh runs it):',
    ...examples,
    '',
    'First steps for each vendor, with its official SDK: README.md. Stop with Ctrl-C.',
  ].join('\n');
}

function describeCredential(credential: object): string {
  return Object.entries(credential)
    .map(([field, value]) => `${field} ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join('; ');
}
