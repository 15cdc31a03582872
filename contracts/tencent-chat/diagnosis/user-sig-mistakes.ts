import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import { unfilled } from '../../core/diagnosis/literal-secrets.ts';
import { secretMistakes } from '../../core/diagnosis/secret-mistakes.ts';
import { tellPrint } from '../../core/diagnosis/tell-hash.ts';
import { encodeText, printBase64 } from '../../core/wire/bytes.ts';
import { userSigHabits } from './user-sig-habits.ts';
import { userSigLayouts } from './user-sig-layouts.ts';
import { userSigValueHabits } from './user-sig-value-habits.ts';
import { severalUserSigHabits } from './user-sig-several.ts';
import { lineNames, lineOrder, type UserSigParts } from './user-sig-parts.ts';

const bareNames = Object.fromEntries(
  Object.entries(lineNames).map(([field, name]) => [field, name.replace('TLS.', '')]),
) as UserSigParts['names'];

/** What settings of this vendor have in the place of a key. */
const sampleSecrets = unfilled([
  'TENCENT_CHAT_SECRET_KEY',
  'TENCENT_IM_SECRET_KEY',
  'TENCENT_IM_KEY',
  'IM_SECRET_KEY',
  'TIM_SECRET_KEY',
  'TRTC_SECRET_KEY',
  'SDKSECRETKEY',
]);

/** What generators of this signature are known to get wrong. */
export const mistakes: readonly Mistake<UserSigParts>[] = [
  {
    id: 'signed-for-another-identifier',
    title: 'The signature was made for another identifier',
    detail: 'The document names one identifier, and the signature covers another.',
    fix: 'Sign the identifier that stands in TLS.identifier and in the URL.',
    inflict: ({ fields, request, ...rest }) => [
      { ...rest, request, fields: { ...fields, identifier: request.identifier } },
    ],
  },
  {
    id: 'signed-for-another-app',
    title: 'The signature was made for another SDKAppID',
    detail: 'The document names one SDKAppID, and the signature covers another.',
    fix: 'Sign the SDKAppID that stands in TLS.sdkappid and in the URL.',
    inflict: ({ fields, request, ...rest }) => [
      { ...rest, request, fields: { ...fields, sdkAppId: request.sdkAppId } },
    ],
  },
  {
    id: 'end-instead-of-life',
    title: 'The moment of expiry was signed as the life',
    detail: 'The line TLS.expire holds a moment in time; the document holds a number of seconds.',
    fix: 'Put the same number of seconds into the line and into the document.',
    inflict: ({ fields, ...rest }) => [
      { ...rest, fields: { ...fields, expire: String(Number(fields.time) + Number(fields.expire)) } },
    ],
  },
  {
    id: 'time-in-milliseconds',
    title: 'The time is in milliseconds',
    detail: 'Of the line TLS.time and the document, one holds milliseconds and the other seconds.',
    tell: ({ fields }) =>
      fields.time.length > 11
        ? 'The line TLS.time holds milliseconds, the document seconds.'
        : 'The document holds milliseconds, the line TLS.time seconds.',
    fix: 'Use seconds since 1970 in both.',
    inflict: ({ fields, ...rest }) =>
      [`${fields.time}000`, ...(/^\d{13}$/.test(fields.time) ? [fields.time.slice(0, -3)] : [])].map(
        (time) => ({
          ...rest,
          fields: { ...fields, time },
        }),
      ),
  },
  {
    id: 'expire-before-time',
    title: 'The lines are in another order',
    detail: 'TLS.expire stands before TLS.time, as in the documents of some generators.',
    fix: 'Sign the lines in the order identifier, sdkappid, time, expire; only the JSON may be in any order.',
    inflict: (parts) => [{ ...parts, lines: ['identifier', 'sdkAppId', 'expire', 'time', 'userBuffer'] }],
  },
  {
    id: 'lines-in-alphabetical-order',
    title: 'The lines are in alphabetical order',
    detail: 'The lines are sorted by their names.',
    fix: 'Sign the lines in the order identifier, sdkappid, time, expire.',
    inflict: (parts) => [{ ...parts, lines: ['expire', 'identifier', 'sdkAppId', 'time', 'userBuffer'] }],
  },
  {
    id: 'app-line-first',
    title: 'The line of the SDKAppID comes first',
    detail: 'TLS.sdkappid stands before TLS.identifier.',
    fix: 'Sign the lines in the order identifier, sdkappid, time, expire.',
    inflict: (parts) => [{ ...parts, lines: ['sdkAppId', 'identifier', 'time', 'expire', 'userBuffer'] }],
  },
  {
    id: 'last-newline-missing',
    common: 1,
    title: 'The last line has no newline',
    detail: 'The text to sign does not end in a newline.',
    fix: 'End every line with a newline, the last one included.',
    inflict: (parts) => [{ ...parts, lastLine: 'open' }],
  },
  {
    id: 'windows-newlines',
    common: 1,
    title: 'The lines end in carriage returns',
    detail: 'The lines end in \\r\\n.',
    fix: 'End the lines in \\n alone, whatever the system.',
    inflict: (parts) => [{ ...parts, lineEnd: '\r\n' }],
  },
  {
    id: 'lines-run-together',
    title: 'The lines are not apart',
    detail: 'There are no newlines between the lines.',
    fix: 'End every line with a newline.',
    inflict: (parts) => [{ ...parts, lineEnd: '' }],
  },
  {
    id: 'prefix-missing',
    title: 'The names lack their prefix',
    detail: 'The lines read identifier: instead of TLS.identifier:.',
    fix: 'Begin every line with TLS.',
    inflict: (parts) => [{ ...parts, names: bareNames }],
  },
  {
    id: 'document-signed',
    tried: 'alone',
    title: 'The JSON document was signed',
    detail: 'The signature covers the JSON, or the base64 of it, instead of the lines.',
    fix: 'Sign the lines, and put the signature into the JSON.',
    inflict: (parts) => documentsOf(parts).map((text) => ({ ...parts, text })),
  },
  {
    id: 'formula-of-old-pages',
    title: 'The formula of some older pages was used',
    detail: 'The signature covers identifier, SDKAppID, time and life, followed by the base64 of the same.',
    fix: 'Follow the official generators; those pages are wrong.',
    inflict: (parts) => [{ ...parts, text: printFormula(parts) }],
  },
  {
    id: 'userbuf-not-signed',
    title: 'The userbuf is not signed',
    detail: 'The document has a TLS.userbuf, and the text to sign has no line for it.',
    fix: 'Sign TLS.userbuf as the last line, or leave it out; REST calls do not need it.',
    inflict: (parts) =>
      parts.fields.userBuffer === undefined
        ? []
        : [{ ...parts, lines: lineOrder.filter((line) => line !== 'userBuffer') }],
  },
  {
    id: 'signature-in-hex',
    common: 2,
    title: 'The signature is in hexadecimal',
    detail: 'The bytes of the HMAC are right, but they are printed in hexadecimal, or in base64 of that.',
    fix: 'Print the bytes of the HMAC in base64.',
    tell: tellPrint,
    inflict: (parts) => [
      { ...parts, print: 'hex' },
      { ...parts, print: 'base64 of hex' },
      { ...parts, print: 'upper-case hex' },
      { ...parts, print: 'base64 of upper-case hex' },
    ],
  },
  {
    id: 'hmac-with-sha1',
    title: 'HMAC-SHA1 was used',
    detail: 'The signature is right for HMAC-SHA1.',
    fix: 'Use HMAC-SHA256.',
    inflict: (parts) => [{ ...parts, algorithm: 'sha1' }],
  },
  ...userSigHabits,
  ...userSigLayouts,
  ...userSigValueHabits,
  ...severalUserSigHabits,
  ...secretMistakes<UserSigParts>(sampleSecrets),
];

function printFormula({ fields: { identifier, sdkAppId, time, expire } }: UserSigParts): string {
  const plain = identifier + sdkAppId + time + expire;
  return plain + printBase64(encodeText(plain));
}

/** The document as generators print it: with its keys in two orders, with spaces, with a place for the signature, in base64. */
function documentsOf({ fields }: UserSigParts): readonly string[] {
  const { identifier, sdkAppId, time, expire } = fields;
  const [ver, own] = [
    { 'TLS.ver': '2.0' },
    { 'TLS.identifier': identifier, 'TLS.sdkappid': Number(sdkAppId) },
  ];
  const [start, life] = [{ 'TLS.time': Number(time) }, { 'TLS.expire': Number(expire) }];
  const buffer = fields.userBuffer === undefined ? {} : { 'TLS.userbuf': fields.userBuffer };
  const documents = [
    { ...ver, ...own, ...start, ...life },
    { ...ver, ...own, ...life, ...start },
    { ...own, ...start, ...life },
    { ...ver, ...own, ...start, ...life, ...buffer },
    { ...ver, ...own, ...start, ...life, 'TLS.sig': '' },
    { ...ver, ...own, ...life, ...start, 'TLS.sig': '' },
  ].map((document) => JSON.stringify(document));
  const spaced = documents.map((text) => text.replaceAll(/("|\d)([:,])(?=["\d])/g, '$1$2 '));
  const all = [...documents, ...spaced];
  return [...new Set([...all, ...all.map((text) => printBase64(encodeText(text)))])];
}
