import { readJson } from '../wire/json.ts';
import type { TextForm } from './text-forms.ts';

/** The brackets of a JSON text that are left open, from the outside in; and the first one that another kind closes. */
interface Nesting {
  readonly open: readonly string[];
  readonly isInText: boolean;
  readonly mismatch?: '{' | '[';
}

function nestingOf(text: string): Nesting {
  const open: string[] = [];
  let isInText = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    if (isInText) {
      if (character === '\\') at += 1;
      else if (character === '"') isInText = false;
    } else if (character === '"') isInText = true;
    else if (character === '{' || character === '[') open.push(character);
    else if (character === '}' || character === ']') {
      const opening = open.pop();
      if (opening !== undefined && (opening === '{') !== (character === '}'))
        return { open: [], isInText, mismatch: opening as '{' | '[' };
    }
  }
  return { open, isInText };
}

/** What closes a JSON text that was cut off: its quotation mark and its brackets, from the inside out. */
export function closers(text: string): string {
  const { open, isInText, mismatch } = nestingOf(text);
  if (mismatch) return '';
  const brackets = open.toReversed().map((bracket) => (bracket === '{' ? '}' : ']'));
  return (isInText ? '"' : '') + brackets.join('');
}

/** Whether a text is the beginning of a JSON object and is not closed. */
export function isCut(text: string): boolean {
  if (!/^\s*\{/.test(text)) return false;
  const end = closers(text);
  return end !== '' && !('value' in readJson(text)) && isBeginning(text, end);
}

/** Whether something can stand between a text and what closes it, so that all of it is JSON. */
function isBeginning(text: string, end: string): boolean {
  const isInText = end.startsWith('"');
  const whole = isInText
    ? // An escape that was cut goes with the character that it would have been.
      text.replace(/(?<=(?:^|[^\\])(?:\\\\)*)\\(?:u[\da-f]{0,3})?$/i, '')
    : text.replace(/(?<![\w"])(?:t|tr|tru|f|fa|fal|fals|n|nu|nul)$/, 'null');
  const fills = isInText ? ['"', '":null'] : ['', 'null', ':null', '"":null', '0'];
  const brackets = isInText ? end.slice(1) : end;
  return fills.some((fill) => 'value' in readJson(whole + fill + brackets));
}

/** JSON in which a bracket is closed by one of the other kind. */
export function wrongBracket(text: string): TextForm | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  const { mismatch } = nestingOf(text);
  if (mismatch === undefined) return undefined;
  return {
    id: 'body-with-wrong-bracket',
    title: 'A bracket is closed by another kind',
    is: mismatch === '[' ? 'JSON in which } closes a list' : 'JSON in which ] closes an object',
  };
}
