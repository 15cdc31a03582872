import {
  parse,
  type AndOr,
  type Command,
  type Pipeline,
  type Statement,
  type Word,
  type WordPart,
} from 'unbash';
import { UsageError } from '../options/usage-error.ts';

/** A command as the shell hands it to a program. */
export interface ShellCommand {
  readonly words: readonly string[];
  /** What it gets on its standard input, where the text says it. */
  readonly stdin: string | undefined;
}

/** A command in a script, and the one whose output it reads. */
interface Place {
  readonly command: Command;
  readonly before: Command | undefined;
  readonly statement: Statement;
}

/** What the text itself says of the shell's variables. */
type Variables = ReadonlyMap<string, string>;

/** Programs that run the one whose words follow. */
const wrappers: ReadonlySet<string> = new Set(['sudo', 'time', 'exec', 'command', 'env', 'nohup']);

/** The one curl command in a text, as a POSIX shell reads it. Throws a `UsageError` for what only that shell knows. */
export function readShellCommand(text: string): ShellCommand {
  const script = parse(text.replaceAll('\r\n', '\n'));
  const [error] = script.errors ?? [];
  if (error) throw new UsageError(`A shell cannot read the line (${error.message}); is a quote missing?`);
  const places = script.commands.flatMap(findCommands);
  const [curl, another] = places.filter(({ command }) => isCurl(command));
  if (!curl) throw new UsageError('The text has no curl command of its own.');
  if (another) throw new UsageError('The text has more than one curl command; paste one of them.');
  if (curl.statement.background === true)
    throw new UsageError(
      'The line has an & outside of quotes, where the shell ends the command; put the URL in quotes.',
    );
  const variables = readVariables(places);
  const words = wordsOf(curl.command).map((word) => readWord(word, variables));
  const start = words.findIndex((word) => !wrappers.has(word));
  return { words: words.slice(start), stdin: readInput(curl, variables) };
}

function findCommands(statement: Statement): readonly Place[] {
  const pipelines = statement.command.type === 'AndOr' ? statement.command.commands : [statement.command];
  return pipelines.flatMap((node: AndOr['commands'][number]) => {
    const commands = node.type === 'Pipeline' ? (node satisfies Pipeline).commands : [node];
    return commands.flatMap((command, index) => {
      const before = commands[index - 1];
      return command.type === 'Command'
        ? [{ command, before: before?.type === 'Command' ? before : undefined, statement }]
        : [];
    });
  });
}

function wordsOf({ name, args }: Command): readonly Word[] {
  const words = args.map((word): Word =>
    word.type === 'Word' ? word : { ...word, type: 'Word', value: word.text },
  );
  return name ? [name, ...words] : [];
}

function isCurl(command: Command): boolean {
  const [name = ''] = wordsOf(command)
    .map(({ value }) => value)
    .filter((value) => !wrappers.has(value));
  return /^(?:.*[\\/])?curl(?:\.exe)?$/i.test(name);
}

function readVariables(places: readonly Place[]): Variables {
  const variables = new Map<string, string>();
  for (const { command } of places) {
    if (command.name) continue;
    for (const one of command.prefix) {
      const isText = one.type === 'Assignment' && one.value.type === 'Word';
      if (isText) variables.set(one.name, readWord(one.value, variables));
    }
  }
  return variables;
}

function readWord({ value, parts }: Word, variables: Variables): string {
  return parts ? joinParts(parts, variables) : value;
}

function joinParts(parts: readonly WordPart[], variables: Variables): string {
  return parts.map((part) => readPart(part, variables)).join('');
}

function readPart(part: WordPart, variables: Variables): string {
  switch (part.type) {
    case 'DoubleQuoted':
    case 'LocaleString':
      return joinParts(part.parts, variables);
    case 'SimpleExpansion':
    case 'ParameterExpansion': {
      const known = variables.get(part.text.replace(/^\$\{?|\}$/g, ''));
      if (known !== undefined) return known;
      break;
    }
    // Without a file of such a name, and there is none for a URL, the shell leaves a pattern as it is.
    case 'Glob':
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return part.value;
  }
  throw new UsageError(
    `The line holds ${part.text}, which only your shell knows; put its value in its place.`,
  );
}

function readInput({ command, before }: Place, variables: Variables): string | undefined {
  for (const redirect of command.redirects) {
    if (redirect.type === 'HereString' && redirect.target) return `${readWord(redirect.target, variables)}\n`;
    if (redirect.type !== 'HereDoc') continue;
    const { parts, text } = redirect.body;
    return parts ? joinParts(parts, variables) : text;
  }
  return before && readEcho(wordsOf(before).map((word) => readWord(word, variables)));
}

const letters: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  a: '\u0007',
  b: '\b',
  f: '\f',
  v: '\v',
};

/** What `printf` or `echo` print; undefined for another program, or for a format that is more than text. */
function readEcho([program, ...args]: readonly string[]): string | undefined {
  if (program === 'echo') return args[0] === '-n' ? args.slice(1).join(' ') : `${args.join(' ')}\n`;
  const [format = '', ...values] = args;
  if (program !== 'printf' || /%(?![s%])/.test(format)) return undefined;
  const bytes = Buffer.from(format).toString('latin1');
  const printed = bytes.replaceAll(
    /%%|%s|\\([0-7]{1,3})|\\(.)/gs,
    (found, octal?: string, letter?: string) => {
      if (found === '%%') return '%';
      if (found === '%s') return Buffer.from(values.shift() ?? '').toString('latin1');
      return octal === undefined
        ? (letters[letter!] ?? letter!)
        : String.fromCharCode(Number.parseInt(octal, 8));
    },
  );
  return Buffer.from(printed, 'latin1').toString();
}
