import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { parse } from 'shell-quote';
import type { HttpReply } from '../../contracts/core/wire/http.ts';
import { fileOf, runHere } from '../cli/program.ts';

const call = /^(understudy sign .*) \| sh(?:; echo)?$/s;
const printedRecipe = /^(understudy recipe .*) \| sh$/;
const repeated = /^for n in \$\(seq (\d+)\); do (.*); done$/s;
const withInput = /^(understudy .*) - <<'END'\n(.*)\nEND$/s;

/**
 * Does what a POSIX shell does with the lines of a printed recipe, and gives the reply of the last call. It knows the few
 * shapes that recipes are written in and throws at any other, so that thousands of processes need not be started.
 */
export async function runPrinted(script: string, controlUrl: string): Promise<HttpReply> {
  let last: HttpReply | undefined;
  for (const command of splitCommands(script.replaceAll('npx understudy-live ', 'understudy '))) {
    const [, times = '1', line = command] = repeated.exec(command) ?? [];
    for (let count = 0; count < Number(times); count += 1)
      last = (await runCommand(line, controlUrl)) ?? last;
  }
  if (!last) throw new Error('the recipe makes no call');
  return last;
}

/** One command each, with what it reads from its standard input. */
function splitCommands(script: string): readonly string[] {
  const withoutComments = script.replaceAll(/^#.*\n/gm, '');
  return withoutComments.match(/^understudy .* - <<'END'\n[^]*?\nEND$|^[^\n]+$/gm) ?? [];
}

async function runCommand(line: string, controlUrl: string): Promise<HttpReply | undefined> {
  const [, signing] = call.exec(line) ?? [];
  if (signing !== undefined) return runCurl(await understudy(wordsOf(signing), controlUrl));
  const [, printing] = printedRecipe.exec(line) ?? [];
  if (printing !== undefined)
    return runPrinted((await runHere(...wordsOf(printing).slice(1))).stdout.trimEnd(), controlUrl);
  const [, command = line, input] = withInput.exec(line) ?? [];
  const words = wordsOf(command);
  await understudy(input === undefined ? words : [...words, fileOf('input.yaml', input)], controlUrl);
  return undefined;
}

async function understudy([name, ...args]: readonly string[], controlUrl: string): Promise<string> {
  if (name !== 'understudy') throw new Error(`a recipe runs "${name}"`);
  const { code, stdout, stderr } = await runHere(...args, '--url', controlUrl);
  if (code !== 0) throw new Error(`understudy ${args.join(' ')}: ${stderr}`);
  return stdout.trimEnd();
}

async function runCurl(line: string): Promise<HttpReply> {
  const [, piped, command = line] = /^(printf %s '.*') \| (curl .*)$/s.exec(line) ?? [];
  let [method, url, body]: [string, string, string] = ['GET', '', ''];
  const headers: string[] = [];
  const words = wordsOf(command).slice(1);
  while (words.length > 0) {
    const word = words.shift()!;
    if (word === '-X') method = words.shift()!;
    else if (word === '-H') headers.push(...readHeader(words.shift()!));
    else if (word === '--data-raw') body = words.shift()!;
    else if (word === '--data-binary' && words.shift() === '@-') body = wordsOf(piped ?? '')[2] ?? '';
    else if (word.startsWith('http:')) url = word;
    else if (word !== '-sS' && word !== '--globoff') throw new Error(`a recipe calls curl with ${word}`);
  }
  return send(method, url, headers, body);
}

/** A header without a value is one that curl leaves out. */
function readHeader(text: string): readonly string[] {
  const [, name = '', value = ''] = /^([^:]*): ?(.*)$/s.exec(text) ?? [];
  return value === '' ? [] : [name, value];
}

async function send(
  method: string,
  url: string,
  headers: readonly string[],
  body: string,
): Promise<HttpReply> {
  const { host } = new URL(url);
  const length = body === '' ? [] : ['Content-Length', String(Buffer.byteLength(body))];
  const outgoing = request(url, { method, headers: ['Host', host, ...headers, ...length] });
  outgoing.end(body);
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  const text = (await buffer(incoming)).toString();
  return { status: incoming.statusCode ?? 0, headers: [], body: text };
}

/** The words of a command. */
export function wordsOf(command: string): readonly string[] & string[] {
  return parse(command).map((word) => {
    if (typeof word !== 'string') throw new Error(`a recipe needs more of a shell than words: ${command}`);
    return word;
  });
}
