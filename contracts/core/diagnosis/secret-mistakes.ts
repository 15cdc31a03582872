import { encodeText, printBase64, printHex, readHex } from '../wire/bytes.ts';
import { digestHex } from '../wire/digest.ts';
import { encodePart } from '../wire/query-string.ts';
import type { Mistake, SecretPart } from './diagnose-signature.ts';
import { missingValues, placeholders } from './literal-secrets.ts';
import { retypedSecrets, slips } from './rare-secrets.ts';
import { tellingForms } from './tell-secret.ts';
import { breakUp, invisibleSigns, joinSettings, readAsBase64, shorten } from './secret-slips.ts';

type Change = (secret: string) => readonly (string | Uint8Array | undefined)[];

/** Mistakes with the secret itself, which every scheme knows; with the vendor's own texts that stand in the place of a secret. */
export function secretMistakes<Parts extends SecretPart>(
  others: readonly string[] = [],
): readonly Mistake<Parts>[] {
  return [
    ...literals<Parts>([...placeholders, ...others]),
    ...readOtherwise<Parts>(),
    ...spelledOtherwise<Parts>(),
    ...takenWithMore<Parts>(),
    ...copiedOtherwise<Parts>(),
    ...retypedSecrets<Parts>(),
  ].map(tellingForms);
}

/** No secret at all, or a text in its place. */
function literals<Parts extends SecretPart>(inSamples: readonly string[]): readonly Mistake<Parts>[] {
  return [
    {
      id: 'secret-empty',
      title: 'The secret is empty',
      detail: 'The signature is right for a secret of no characters, as a setting that is not set gives it.',
      fix: 'Check the name of the setting or environment variable that the secret is read from.',
      inflict: (parts) => changeTo(parts, ['']),
    },
    {
      id: 'secret-undefined',
      tried: 'alone',
      title: 'The secret is the text of a value that is missing',
      detail: 'The signature is right for the text of a missing value, for example "undefined" or "null".',
      tell: ({ secret }) =>
        `The signature is right for the text "${String(secret)}" in the place of the secret.`,
      fix: 'Check the name of the setting or environment variable that the secret is read from.',
      inflict: (parts) => changeTo(parts, missingValues),
    },
    {
      id: 'secret-placeholder',
      tried: 'alone',
      title: 'The secret is still a placeholder',
      detail:
        'The signature is right for a placeholder, as samples and templates have it in the place of the secret.',
      tell: ({ secret }) =>
        `The signature is right for the text "${String(secret)}" in the place of the secret.`,
      fix: 'Put the secret of the console in its place.',
      inflict: (parts) => changeTo(parts, inSamples),
    },
    {
      id: 'id-used-as-secret',
      title: 'The id was used as the secret',
      detail: 'The signature is right for an id or token in the place of the secret.',
      tell: ({ secret, ids = {} }) =>
        `The signature is right for the ${Object.keys(ids).find((name) => ids[name] === secret) ?? 'id'} in the place of the secret.`,
      fix: 'Sign with the secret that belongs to the id; are the two swapped in the settings?',
      inflict: (parts) => changeTo(parts, Object.values(parts.ids ?? {})),
    },
    {
      id: 'secret-with-id',
      tried: 'alone',
      title: 'The id or another setting is part of the secret',
      detail: 'The key of the signature is the secret together with an id or a setting of the call.',
      fix: 'Sign with the secret alone; split settings that hold several values.',
      inflict: changeText((secret, ids) =>
        ids.flatMap((id) => [id + secret, `${id}:${secret}`, secret + id, `${secret}:${id}`]),
      ),
      rarer: (parts) => slips((secret) => joinSettings(secret, parts.ids, parts.beside))(parts),
    },
  ];
}

/** Bytes that the secret was taken to stand for. */
function readOtherwise<Parts extends SecretPart>(): readonly Mistake<Parts>[] {
  return [
    {
      id: 'secret-hex-decoded',
      title: 'The secret was decoded from hexadecimal',
      detail: 'The key of the signature is the bytes that the hexadecimal digits of the secret stand for.',
      fix: 'Use the secret as text, exactly as the console shows it.',
      // Node stops where no more digits come, and PHP and Java at least know the whole ones.
      inflict: changeText((secret) =>
        (/^(?:[0-9a-f]{2})+/i.exec(secret) ?? []).map((digits) => readHex(digits)),
      ),
    },
    {
      id: 'secret-base64-decoded',
      title: 'The secret was decoded from base64',
      detail: 'The key of the signature is the bytes that the secret stands for in base64.',
      fix: 'Use the secret as text, even where it looks like base64.',
      inflict: changeText(readAsBase64),
    },
    {
      id: 'secret-in-utf-16',
      tried: 'alone',
      title: 'The secret was taken as UTF-16',
      detail: 'The key of the signature is the secret with two bytes for each character.',
      fix: 'Use the UTF-8 bytes of the secret.',
      inflict: changeText((secret) => [
        encodeText(secret.replaceAll(/./gs, '$&\0')),
        encodeText(secret.replaceAll(/./gs, '\0$&')),
      ]),
    },
    {
      id: 'secret-base64-encoded',
      title: 'The secret was encoded',
      detail: 'The key of the signature is the base64 or the hexadecimal digits of the secret.',
      fix: 'Use the secret as text, exactly as the console shows it.',
      inflict: changeText((secret) => [
        printBase64(encodeText(secret)),
        // As echo without -n gives it to base64.
        printBase64(encodeText(`${secret}\n`)),
        printHex(encodeText(secret)),
        printHex(encodeText(secret)).toUpperCase(),
      ]),
    },
    {
      id: 'secret-hashed',
      tried: 'alone',
      title: 'The secret was hashed first',
      detail: 'The key of the signature is a hash of the secret.',
      fix: 'Use the secret as text, exactly as the console shows it.',
      inflict: changeText((secret) =>
        (['md5', 'sha1', 'sha256'] as const).flatMap((algorithm) => {
          const digits = digestHex(algorithm, secret);
          return [digits, digits.toUpperCase(), readHex(digits)];
        }),
      ),
    },
  ];
}

/** The secret with other characters. */
function spelledOtherwise<Parts extends SecretPart>(): readonly Mistake<Parts>[] {
  return [
    {
      id: 'secret-with-whitespace',
      common: 1,
      title: 'The secret has white space around it',
      detail:
        'The secret begins or ends in a line break, a space or a zero byte, as one from a file or a buffer does, or is broken somewhere.',
      fix: 'Trim the secret before signing.',
      inflict: changeText((secret) => [
        ...['\n', '\r\n', ' ', '\r', '\t', '\0'].map((end) => secret + end),
        ...[' ', '\t', '\n'].map((start) => start + secret),
        ` ${secret} `,
      ]),
      rarer: slips(breakUp),
    },
    {
      id: 'secret-in-quotes',
      tried: 'alone',
      title: 'The secret has quotation marks around it',
      detail: 'The quotation marks of a settings file, or other brackets, are part of the key.',
      fix: 'Use what stands between the quotation marks.',
      inflict: changeText((secret) =>
        ['""', "''", '``', '“”', '<>', '{}', '[]'].map((marks) => marks[0]! + secret + marks[1]!),
      ),
    },
    {
      id: 'secret-lower-case',
      title: 'The secret was put into lower case',
      detail: 'The signature is right for the secret in lower-case letters.',
      fix: 'Use the secret exactly as the console shows it.',
      inflict: changeText((secret) => [secret.toLowerCase()]),
    },
    {
      id: 'secret-upper-case',
      title: 'The secret was put into upper case',
      detail: 'The signature is right for the secret in upper-case letters.',
      fix: 'Use the secret exactly as the console shows it.',
      inflict: changeText((secret) => [secret.toUpperCase()]),
    },
  ];
}

/** What else came with the secret from where it stood. */
function takenWithMore<Parts extends SecretPart>(): readonly Mistake<Parts>[] {
  return [
    {
      id: 'secret-with-invisible-signs',
      tried: 'alone',
      title: 'The secret has a sign in it that nobody sees',
      detail:
        'The secret begins or ends in a byte order mark, a space of no width, or another invisible or wide space, as text copied from a file, a page or a chat has it.',
      fix: 'Type the first and the last characters of the secret anew, or copy it from the console itself.',
      inflict: changeText((secret) =>
        invisibleSigns.flatMap((sign) => [sign + secret, secret + sign, sign + secret + sign]),
      ),
    },
    {
      id: 'secret-with-text-around-it',
      tried: 'alone',
      title: 'The secret has other text around it',
      detail: 'A name, a prefix or a sign of the line that the secret stood in is part of the key.',
      fix: 'Use the secret alone, without the name before it and without the sign behind it.',
      inflict: changeText((secret) => [
        ...linesBefore.map((start) => start + secret),
        ...[';', ',', '.', '%', '&', '=', String.raw`\n`, '\\', ':', '#', '==', '"', "'"].map(
          (end) => secret + end,
        ),
      ]),
    },
  ];
}

/** The secret as it came through other hands. */
function copiedOtherwise<Parts extends SecretPart>(): readonly Mistake<Parts>[] {
  return [
    {
      id: 'secret-url-encoded',
      tried: 'alone',
      title: 'The secret was percent-encoded, or decoded',
      detail: 'Some characters of the secret came as percent escapes, or a plus sign of it as a space.',
      fix: 'Use the secret as text, exactly as the console shows it.',
      inflict: changeText((secret) => [
        encodePart(secret),
        encodeURIComponent(secret),
        encodePart(secret).replaceAll(/%../g, (escape) => escape.toLowerCase()),
        secret.replaceAll('+', ' '),
      ]),
    },
    {
      id: 'secret-incomplete',
      tried: 'alone',
      title: 'The secret is not complete',
      detail:
        'The signature is right for the secret without some of its characters, most often the first or the last.',
      fix: 'Copy the whole secret; a double click may select a part of it.',
      inflict: changeText((secret) =>
        secret.length < 8
          ? []
          : [...[1, 2, 3].flatMap((cut) => [secret.slice(0, -cut), secret.slice(cut)]), ...words(secret)],
      ),
      rarer: slips(shorten),
    },
    {
      id: 'secret-twice',
      tried: 'alone',
      title: 'The secret stands there twice',
      detail: 'The signature is right for the secret followed by itself.',
      fix: 'Paste the secret once.',
      inflict: changeText((secret) => [secret + secret, `${secret}\n${secret}`, `${secret} ${secret}`]),
    },
  ];
}

/** What stands before a secret in a file of settings or in a header. */
const linesBefore: readonly string[] = [
  ...[
    'SECRET_KEY=',
    'SECRETKEY=',
    'SecretKey=',
    'secretKey=',
    'SecretAccessKey=',
    'secret=',
    'SK=',
    'sk=',
    'key=',
    'appSecret=',
    'APP_SECRET=',
  ],
  ...['SecretKey:', 'secretKey:', 'secretKey: ', 'SecretKey: ', 'Bearer ', 'Basic ', '=', ':', '$', '#', '@'],
];

/** What a double click selects of a secret that has signs in it. */
function words(secret: string): readonly string[] {
  const all = secret.match(/\w+/g) ?? [];
  const [first, last] = [all[0], all.at(-1)];
  return [first, last].filter((word) => word !== undefined && word.length > 3 && word !== secret) as string[];
}

function changeTo<Parts extends SecretPart>(parts: Parts, texts: readonly string[]): readonly Parts[] {
  return typeof parts.secret === 'string'
    ? texts.filter((text) => text !== parts.secret).map((secret) => ({ ...parts, secret }))
    : [];
}

function changeText<Parts extends SecretPart>(
  change: (secret: string, ids: readonly string[]) => ReturnType<Change>,
): (parts: Parts) => readonly Parts[] {
  return (parts) => {
    const { secret } = parts;
    // What is no secret at all can be spelled in no other way.
    if (typeof secret !== 'string' || secret.length < 6) return [];
    return [...new Set(change(secret, Object.values(parts.ids ?? {})))]
      .filter((changed) => changed !== undefined && changed !== secret)
      .map((changed) => ({ ...parts, secret: changed! }));
  };
}
