import { decodeOtherwise } from '../../core/diagnosis/charsets.ts';
import { quoteEscapes, textEscapes } from '../../core/diagnosis/text-escapes.ts';
import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import { escapeOtherwise } from '../../core/diagnosis/json-escapes.ts';
import { printOtherwise, respell } from '../../core/diagnosis/json-respelling.ts';
import { encodeText, printLatin1 } from '../../core/wire/bytes.ts';
import { decodePairs, encodePart, type Pairs } from '../../core/wire/query-string.ts';
import { changeValues, valueOf, withEntries } from './entries.ts';
import { foldLists, listPrints } from './list-forms.ts';
import { numberMistakes } from './number-mistakes.ts';
import type { PolyvParts } from './parts.ts';

type PolyvMistake = Mistake<PolyvParts>;

const formEncode = (value: string): string =>
  new URLSearchParams({ '': value.toWellFormed() }).toString().slice(1);

const lowerEscapes = (value: string): string => value.replaceAll(/%../g, (escape) => escape.toLowerCase());

/** Mistakes with how values are written in the text to sign. */
const spelling: readonly PolyvMistake[] = [
  {
    id: 'values-sent-encoded-twice',
    title: 'The values were sent encoded twice',
    detail: 'The sign covers the values that were meant; on the wire their escapes are encoded once more.',
    fix: 'Give the HTTP library values that are not encoded yet.',
    inflict: (parts) => changeValues(parts, decodeValue),
  },
  {
    id: 'values-sent-in-another-charset',
    tried: 'alone',
    title: 'The values were sent in another charset',
    detail: 'The sign covers the text in UTF-8; its escapes on the wire are bytes of another charset.',
    fix: 'Encode the UTF-8 bytes of the values for sending.',
    inflict: (parts) =>
      [0, 1, 2, 3].flatMap((at) =>
        changeValues(parts, (value) =>
          /%[89a-f]/i.test(value) ? (decodeOtherwise(bytesOf(value))[at]?.text ?? value) : value,
        ),
      ),
  },
  {
    id: 'plus-sign-sent-as-it-is',
    title: 'A plus sign was sent as it is',
    detail: 'The sign covers a plus sign; on the wire it stands unencoded, which means a space.',
    fix: 'Send a plus sign as %2B.',
    inflict: (parts) => changeValues(parts, (value) => value.replaceAll(' ', '+')),
  },
  {
    id: 'values-encoded-before-signing',
    title: 'The values are URL-encoded before signing',
    detail: 'The text to sign holds percent escapes, or plus signs for spaces.',
    fix: 'Sign the values as they are; encode them only for sending.',
    inflict: (parts) =>
      changeValues(
        parts,
        encodePart,
        formEncode,
        encodeURIComponent,
        (value) => lowerEscapes(encodePart(value)),
        (value) => lowerEscapes(formEncode(value)),
        (value) => encodeURI(value),
        (value) => encodePart(encodePart(value)),
        (value) => formEncode(value).replaceAll('+', '%20'),
        (value) => encodePart(value).replaceAll('%20', '+'),
      ),
  },
  {
    id: 'values-trimmed-before-signing',
    tried: 'alone',
    title: 'White space of values was left out for signing',
    detail: 'The text to sign has values without the white space that they were sent with.',
    fix: 'Trim values before both, signing and sending, or not at all.',
    inflict: (parts) =>
      changeValues(
        parts,
        (value) => value.trim(),
        (value) => value.replaceAll(/\s+/g, ''),
      ),
  },
  {
    id: 'values-escaped-otherwise',
    tried: 'alone',
    title: 'Values are written otherwise for signing',
    detail:
      'The text to sign has values in another normal form of Unicode, or with escapes of HTML, of a programming language or of Unicode.',
    fix: 'Sign each value exactly as it is sent.',
    // JSON in a value has escapes of its own.
    inflict: (parts) =>
      changeValues(
        parts,
        ...textEscapes.map((escape) => (value: string) => (/^\s*[[{]/.test(value) ? value : escape(value))),
        ...quoteEscapes,
      ),
  },
  {
    id: 'values-in-other-case',
    tried: 'alone',
    title: 'The values are in another case',
    detail: 'The text to sign has values in lower or upper case.',
    fix: 'Sign values as they are sent.',
    inflict: (parts) =>
      changeValues(
        parts,
        (value) => value.toLowerCase(),
        (value) => value.toUpperCase(),
      ),
  },
];

/** Mistakes with lists and with JSON in a value. */
const lists: readonly PolyvMistake[] = [
  {
    id: 'json-spelled-otherwise',
    title: 'JSON in a value was spelled otherwise for signing',
    detail: String.raw`The text to sign has the same JSON with other spaces or escapes, such as \/ or \u6211.`,
    fix: 'Serialise once, sign that text and send it.',
    inflict: (parts) =>
      changeEach(parts, (value) =>
        /^\s*[[{]/.test(value) ? [...escapeOtherwise(value), ...respell(value)] : [],
      ),
  },
  {
    id: 'list-printed-otherwise',
    title: 'A list or an object was printed otherwise for signing',
    detail: 'The text to sign has it in the form in which a language prints it, such as Array or [a, b].',
    tell: ({ entries, sent }) => {
      const [name = 'A parameter', value = ''] =
        entries.find(([one, signed]) => valueOf([...sent.query, ...sent.form], one) !== signed) ?? [];
      return `${name} was signed as ${JSON.stringify(value.slice(0, 60))}, and sent in another form.`;
    },
    fix: 'Make one text of the list, sign that text and send it.',
    inflict: (parts) => [
      ...changeValues(parts, ...listPrints),
      ...foldLists(parts),
      ...changeEach(parts, (value) => (/^\s*\{/.test(value) ? printOtherwise(value) : [])),
    ],
  },
  {
    id: 'flag-spelled-otherwise',
    title: 'A flag was signed as another word',
    detail: 'The text to sign has another word for Y or true, or for N or false, such as 1 or True.',
    fix: 'Sign Y and N, true and false as they are sent.',
    inflict: (parts) =>
      flags.flatMap(([yes, no]) =>
        [/^[YN]$/, /^(?:true|false)$/i, /^(?:Y|N|true|false)$/i, /^[01]$/].flatMap((sent) =>
          changeValues(parts, (value) => (sent.test(value) ? (/^[yt1]/i.test(value) ? yes : no) : value)),
        ),
      ),
  },
  {
    id: 'missing-value-as-text',
    title: 'A value that is missing was signed or sent as a text',
    detail:
      'The text to sign has "null" or "undefined" for a value that was sent empty, or lacks one that was sent so.',
    tell: ({ entries }) => {
      const [name, value] = entries.find(([, signed]) => missing.includes(signed)) ?? [];
      return name === undefined
        ? 'A parameter was sent as "null" or the like, and is missing from the text to sign or empty there.'
        : `${name} was signed as "${value}", and sent empty.`;
    },
    fix: 'Leave parameters without a value out, of the text to sign and of the call.',
    inflict: (parts) => {
      const empty = [...parts.sent.query, ...parts.sent.form].filter(
        ([name, value]) => name !== 'sign' && value === '',
      );
      const isMissing = ([, value]: Pairs[number]): boolean => missing.includes(value);
      return [
        ...(parts.entries.some(isMissing)
          ? withEntries(
              parts,
              parts.entries.filter((entry) => !isMissing(entry)),
            )
          : []),
        ...changeValues(parts, (value) => (missing.includes(value) ? '' : value)),
        ...(empty.length === 0
          ? []
          : missing.flatMap((text) => {
              const more = empty.map(([name]) => [name, text] as const);
              return withEntries(
                parts,
                [...parts.entries, ...more].toSorted(([left], [right]) => (left < right ? -1 : 1)),
              );
            })),
      ];
    },
  },
];

/** Mistakes with values. */
export const valueMistakes: readonly PolyvMistake[] = [...spelling, ...lists, ...numberMistakes];

const flags = [
  ['true', 'false'],
  ['True', 'False'],
  ['1', '0'],
  ['yes', 'no'],
  ['y', 'n'],
  ['Y', 'N'],
] as const;

const missing = ['null', 'undefined', 'None', 'nil', 'NaN', '[object Object]'];

function decodeValue(value: string): string {
  return decodePairs(value.replaceAll(/[&=]/g, encodeURIComponent))[0]?.[0] ?? '';
}

/** The bytes of a text with escapes that are no UTF-8. */
function bytesOf(value: string): Uint8Array {
  const latin1 = printLatin1(encodeText(value)).replaceAll(/%([0-9a-f]{2})/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  return Uint8Array.from(latin1, (character) => character.charCodeAt(0));
}

/** Changes all values that can be changed, in each of the ways that they have. */
function changeEach(parts: PolyvParts, spell: (value: string) => readonly string[]): readonly PolyvParts[] {
  const spellings = parts.entries.map(([, value]) => spell(value));
  const most = Math.max(0, ...spellings.map(({ length }) => length));
  const made = Array.from({ length: most }, (_, at) =>
    parts.entries.map(([name, value], index) => [name, spellings[index]![at] ?? value] as const),
  );
  return withEntries(parts, ...made);
}
