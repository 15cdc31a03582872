import { sha256Hex } from '../wire/digest.ts';
import { byCodeUnit } from '../wire/query-string.ts';
import { escapeOtherwise } from './json-escapes.ts';
import { respell } from './json-respelling.ts';
import type { Mistake, SecretPart } from './mistake.ts';
import { tellSigned } from './tell-difference.ts';
import { escapeText } from './text-escapes.ts';

type Spell = (body: string) => readonly string[];

/** With other escapes, of JSON or of something else. */
export const escapeBody: Spell = (body) => [...escapeOtherwise(body), ...escapeText(body)];

/** With white space at one of its ends, or without. */
export const endOtherwise: Spell = (body) =>
  [
    `${body}\n`,
    `${body}\r\n`,
    body.trim(),
    body.trimEnd(),
    ` ${body}`,
    `${body} `,
    `\n${body}`,
    `${body}\0`,
  ].filter((text) => text !== body);

/** With other line breaks. */
export const breakOtherwise: Spell = (body) => [
  body.replaceAll(/\r?\n/g, '\r\n'),
  body.replaceAll('\r\n', '\n'),
  body.replaceAll(/\r?\n/g, ''),
  body.trim(),
  `${body}\n`,
  `${body}\r\n`,
  `${body}\0`,
];

/** In what the text of a hash differs from the body, among those that a client may come to; it follows `the body`. */
export function tellSpelled(hash: string, body: string, spell: Spell): string {
  const text = spell(body).find((one) => sha256Hex(one) === hash);
  return text === undefined ? 'in another spelling' : tellSigned(body, text);
}

/** So many spellings are tried at once. */
const usual = 8;

/** Tries what is signed of a body in its first other spellings, and in the others when nothing else fits. */
export function trySpelled<Parts extends SecretPart & { readonly sent: { readonly body: string } }>(
  spell: Spell,
  hashing: (parts: Parts, texts: readonly string[]) => Iterable<Parts>,
): Pick<Mistake<Parts>, 'inflict' | 'rarer'> {
  return {
    inflict: (parts) => [...hashing(parts, spell(parts.sent.body).slice(0, usual))],
    rarer: (parts) => hashing(parts, spell(parts.sent.body).slice(usual)),
  };
}

/** The same JSON in the forms that serialisers of other languages give it by default. */
export function layOutUsually(body: string): readonly string[] {
  // JSON.parse rounds longer numbers.
  if (/\d{16}/.test(body))
    return respell(body)
      .filter((text) => text.trim() !== body.trim())
      .slice(0, 8);
  try {
    const value = JSON.parse(body) as unknown;
    if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return [];
    const sorted = Object.fromEntries(
      Object.entries(value).toSorted(([left], [right]) => byCodeUnit(left, right)),
    );
    return [
      JSON.stringify(value),
      JSON.stringify(value, null, 1)
        .replace(/\n\s*/g, ' ')
        .replace(/([[{]) | ([\]}])/g, '$1$2'),
      JSON.stringify(sorted),
      JSON.stringify(value, null, 2),
    ];
  } catch {
    return [];
  }
}
