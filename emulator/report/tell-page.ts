import { wordOf } from './words.ts';

/** Puts what the emulator says into Chinese; undefined where nobody has translated it. */
export type Tell = (text: string) => string | undefined;

/** What stands in a column, in Chinese; of other columns, callers and vendors decide what stands there. */
const tellers: Readonly<Record<string, (text: string, tell: Tell) => string | undefined>> = {
  severity: wordOf,
  'at call': wordOf,
  state: wordOf,
  verdict: wordOf,
  rule: (text, tell) => around(/^(.+)( \[[\w.-]+\])$/s, text, tell),
  where: (text, tell) => around(/^([\w-]+ )(no operation)$/, text, tell),
  operation: (text, tell) => (text === 'no operation' ? tell(text) : undefined),
  outcome: tellOutcome,
  what: told,
  'what it means': told,
  'what to do': told,
  why: told,
  'had to fire': told,
  change: told,
  'what is asked then': told,
  'how it ended': told,
  source: tellSource,
};

/** An outcome that is no word of a vendor. */
function tellOutcome(text: string, tell: Tell): string | undefined {
  return /^no call$|^as many .+ as allowed$/.test(text)
    ? tell(text)
    : text === 'success'
      ? wordOf(text)
      : undefined;
}

function told(text: string, tell: Tell): string | undefined {
  return tell(text);
}

/** A cell in Chinese; undefined where it is the same in both languages. */
export function tellCell(column: string, text: string, tell: Tell): string | undefined {
  return tellers[column]?.(text, tell);
}

/** The parts of a text that are in a form, each told by itself. */
function around(form: RegExp, text: string, tell: Tell): string | undefined {
  const [, ...parts] = form.exec(text) ?? [];
  const said = parts.map((part) => tell(part));
  return said.some((part) => part !== undefined)
    ? parts.map((part, at) => said[at] ?? part).join('')
    : undefined;
}

/** `documented: ADDRESS remark`. */
function tellSource(text: string, tell: Tell): string | undefined {
  const [, standing = '', address = '', remark = ''] =
    /^(documented|observed|assumed): (https?:\/\/\S+\s*)?([^]*)$/.exec(text) ?? [];
  const word = wordOf(standing);
  return word === undefined ? undefined : `${word}：${address}${tell(remark) ?? remark}`;
}

/** From here on lines that are indented twice are what was signed. */
const signedFrom = /, as the vendor computes it:$|^As the client must have computed it:$/;

/** An explanation line by line; what the vendor answered, which comes first, and what was signed stay as they are. */
export function tellLines(text: string, tell: Tell): string {
  let isSigned = false;
  return text
    .split('\n')
    .map((line, at) => {
      isSigned ||= signedFrom.test(line);
      const [, indent = '', mark = '', said = '', end = ''] =
        /^(\s*)(→ )?(.*?)( \[[\w.-]+\])?$/s.exec(line) ?? [];
      if (at === 0 || said === '' || (isSigned && indent.length > 2)) return line;
      return `${indent}${mark}${tell(said) ?? said}${end}`;
    })
    .join('\n');
}
