import { encodePart } from '../wire/query-string.ts';
import { combine, someOf } from './subsets.ts';

export type EncodeText = (text: string) => string;

/** Signs that one encoder escapes and another leaves. */
const doubtful = /[^\w.\-~%\s\u0080-\uffff]/g;

/** More of them than that are not chosen from in every way. */
const mostSigns = 7;

/**
 * The ways in which encoders write texts, where they differ in what is there: which signs they leave, whether a space is a
 * plus sign, the case of the digits, and whether they escape ~, - and _ too.
 */
export function* encodersOf(texts: readonly string[]): Generator<EncodeText> {
  const all = texts.join('');
  const signs = [...new Set(all.match(doubtful) ?? [])];
  const sets = signs.length > mostSigns ? [[], ...signs.map((sign) => [sign]), signs] : [...someOf(signs)];
  const spaces = /\s/.test(all) ? ['%20', '+', ' '] : ['%20'];
  const beyond = ['', ...new Set(all.match(/[~\-_.]/g) ?? [])];
  const others = /[\u0080-\uffff]/.test(all) ? ['escaped', 'left'] : ['escaped'];
  const kinds = [sets, spaces, ['upper', 'lower'], beyond, others] as const;
  yield encodePart;
  for (const [left, space, digits, escaped, foreign] of combine(kinds, 3))
    yield (text) => {
      const plain = Array.from(text).map((sign) => {
        if (left.includes(sign) || (foreign === 'left' && sign > '\u007f')) return sign;
        if (sign === escaped) return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
        return sign === ' ' ? space : encodePart(sign.toWellFormed());
      });
      const done = plain.join('');
      return digits === 'lower' ? done.replaceAll(/%[\dA-F]{2}/g, (escape) => escape.toLowerCase()) : done;
    };
}
