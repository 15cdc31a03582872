import { readBase32 } from '../../core/diagnosis/base32.ts';
import { countOf } from '../../core/config/sentence.ts';
import { isLiteralSecret } from '../../core/diagnosis/literal-secrets.ts';
import type { Advice } from '../../core/diagnosis/diagnose-signature.ts';
import { decodeText } from '../../core/wire/json.ts';
import { readHex } from '../../core/wire/bytes.ts';
import { decodeUserSig } from '../wire/user-sig.ts';
import { describeUserSigDocument } from './user-sig-document.ts';
import {
  findAlphabet,
  findPacking,
  findSum,
  inflate,
  inflateStart,
  isDocument,
  isTextOfBytes,
  readVendorBase64,
  toDocument,
} from './user-sig-packing.ts';
import { undress } from './user-sig-wrapping.ts';

const makeAnew =
  'Make it with a generator of the vendor: JSON, zlib, base64, then * for +, - for / and _ for =.';

/**
 * What a text is that stands in the place of a UserSig and does not decode; undefined for one that does. `secretKey` is never
 * shown: it is there to be recognised where it stands in the wrong place.
 */
export function describeUserSig(text: string, secretKey?: string): Advice | undefined {
  const reading = decodeUserSig(text);
  if (!('problem' in reading)) return undefined;
  return (
    describeLiteral(text, secretKey) ??
    undress(text, isWhole) ??
    describeForm(text) ??
    describeBytes(readVendorBase64(text)) ??
    describeAlphabet(text) ??
    describeRest(text)
  );
}

/** Whether a text decodes, or would if its document were right. */
function isWhole(text: string): boolean {
  return !('problem' in decodeUserSig(text)) || isDocument(inflate(readVendorBase64(text)));
}

function describeLiteral(text: string, secretKey: string | undefined): Advice | undefined {
  const bare = text.trim();
  if (secretKey !== undefined && bare === secretKey) {
    return {
      id: 'usersig-is-the-secret',
      title: 'The SecretKey stands in the place of the UserSig',
      detail: 'usersig holds the SecretKey itself, which must never travel.',
      fix: 'Make a UserSig with the SecretKey, send that, and replace the SecretKey: it may be in logs now.',
    };
  }
  const isTemplate = /^(?:\$\{.*\}|\{\{.*\}\}|<.*>|%\w+%|\$\w+|\[object \w+\]|x{3,}|user_?sig)$/i.test(bare);
  if (!isLiteralSecret(bare) && !isTemplate) return undefined;
  return {
    id: 'usersig-is-a-placeholder',
    title: 'A placeholder stands in the place of the UserSig',
    detail: `usersig is the text "${bare.slice(0, 40)}".${/promise/i.test(bare) ? ' Nobody waited for the promise.' : ''}`,
    fix: 'Check the name of the variable that the UserSig is in, and that it is set when the URL is made.',
  };
}

/** What can be told by the characters alone. */
function describeForm(text: string): Advice | undefined {
  const bare = text.trim();
  if (
    /^[\w-]+\.[\w-]+\.[\w-]*$/.test(bare) &&
    isDocument(decodeText(readVendorBase64(bare.split('.')[0]!)))
  ) {
    return {
      id: 'usersig-is-a-jwt',
      title: 'A JSON Web Token stands in the place of the UserSig',
      detail: 'usersig has three parts with dots between them, and the first is the header of a JWT.',
      fix: `A UserSig is no JWT. ${makeAnew}`,
    };
  }
  const document = toDocument(bare);
  if (document) return notEncoded(document);
  const isHash =
    /^(?:[A-Za-z0-9+/*_ -]{43}[=_]?|[A-Za-z0-9+/*_ -]{27}[=_]?|[0-9a-f]{40}|[0-9a-f]{64})$/i.test(bare);
  if (isHash) return bareHash(bare);
  if (/^(?:[0-9a-f]{2}){8,}$/i.test(bare) && isDocument(inflate(readHex(bare)))) {
    return {
      id: 'usersig-in-hex',
      title: 'The UserSig is in hexadecimal',
      detail: 'The compressed document is printed in hexadecimal digits in the place of base64.',
      fix: makeAnew,
    };
  }
  if (/^[A-Z2-7]{60,}=*$/.test(bare) && isDocument(inflate(readBase32(bare)))) {
    return {
      id: 'usersig-in-base32',
      title: 'The UserSig is in base32',
      detail: 'The compressed document is printed in base32 in the place of base64.',
      fix: makeAnew,
    };
  }
  return undefined;
}

function notEncoded(document: Readonly<Record<string, unknown>>): Advice {
  const isOwn = Object.keys(document).some((name) => name.startsWith('TLS.'));
  return {
    id: 'usersig-not-encoded',
    title: 'The UserSig is bare JSON',
    detail: isOwn
      ? 'usersig holds the JSON document itself, neither compressed nor in base64.'
      : 'usersig holds a JSON object, which is no document of a UserSig.',
    fix: makeAnew,
  };
}

function bareHash(text: string): Advice {
  return {
    id: 'usersig-is-a-bare-hash',
    title: 'Only the signature stands in the place of the UserSig',
    detail: `usersig has ${text.length} characters, as many as a bare HMAC or hash; a UserSig is the whole document around it.`,
    fix: `Put the signature into TLS.sig of the document. ${makeAnew}`,
  };
}

/** What can be told by the bytes that the base64 stands for. */
function describeBytes(bytes: Uint8Array): Advice | undefined {
  const inflated = inflate(bytes);
  if (inflated !== undefined && inflated !== '') {
    const isTwice = findPacking(bytes) === 'zlib twice';
    return isTwice ? packed('zlib twice') : describeUserSigDocument(inflated);
  }
  const text = decodeText(bytes);
  if (isDocument(text)) return notCompressed(text);
  const packing = findPacking(bytes);
  if (packing !== undefined) return packed(packing);
  if (isWhole(text.trim()) || isWhole(decodeText(readVendorBase64(text)))) return base64Twice();
  return isTextOfBytes(bytes) ? bytesAsText() : undefined;
}

function notCompressed(text: string): Advice {
  const isOwn = /"(?:TLS\.)/.test(text);
  return {
    id: isOwn ? 'usersig-not-compressed' : 'usersig-of-another-kind',
    title: isOwn ? 'The UserSig is not compressed' : 'Another token stands in the place of the UserSig',
    detail: isOwn
      ? 'It is the JSON document in base64, without zlib.'
      : 'It is a JSON object in base64, and no document of a UserSig.',
    fix: isOwn ? 'Compress the document with zlib before base64.' : makeAnew,
  };
}

function packed(packing: NonNullable<ReturnType<typeof findPacking>>): Advice {
  const id = { gzip: 'gzip', 'raw deflate': 'raw-deflate', Brotli: 'brotli', 'zlib twice': 'zlib-twice' }[
    packing
  ];
  return {
    id: `usersig-packed-with-${id}`,
    title:
      packing === 'zlib twice'
        ? 'The UserSig is compressed twice'
        : `The UserSig is compressed with ${packing}`,
    detail: `The document is whole, but it is packed with ${packing} in the place of zlib.`,
    fix: 'Compress the document once with zlib, which begins with the byte 0x78: deflateSync in Node, zlib.compress in Python, gzcompress in PHP.',
  };
}

function base64Twice(): Advice {
  return {
    id: 'usersig-in-base64-twice',
    title: 'The UserSig is in base64 twice',
    detail: 'It decodes to another base64 text, and that one is a whole UserSig.',
    fix: 'Send what the generator gives: it is in base64 already.',
  };
}

function bytesAsText(): Advice {
  return {
    id: 'usersig-bytes-made-text',
    title: 'The compressed bytes were made into a text',
    detail:
      'The bytes of zlib went through a text in UTF-8 before base64, which replaces or doubles those above 0x7F.',
    fix: 'Keep the compressed document as bytes until base64: a Buffer or Uint8Array, not a string.',
  };
}

function describeAlphabet(text: string): Advice | undefined {
  const alphabet = findAlphabet(text.trim());
  if (alphabet === undefined) return undefined;
  return {
    id: alphabet.includes('URL-safe') ? 'usersig-in-url-safe-base64' : 'usersig-in-another-alphabet',
    title: `The UserSig is in ${alphabet}`,
    detail: `It inflates when it is read in ${alphabet}.`,
    fix: `Replace + by *, / by - and = by _, which is this vendor’s own alphabet.${/[+] for [/]/.test(alphabet) ? ' In tr of Ruby and Perl, *-_ is a range of signs: write the minus at the end, or behind a backslash.' : ''}`,
  };
}

/** What begins like zlib has lost or changed something on the way; all else never was a UserSig. */
function describeRest(text: string): Advice {
  const bytes = readVendorBase64(text);
  const isZlib = bytes[0] === 0x78 && (bytes[0] * 256 + bytes[1]!) % 31 === 0;
  if (!isZlib) return noUserSig(text);
  const several = text.split(/(?<=_)(?=eJ)/);
  if (several.length > 1 && several.every(isWhole))
    return {
      id: 'usersig-twice',
      title: 'More than one UserSig stands there',
      detail: `Its ${text.length} characters are ${several.length} UserSigs, one behind the other.`,
      fix: 'Send the UserSig once: set the variable, do not append to it.',
    };
  const sum = findSum(bytes);
  if (sum !== undefined) return describeSum(sum, text.length);
  const start = inflateStart(bytes);
  if (start !== undefined) {
    return {
      id: 'usersig-truncated',
      title: 'The UserSig is cut off',
      detail: `Its ${text.length} characters inflate to the beginning of a document, and the end is missing.`,
      fix: 'Send the whole UserSig, percent-encoded once, and give it room: it may have hundreds of characters.',
    };
  }
  const isLower = text === text.toLowerCase();
  return {
    id: 'usersig-damaged',
    title: 'The UserSig is damaged',
    detail: `Its ${text.length} characters begin as a UserSig does, but they do not inflate: some were changed or lost on the way${isLower ? '; all are in lower case' : ''}.`,
    fix: 'Send the UserSig as the generator gives it, percent-encoded once.',
  };
}

/** A document that is whole but for the four bytes of its sum. */
function describeSum(sum: string, length: number): Advice {
  const isGone = sum.startsWith('cut');
  return {
    id: isGone ? 'usersig-without-its-sum' : 'usersig-with-another-sum',
    title: isGone ? 'The UserSig lacks the end of its zlib' : 'The Adler-32 of the UserSig is another',
    detail: `Its ${length} characters hold a whole document; the four bytes behind it, which are its Adler-32 from the highest byte on, are ${sum}.`,
    fix: 'Let a library of zlib write the whole of it, or write the Adler-32 of the document behind raw deflate, the highest byte first.',
  };
}

function noUserSig(text: string): Advice {
  const isLower = text === text.toLowerCase();
  if (text.length > 60 && (isLower || text === text.toUpperCase()) && /^ej/i.test(text))
    return {
      id: 'usersig-in-other-case',
      title: `The UserSig was put into ${isLower ? 'lower' : 'upper'} case`,
      detail: `All letters of its ${text.length} characters are in ${isLower ? 'lower' : 'upper'} case; a UserSig has both, and begins with eJ.`,
      fix: 'Send the UserSig as the generator gives it: the case of its letters counts.',
    };
  return {
    id: 'usersig-is-none',
    title: 'What stands in usersig is no UserSig',
    detail: `It has ${countOf(text.length, 'character')}, and is no compressed document in base64: a UserSig begins with eJ, and this with ${JSON.stringify(text.slice(0, 2))}.`,
    fix: makeAnew,
  };
}
