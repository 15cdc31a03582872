import { isMissingValue, isPlaceholder } from './literal-secrets.ts';

const quotes = /^(["'`“‘<{[(]+)(.*?)["'`”’>}\])]+$/s;
// The ones that a page or a chat adds to what is copied from it.
const invisible = /[\u200b-\u200f\u2060\ufeff\u2028\u00a0\u3000]/;

/** What is around an id, or in its place, that does not belong there, as a clause of a sentence; undefined where it is bare. */
export function describeAround(id: string): string | undefined {
  if (id === '') return 'it is empty';
  if (isMissingValue(id)) return `it is the text "${id}", a value that is not set`;
  if (isPlaceholder(id) || /^[<{$%].*(?:id|key|app)/i.test(id)) return 'it is a placeholder';
  if (invisible.test(id)) return 'it has an invisible space in it';
  if (/^\s|\s$|^(?:%20|%0a|%0d|\+)|(?:%20|%0a|%0d|\+)$|\\[nrt]$/i.test(id))
    return 'it has white space around it';
  if (quotes.test(id)) return 'it is between quotation marks or brackets';
  if (/^["'`]|["'`]$/.test(id)) return 'it has a quotation mark at one end';
  if (/[;,.:%&=]$/.test(id)) return `it has "${id.at(-1)}" at its end`;
  if (/^[\w .-]+[=:]/.test(id)) return 'it has a name before it, as a line of a settings file has';
  return undefined;
}
