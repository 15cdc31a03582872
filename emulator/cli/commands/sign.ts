import type { Command } from 'commander';
import { vendors } from '../../../contracts/catalog.ts';
import { tightenIds } from '../../../contracts/core/ids.ts';
import { decodeText, readJson } from '../../../contracts/core/json.ts';
import { hintAt } from '../../../contracts/core/nearest-names.ts';
import { createRandomIds } from '../../../clients/core/random-ids.ts';
import { printCurl } from '../../curl.ts';
import { connect, printLine, remote, type RemoteOptions } from '../control.ts';
import { UsageError } from '../usage-error.ts';

interface SignOptions extends RemoteOptions {
  readonly option: Readonly<Record<string, string>>;
}

export function addSignCommand(program: Command): void {
  remote(program.command('sign <vendor> <operation> [input]'))
    .description('print a signed curl line for a call, by the credentials and the clock of a running sandbox')
    .option(
      '--option <name=value>',
      'a choice of the vendor’s signer, for example signatureMethod=SHA256',
      collect,
      {},
    )
    .addHelpText(
      'after',
      `\nExample:\n  understudy sign tencent-chat live_engine_http_srv/ban_member '{"RoomId":"test","MemberList_Account":["user1"],"Duration":3600}'`,
    )
    .action(sign);
}

async function sign(
  vendorName: string,
  key: string,
  inputText: string | undefined,
  options: SignOptions,
): Promise<void> {
  const vendor = vendors.find(({ name }) => name === vendorName);
  if (!vendor)
    throw unknown(
      'vendor',
      vendorName,
      vendors.map(({ name }) => name),
    );
  const operation = vendor.operations[key];
  if (!operation) throw unknown(`operation of ${vendorName}`, key, Object.keys(vendor.operations));

  const control = connect(options);
  const path = { id: options.sandbox };
  const sandbox = await control.getSandbox({ path });
  const { now } = await control.getClock({ path });
  const request = vendor.dialect.write({
    key,
    operation,
    input: tightenIds(operation.input, readInputText(inputText ?? '{}')) as Record<string, unknown>,
    credential: sandbox.credentials[vendorName],
    baseUrl: sandbox.vendors[vendorName]?.baseUrl ?? '',
    now: Date.parse(now),
    ids: createRandomIds(),
    options: options.option,
  });
  const { method, url, headers } = request;
  const curl = printCurl({ method, url, headers, body: decodeText(request.body) });
  printLine(
    options.json ? JSON.stringify({ method, url, headers, body: decodeText(request.body), curl }) : curl,
  );
}

function readInputText(text: string): unknown {
  const json = readJson(text);
  if ('problem' in json) throw new UsageError(`The input is not JSON: ${json.problem}.`);
  if (typeof json.value !== 'object' || json.value === null)
    throw new UsageError('The input must be a JSON object.');
  return json.value;
}

function unknown(kind: string, name: string, known: readonly string[]): UsageError {
  return new UsageError(`There is no ${kind} "${name}".${hintAt(name, known)}`);
}

function collect(text: string, collected: Record<string, string>): Record<string, string> {
  const mark = text.indexOf('=');
  if (mark < 1) throw new UsageError(`--option takes name=value, not "${text}".`);
  return { ...collected, [text.slice(0, mark)]: text.slice(mark + 1) };
}
