import { UsageError } from '../options/usage-error.ts';
import { readCmdCommand } from './cmd-command.ts';
import { readCurl } from './curl-request.ts';
import { readFetch } from './fetch-snippet.ts';
import { readHar } from './har.ts';
import type { PastedRequest } from './pasted-request.ts';
import { readPowerShell } from './powershell-request.ts';
import { isRawHttp, readRaw } from './raw-http.ts';
import { readShellCommand } from './shell-command.ts';

export { countEntries } from './har.ts';

/** What a terminal shows before a command: `$ `, `user@host:~$ `, `PS C:\> `, `C:\> `. */
const prompt = /^(?:PS [^>\n]*>|[A-Za-z]:\\[^>\n]*>|[^\s"'`]*[$%#>❯](?=[ \t]))[ \t]*(?=\S)/;

/** What the shell shows before the further lines of one command. */
const furtherPrompt = /^(?:>>?|dquote>|quote>) /gm;

/**
 * Reads a request from a HAR file (its entry of a number, or its last one), a curl line of any shell, a call of PowerShell, a `fetch` snippet or raw HTTP.
 * What cannot be read is refused with a `UsageError` that names it: a request that was guessed would be judged wrongly.
 */
export function readPastedRequest(text: string, entry?: number): PastedRequest {
  const pasted = text.replace(/^\ufeff/, '').trim();
  if (isHar(pasted)) return readHar(pasted, entry);
  if (entry !== undefined) throw new UsageError('--entry is for a HAR file, which has several requests.');
  if (isRawHttp(pasted)) return readRaw(text.replace(/^\ufeff/, '').trimStart());
  const command = withoutPrompts(pasted);
  if (isPowerShell(command, pasted)) return readPowerShell(command);
  if (/(?:^|[^\w.])fetch\s*\(/.test(command) && !/^\s*curl\b/.test(command)) return readFetch(command);
  if (!/(?:^|[\s|;&(])curl(?:\.exe)?["']?\s/i.test(command))
    throw new UsageError(
      'The file is none of these: HAR, a curl line, Invoke-WebRequest, a fetch snippet, or an HTTP request.',
    );
  return readCurl(isCmd(command, pasted) ? readCmdCommand(command) : readShellCommand(command));
}

/** Whether a text is JSON, which nothing but a HAR file is. */
export function isHar(text: string): boolean {
  return /^\ufeff?\s*\{/.test(text);
}

function withoutPrompts(text: string): string {
  const command = text.replace(/^```\w*\s*\n|\n```\s*$/g, '').trim();
  if (!prompt.test(command)) return command;
  return command.replace(prompt, '').replaceAll(furtherPrompt, '');
}

function isPowerShell(command: string, pasted: string): boolean {
  const isPrompted = /^PS [^>\n]*>/.test(pasted);
  const isCommand = /(?:^|[\n;=|(])\s*(?:Invoke-(?:RestMethod|WebRequest)|irm|iwr)\s/i.test(command);
  const isAlias = /^curl\s+-(?:Uri|Method|Headers|UseBasicParsing)\b/i.test(command);
  return isPrompted || isCommand || isAlias || /`[ \t]*\r?\n/.test(command);
}

/** The carets of cmd stand before its line breaks and before its quotes; no other shell has a use for them there. */
function isCmd(command: string, pasted: string): boolean {
  return /^[A-Za-z]:\\[^>\n]*>/.test(pasted) || /\^[ \t]*\r?\n|(?:^|\s)\^"/.test(command);
}
