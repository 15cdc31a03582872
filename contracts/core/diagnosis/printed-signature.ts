import { countOf } from '../config/sentence.ts';
import { printBase64, printHex, readBase64, readHex } from '../wire/bytes.ts';
import { isMissingValue } from './literal-secrets.ts';
import type { Advice } from './mistake.ts';
import { quote } from './tell-difference.ts';
import { otherPrints } from './other-prints.ts';

/** A signature whose bytes a language printed in a way of its own, and the usual text of the same bytes. */
export interface PrintedSignature {
  readonly usual: string;
  readonly advice: Advice;
}

/** At least so many characters of a signature can be no accident, and nobody prints one in so many more. */
const [enough, most] = [16, 1000];

/** How BitConverter of .NET, OpenSSL, Python and others print bytes: two digits each, with a sign between or before them. */
const pairs = /^(?:0x|\\x)?[0-9a-f]{2}(?:(?:[-:\s,.]|[\s,]*0x|\\x)[0-9a-f]{2}){15,63}$/i;
const onePrefix = /^(?:0x|\\x)([0-9a-f]{32,128})$/i;
/** A list of the bytes as numbers; those of Java go below zero. */
const numbers = /^[[({<]?\s*-?\d{1,3}(?:(?:\s*,\s*|\s+)-?\d{1,3}){15,63}\s*[\])}>]?$/;
/** The same in hexadecimal digits between brackets, as {:02x?} and {:x?} of Rust print it. */
const hexList = /^[[({<]\s*(?:0x)?[0-9a-f]{1,2}(?:(?:\s*,\s*|\s+)(?:0x)?[0-9a-f]{1,2}){15,63}\s*[\])}>]$/i;
/** How languages print an object that holds bytes, in place of the bytes. */
const objects: readonly RegExp[] = [
  /^(?:System\.Byte\[\]|<Buffer.*|\[object \w+\]|Promise.*|function\s*\w*\(.*)$/i,
  /^(?:<.* object at 0x.*>|<(?:built-in|bound) method .*>|#<.*>|Resource id #\d+|Array)$/i,
  /^(?:\[B|[\w.$]+(?:\{\w+\})?)@[0-9a-f]{1,8}(?:\[.*\])?$/i,
  // Data of Swift, any object of Dart, what Lua prints of all but texts and numbers, a hasher of Rust.
  /^(?:\d{1,3} bytes|Instance of '.*'|(?:table|userdata|function|thread|cdata<.*>): .*)$/,
  /^[\w<>:]+ \{ \.\. \}$/,
];

/** What the client's text is, where a signature stands in it in another print; `right` has the usual one. */
export function readPrinted(claimed: string, right: string): PrintedSignature | undefined {
  if (claimed.length > most) return undefined;
  const text = claimed.trim();
  const digits = numbers.test(text)
    ? readNumbers(text, right)
    : hexList.test(text)
      ? (text.replaceAll(/0x/gi, '').match(/[0-9a-f]+/gi) ?? []).map((byte) => byte.padStart(2, '0')).join('')
      : pairs.test(text)
        ? text.replaceAll(/0x|\\x|[-:\s,.]/gi, '')
        : onePrefix.exec(text)?.[1];
  if (digits === undefined) return readAmongOther(claimed, right);
  const isHex = /^[0-9a-f]+$/i.test(right);
  return {
    usual: isHex ? digits : printBase64(readHex(digits)),
    advice: asBytes(text, isHex),
  };
}

const asBytes = (text: string, isHex: boolean): Advice => ({
  id: 'signature-printed-as-bytes',
  title: 'The signature is printed byte by byte',
  detail: `What was sent are the bytes of a signature ${describePrint(text)}.`,
  fix: `Print the bytes as ${isHex ? 'hexadecimal digits alone, without signs before or between them' : 'base64'}.`,
});

function readNumbers(text: string, right: string): string | undefined {
  const bytes = (text.match(/-?\d+/g) ?? []).map(Number);
  if (bytes.some((byte) => byte < -128 || byte > 255)) return undefined;
  const hex = printHex(Uint8Array.from(bytes, (byte) => byte & 0xff));
  return /^[0-9A-F]+$/.test(right) ? hex.toUpperCase() : hex;
}

function describePrint(text: string): string {
  if (numbers.test(text)) return 'as a list of numbers';
  if (hexList.test(text)) return 'as a list of hexadecimal numbers';
  const [sign = ''] = /0x|\\x|[-:\s,.]/i.exec(text) ?? [];
  return `with ${JSON.stringify(sign)} ${/^(?:0x|\\x)/i.test(text) ? 'before' : 'between'} them`;
}

/** A signature with a name, quotation marks or the like around it, as commands print it. */
function readAmongOther(claimed: string, right: string): PrintedSignature | undefined {
  const isHex = /^[0-9a-f]+$/i.test(right);
  const whole = isHex
    ? new RegExp(`(?<![0-9a-z])[0-9a-f]{${right.length}}(?![0-9a-z])`, 'i')
    : new RegExp(`(?<![\\w+/*-])[A-Za-z0-9+/]{${right.replace(/=+$/, '').length}}=*(?![\\w+/=*-])`);
  const hexOf = new RegExp(`(?<![0-9a-z])(?:[0-9a-f]{2}){${readBase64(right).length}}(?![0-9a-z])`, 'i');
  const usual = claimed.includes(right)
    ? right
    : (whole.exec(claimed)?.[0] ?? (isHex ? undefined : hexOf.exec(claimed)?.[0]));
  if (right.length < enough || usual === undefined || usual === claimed)
    return claimed.trim() === claimed || claimed.trim() === '' ? undefined : inWhiteSpace(claimed);
  return {
    usual,
    advice: {
      id: 'signature-with-text-around-it',
      title: 'The signature has other text around it',
      detail: `A whole signature stands in what was sent, with ${countOf(claimed.length - usual.length, 'more character')} before or behind it.`,
      fix: 'Send the signature alone, without a name, a prefix, quotation marks or white space.',
    },
  };
}

/** A signature that is printed otherwise as well, with a line break behind it, as many encoders of base64 put one. */
const inWhiteSpace = (claimed: string): PrintedSignature => ({
  usual: claimed.trim(),
  advice: {
    id: 'signature-with-text-around-it',
    title: 'The signature has other text around it',
    detail: `There is white space around what was sent: ${countOf(claimed.length - claimed.trim().length, 'character')}.`,
    fix: 'Send the signature alone, without a name, a prefix, quotation marks or white space.',
  },
});

export const emptySignature: Advice = {
  id: 'signature-empty',
  title: 'The signature is empty',
  detail: 'A text without a character stands in the place of the signature.',
  fix: 'Print the bytes of the signature, and look at what the variable holds that is sent.',
};

/** A variable of a template or a shell that was never filled in. */
const isTemplate =
  /^(?:\$\{[\w .]{1,40}\}|\$\w{1,40}|\{\{[\w .]{1,40}\}\}|\{[\w .]{1,40}\}|<[\w .-]{1,40}>|%\w{1,40}%)$/;

/** What stands in the place of a signature and never was one. */
export function describeNoSignature(claimed: string): Advice | undefined {
  const text = claimed.trim();
  if (isTemplate.test(text))
    return {
      id: 'signature-is-a-placeholder',
      title: 'A text stands in the place of the signature',
      detail: `What was sent is ${quote(text)}, a placeholder that nothing was put into.`,
      fix: 'Put the signature into the template before it is sent; variables are filled in by some quotation marks alone.',
    };
  if (claimed.length > most || (!isMissingValue(text) && !objects.some((object) => object.test(text))))
    return undefined;
  return {
    id: 'signature-is-a-placeholder',
    title: 'A text stands in the place of the signature',
    detail: `What was sent is "${text.slice(0, 40)}", which programs print for a value that is missing or is no text.`,
    fix: 'Print the bytes of the signature themselves, and wait for them where they are promised.',
  };
}

/** What a text behind `Signature=` is that keeps a header from being read: no signature, or the bytes of one as numbers. */
export function describePlaced(text: string): Advice | undefined {
  const isList = text.length <= most && [numbers, hexList].some((list) => list.test(text.trim()));
  return isList ? asBytes(text.trim(), true) : describeNoSignature(text);
}

/** A signature in which so few characters are others that it is no other signature. */
const fewChanges = 2;

/** A signature that was changed on its way, or typed by hand. */
export function describeChanged(claimed: string, right: string): Advice | undefined {
  if (right.length < enough || claimed.length !== right.length) return undefined;
  // URLs change these signs, which has a name of its own.
  if (claimed.replaceAll(/[ *-]/g, '+').replaceAll('_', '/') === right) return undefined;
  const places = Array.from(right, (character, at) => (claimed[at] === character ? 0 : at + 1)).filter(
    Boolean,
  );
  if (claimed.toLowerCase() === right.toLowerCase() && /^[\da-f]+$/i.test(right) && places.length > 0)
    return {
      id: 'signature-in-mixed-case',
      title: 'The signature has letters of both cases',
      detail: 'What was sent is the right signature but for the case of some letters.',
      fix: 'Print all its digits in one case, the one of the documents, and do not capitalise it afterwards.',
    };
  if (places.length === 0 || places.length > fewChanges) return undefined;
  return {
    id: 'signature-with-changed-characters',
    title: 'A character of the signature is another',
    detail: `What was sent is the right signature but for ${countOf(places.length, 'character')} of ${right.length}: number ${places.join(' and ')}.`,
    fix: 'Send the signature as it was computed; do not copy it by hand, or change it afterwards.',
  };
}

/** A signature that did not arrive whole. */
export function describeCut(claimed: string, right: string): Advice | undefined {
  // The last character of base64 that was cut may stand for bits that are none.
  const start = claimed.replace(/=+$/, '').slice(0, claimed.endsWith('=') ? -1 : undefined);
  if (start.length < enough || claimed.length >= right.length || !right.startsWith(start)) return undefined;
  return {
    id: 'signature-cut-off',
    title: 'The signature is not complete',
    detail: `What was sent are the first ${claimed.length} characters of the right signature, which has ${right.length}.`,
    fix: 'Send the whole signature; give its variable or column room for it.',
  };
}

/** The right signature in a print from which its bytes cannot be read again. */
export function describeOtherPrint(claimed: string, right: string): Advice | undefined {
  const sent = claimed.toLowerCase();
  const print = otherPrints(right).find(({ text }) => text.toLowerCase() === sent);
  if (!print) return undefined;
  if (print.isTwice)
    return {
      id: 'signature-encoded-twice',
      title: 'The signature was encoded twice',
      detail: `What was sent is no print of the bytes of the right signature, but ${print.says}.`,
      fix: print.fix,
    };
  return {
    id: 'signature-printed-as-bytes',
    title: 'The signature is printed byte by byte',
    detail: `What was sent are the bytes of the right signature ${print.says}.`,
    fix: print.fix,
  };
}
