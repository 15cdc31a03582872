import { UsageError } from '../options/usage-error.ts';
import { readCurl } from './curl-request.ts';
import { writeForm } from './form-body.ts';
import { completeRequest, valueOf, type PastedRequest } from './pasted-request.ts';
import { PowerShellReader, type PowerShellValue } from './powershell-values.ts';

/** Parameters that take no value, and nothing of the request. */
const switches =
  /^(?:UseBasicParsing|UseDefaultCredentials|Skip\w+|DisableKeepAlive|PassThru|Verbose|Debug|No\w+|Allow\w+|Resume|PreserveAuthorizationOnRedirect)$/i;

/** Parameters whose value is nothing of the request. */
const besides =
  /^(?:WebSession|SessionVariable|TimeoutSec|OutFile|Proxy\w*|MaximumRedirection|MaximumRetryCount|RetryIntervalSec|HttpVersion|ErrorAction|ErrorVariable|OutVariable|SslProtocol|\w*Timeout\w*|ResponseHeadersVariable|StatusCodeVariable|UserAgent)$/i;

const known = ['Uri', 'Method', 'CustomMethod', 'Headers', 'Body', 'ContentType', 'Form'] as const;
type Known = (typeof known)[number];
type Parameters = ReadonlyMap<Known, PowerShellValue>;

const commands =
  /(?:Microsoft\.PowerShell\.Utility\\)?(Invoke-RestMethod|Invoke-WebRequest|irm|iwr|wget|curl\.exe|curl)(?=\s)/;

/** Reads the call of Invoke-RestMethod, Invoke-WebRequest or curl in a PowerShell text. */
export function readPowerShell(text: string): PastedRequest {
  const reader = new PowerShellReader(text);
  while (!reader.isAtEnd) {
    const assigned = reader.take(/\$(\w+)[ \t]*=[ \t]*/);
    reader.skip();
    const command = reader.take(commands);
    if (command) return readCommand(reader, command[1]!);
    if (assigned) reader.variables.set(assigned[1]!.toLowerCase(), readAssigned(reader));
    else reader.take(/[^\r\n;]*[\r\n;]*/);
    reader.take(/[\s;]*/);
  }
  throw new UsageError('The PowerShell text has no Invoke-WebRequest, Invoke-RestMethod or curl.exe.');
}

/** A value, or undefined for what is made by a command, such as a session. */
function readAssigned(reader: PowerShellReader): PowerShellValue {
  if (reader.take(/(?:New-Object|\[(?!string|uri)[\w.]+\]::new)[^\r\n]*/)) return undefined;
  return reader.value();
}

function readCommand(reader: PowerShellReader, name: string): PastedRequest {
  const isNative = /^curl\.exe$/i.test(name);
  if (isNative) return readCurl({ words: ['curl', ...readWords(reader)], stdin: undefined });
  const isCurlLine =
    /^curl$/i.test(name) && !/\s-(?:Uri|Method|Headers|UseBasicParsing)\b/i.test(reader.text);
  if (isCurlLine) return readCurl({ words: ['curl', ...readWords(reader)], stdin: undefined });
  return makeRequest(readParameters(reader));
}

/** The words for a program. Windows PowerShell wants a backslash before each quote in them, and takes it away. */
function readWords(reader: PowerShellReader): readonly string[] {
  const words: string[] = [];
  while (!reader.isAtEnd && !reader.take(/[\r\n;|]/)) {
    const option = reader.take(/-[^\s"'`;|]*/);
    const word = option ? option[0] : reader.value();
    if (typeof word !== 'string') throw reader.refusal();
    words.push(word.replaceAll('\\"', '"'));
  }
  return words;
}

function readParameters(reader: PowerShellReader): Parameters {
  const parameters = new Map<Known, PowerShellValue>();
  while (!reader.isAtEnd && !reader.take(/[\r\n;|]/)) {
    const name = reader.take(/-(\w+)(?::[ \t]*)?/)?.[1];
    if (name === undefined) {
      if (parameters.has('Uri')) throw reader.refusal();
      parameters.set('Uri', reader.value());
      continue;
    }
    const full = known.find((one) => one.toLowerCase() === name.toLowerCase()) ?? complete(name);
    if (full !== undefined) parameters.set(full, reader.value());
    else if (besides.test(name)) reader.take(/[ \t]*(?:\$\w+|"[^"]*"|'[^']*'|[^\s"']+)/);
    else if (!switches.test(name))
      throw new UsageError(
        `The PowerShell command cannot be read: -${name} changes the request by what the text does not say.`,
      );
  }
  return parameters;
}

/** PowerShell takes the beginning of a name for the name. */
function complete(name: string): Known | undefined {
  const candidates = known.filter((one) => one.toLowerCase().startsWith(name.toLowerCase()));
  return candidates.length === 1 && name.length > 1 ? candidates[0] : undefined;
}

function makeRequest(parameters: Parameters): PastedRequest {
  const text = (name: Known): string | undefined => {
    const value = parameters.get(name);
    if (value === undefined || typeof value === 'string') return value;
    throw new UsageError(`The PowerShell command has a table where a text belongs: -${name}.`);
  };
  const url = text('Uri');
  if (url === undefined) throw new UsageError('The PowerShell command has no -Uri.');
  const method = (text('CustomMethod') ?? text('Method') ?? 'GET').toUpperCase();
  const table = parameters.get('Headers');
  const headers = typeof table === 'object' ? [...table] : [];
  const { query, body, type } = readContent(parameters, method);
  const contentType = text('ContentType') ?? valueOf(headers, 'content-type') ?? type;
  const others = headers.filter(([name]) => name.toLowerCase() !== 'content-type');
  return completeRequest({
    method,
    url: addQuery(URL.canParse(url) ? new URL(url).href : url, query),
    headers: contentType === undefined ? others : [...others, ['Content-Type', contentType]],
    body,
  });
}

interface Content {
  readonly query: string;
  readonly body: string;
  readonly type: string | undefined;
}

/** A table is a form for a POST, and a query for a GET. */
function readContent(parameters: Parameters, method: string): Content {
  const form = parameters.get('Form');
  if (typeof form === 'object') {
    const { body, contentType } = writeForm([...form].map(([name, content]) => ({ name, content })));
    return { query: '', body, type: contentType };
  }
  const value = parameters.get('Body');
  const formType = method === 'POST' ? 'application/x-www-form-urlencoded' : undefined;
  if (typeof value !== 'object')
    return { query: '', body: value ?? '', type: value === undefined ? undefined : formType };
  const pairs = [...value].map(
    ([name, content]) => `${encodeURIComponent(name)}=${encodeURIComponent(content)}`,
  );
  return method === 'GET'
    ? { query: pairs.join('&'), body: '', type: undefined }
    : { query: '', body: pairs.join('&'), type: formType };
}

function addQuery(url: string, query: string): string {
  if (query === '') return url;
  return `${url}${url.includes('?') ? '&' : '?'}${query}`;
}
