import { parseArgs } from 'curlconverter/dist/src/curl/opts.js';
import { buildRequests, type Request } from 'curlconverter/dist/src/Request.js';
import { Word } from 'curlconverter/dist/src/shell/Word.js';
import { UsageError } from '../options/usage-error.ts';
import { writeForm } from './form-body.ts';
import { completeRequest, valueOf, type PastedRequest } from './pasted-request.ts';
import type { ShellCommand } from './shell-command.ts';

/** Options that change the request by something which the line does not say, or by a rule that is not known here. */
const unreadable: ReadonlySet<string> = new Set([
  'append',
  'aws-sigv4',
  'config',
  'continue-at',
  'crlf',
  'digest',
  'krb',
  'negotiate',
  'netrc',
  'netrc-file',
  'netrc-optional',
  'next',
  'ntlm',
  'ntlm-wb',
  'quote',
  'telnet-option',
  'tr-encoding',
  'upload-file',
  'use-ascii',
]);

/** Reads the arguments of curl as curl does. Throws a `UsageError` that names an option which cannot be read. */
export function readCurl({ words, stdin }: ShellCommand): PastedRequest {
  const [config, options] = parse(words);
  const refused = options.find(([name]) => unreadable.has(name));
  if (refused) throw cannotRead(refused[1], 'it changes the request by what the line does not say');
  const target = lastOf(config.configs[0]?.['request-target']);
  const request = build(config, stdin);
  const [place, another] = request.urls;
  if (!place || another) throw new UsageError('The line calls more than one URL; leave one of them.');
  findFile(request, options);
  const { body, headers } = readContent(request);
  const url = request.pathAsIs ? place.url.toString() : withoutDots(place.url.toString());
  const origin = /^https?:\/\/[^/?#]+/i.exec(url)?.[0] ?? '';
  return completeRequest({
    method: place.method.toString(),
    url: target === undefined ? url : `${origin}${target.startsWith('/') ? '' : '/'}${target}`,
    headers: place.auth ? addBasic(headers, place.auth) : headers,
    body,
  });
}

/** Unless told otherwise, curl takes `/../` and `/./` out of the path. */
function withoutDots(url: string): string {
  const [, origin = '', path = '', rest = ''] = /^(https?:\/\/[^/?#]+)(\/[^?#]*)(.*)$/is.exec(url) ?? [];
  return /\/\.\.?(?:\/|$)/.test(path) ? `${origin}${new URL(path, 'http://any').pathname}${rest}` : url;
}

type Config = ReturnType<typeof parseArgs>[0];
type Options = ReturnType<typeof parseArgs>[1];

function parse(words: readonly string[]): [Config, Options] {
  return ofCurl(() => parseArgs(words.map((word) => new Word(word))));
}

function build(config: Config, stdin: string | undefined): Request {
  return ofCurl(() => buildRequests(config, stdin === undefined ? undefined : new Word(stdin))[0]!);
}

/** The library's problems are sentences without an end, such as "option --foo: is unknown". */
function ofCurl<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    const [problem = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    const [, option, what] = /^option (\S+): (.*)$/.exec(problem) ?? [];
    if (option !== undefined) throw cannotRead(option, `it ${what ?? ''}`);
    throw new UsageError(`The curl line cannot be read: ${problem.replace(/[.!]$/, '')}.`);
  }
}

function cannotRead(option: string, why: string): UsageError {
  return new UsageError(`The curl line cannot be read: ${why} (${option}).`);
}

/** Files are on the machine of whoever wrote the line. */
function findFile(request: Request, options: Options): void {
  const { dataReadsFile, cookieFiles = [], urls, multipartUploads = [] } = request;
  const formFile = multipartUploads.find((part) => 'contentFile' in part);
  const file =
    dataReadsFile ??
    urls[0]?.queryReadsFile ??
    cookieFiles[0]?.toString() ??
    (formFile && 'contentFile' in formFile ? formFile.contentFile.toString() : undefined);
  if (file === undefined) return;
  const takers = /^(?:data|json|form|cookie|url-query)/;
  const option = options.findLast(([name]) => takers.test(name))?.[1] ?? '-d';
  throw new UsageError(
    `The curl line reads ${file === '-' ? 'its standard input' : `the file ${file}`} (${option}); put the text itself there.`,
  );
}

type HeaderList = readonly (readonly [string, string])[];

function readContent(request: Request): { readonly body: string; readonly headers: HeaderList } {
  const headers = request.headers.headers.flatMap(([name, value]) =>
    value === null ? [] : [[name.toString(), value.toString()] as const],
  );
  const isForm = request.multipartUploads !== undefined && request.data === undefined;
  if (!isForm) return { body: request.data?.toString() ?? '', headers };
  const form = writeForm(
    request.multipartUploads!.map((part) => ({
      name: part.name.toString(),
      content: 'content' in part ? part.content.toString() : '',
      contentType: part.contentType?.toString(),
      fileName: part.filename?.toString(),
    })),
  );
  const typed = valueOf(headers, 'content-type');
  const others = headers.filter(([name]) => name.toLowerCase() !== 'content-type');
  const type = typed === undefined ? form.contentType : `${typed}; boundary=${form.boundary}`;
  return { body: form.body, headers: [...others, ['Content-Type', type]] };
}

function addBasic(headers: HeaderList, [user, password]: readonly [Word, Word]): HeaderList {
  if (valueOf(headers, 'authorization') !== undefined) return headers;
  const text = Buffer.from(`${user.toString()}:${password.toString()}`).toString('base64');
  return [...headers, ['Authorization', `Basic ${text}`]];
}

function lastOf(value: unknown): string | undefined {
  return value instanceof Word ? value.toString() : undefined;
}
