import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import { encodeText, printBase64, readBase64 } from '../../core/wire/bytes.ts';
import { digestHex } from '../../core/wire/digest.ts';
import { decodeText } from '../../core/wire/json.ts';
import { encodePart } from '../../core/wire/query-string.ts';
import { missingValues } from '../../core/diagnosis/literal-secrets.ts';
import { otherCases, tellTurkish } from '../../core/diagnosis/letter-cases.ts';
import { printMoments } from '../../core/diagnosis/printed-moments.ts';
import { printedSpans } from '../../core/diagnosis/spans-of-time.ts';
import { escapeText } from '../../core/diagnosis/text-escapes.ts';
import {
  secondsAround,
  secondsOfACache,
  fractionsWithin,
  millisecondsWithin,
  printedForms,
  rarelyPrinted,
} from '../../core/diagnosis/number-forms.ts';
import {
  linesNotFilledIn,
  printDates,
  timeOfAnotherDay,
  timeOfAnotherZone,
  withFields,
} from './user-sig-layouts.ts';
import { lineNames, lineOrder, type UserSigParts } from './user-sig-parts.ts';

const day = 86_400;
const hour = 3600;

/** How long generators let a UserSig live unless they are told. */
const usualLives = [
  180 * day,
  30 * day,
  7 * day,
  day,
  2 * hour,
  hour,
  600,
  300,
  60,
  365 * day,
  10 * 365 * day,
  0,
];

/** Accounts that samples and consoles have. */
const usualIdentifiers: readonly string[] = [
  ...[
    'administrator',
    'admin',
    'Administrator',
    'root',
    'manager',
    'system',
    'test',
    'user',
    'userId',
    'user_id',
  ],
  ...[
    'user1',
    'xiaojun',
    'identifier',
    'owner',
    'anchor',
    'guest',
    'admin1',
    'imadmin',
    'im_admin',
    '1',
    '0',
  ],
];

/** Values that generators are known to sign in the place of those of the document. */
export const userSigValueHabits: readonly Mistake<UserSigParts>[] = [
  {
    id: 'identifier-spelled-otherwise',
    tried: 'alone',
    title: 'The identifier was signed in another spelling',
    detail:
      'The identifier was percent-encoded, put into lower or upper case, trimmed, cut, hashed, or put into quotation marks, or it is another usual name.',
    tell: ({ fields }) =>
      `The line TLS.identifier holds ${JSON.stringify(fields.identifier)}, and the document another text.${tellTurkish(fields.identifier)}`,
    fix: 'Sign the identifier exactly as it stands in TLS.identifier.',
    inflict({ fields, ...rest }) {
      const { identifier } = fields;
      const spellings = [
        encodePart(identifier),
        encodeURIComponent(identifier.toWellFormed()),
        ...otherCases(identifier),
        identifier.trim(),
        JSON.stringify(identifier),
        ...['\n', '\r\n', ' ', '\t'].flatMap((sign) => [identifier + sign, sign + identifier]),
        ` ${identifier} `,
        printBase64(encodeText(identifier)),
        '',
        ...missingValues,
        ...['@', '_', ':', '-', '#'].flatMap((sign) => [
          identifier + sign + fields.sdkAppId,
          fields.sdkAppId + sign + identifier,
        ]),
        ...escapeText(identifier),
        ...usualIdentifiers,
      ];
      return withFields(
        { fields, ...rest },
        ...[...new Set(spellings)].map((spelled) => ({ identifier: spelled })),
      );
    },
    rarer: function* (parts) {
      const { identifier } = parts.fields;
      const cut = Array.from({ length: identifier.length }, (_, at) => identifier.slice(0, at));
      const digests = (['md5', 'sha1', 'sha256'] as const).map((kind) => digestHex(kind, identifier));
      for (const other of [
        ...cut.toReversed(),
        identifier.slice(1),
        ...digests,
        ...digests.map((hex) => hex.toUpperCase()),
      ])
        yield* withFields(parts, { identifier: other });
    },
  },
  {
    id: 'expire-in-another-unit',
    tried: 'alone',
    title: 'The life was signed in another unit',
    detail: 'The line TLS.expire holds milliseconds, minutes, hours or days; the document holds seconds.',
    fix: 'Put the same number of seconds into the line and into the document.',
    inflict(parts) {
      const life = Number(parts.fields.expire);
      const lives = [life * 1000, life / 60, life / hour, life / day, life / 1000, life * day];
      return withFields(
        parts,
        ...lives.filter(Number.isInteger).map((expire) => ({ expire: String(expire) })),
        { expire: `${parts.fields.expire}S` },
      );
    },
  },
  {
    id: 'expire-as-a-span',
    tried: 'alone',
    title: 'The life was signed as a span of time',
    detail:
      'The line TLS.expire holds a span as a language prints it, such as 1.00:00:00 or PT24H; the document holds seconds.',
    tell: ({ fields }) =>
      `The line TLS.expire holds ${JSON.stringify(fields.expire)}, as a program prints a span of time; the document holds seconds.`,
    fix: 'Take the whole seconds of the span, and put the same number into the line and into the document.',
    inflict: (parts) => withFields(parts, ...printedSpans(parts.fields.expire).map((expire) => ({ expire }))),
  },
  {
    id: 'expire-of-another-call',
    tried: 'alone',
    title: 'Another life was signed',
    detail:
      'The line TLS.expire holds another number than the document, a usual default, or what a program prints for no value.',
    tell: ({ fields }) => `The line TLS.expire holds ${fields.expire}, and the document another value.`,
    fix: 'Put the same number of seconds into the line and into the document.',
    inflict: (parts) =>
      withFields(parts, ...[...usualLives.map(String), ...missingValues].map((expire) => ({ expire }))),
  },
  {
    id: 'time-taken-twice',
    tried: 'alone',
    title: 'The time was taken twice',
    detail: 'The line TLS.time holds a moment some seconds from the one in the document.',
    fix: 'Take the time once, and use it in the line and in the document.',
    inflict: (parts) =>
      withFields(
        parts,
        ...secondsAround.map((shift) => ({ time: String(Number(parts.fields.time) + shift) })),
      ),
    rarer: function* (parts) {
      for (const shift of secondsOfACache)
        yield* withFields(parts, { time: String(Number(parts.fields.time) + shift) });
    },
  },
  timeOfAnotherZone,
  timeOfAnotherDay,
  linesNotFilledIn,
  {
    id: 'time-in-another-form',
    tried: 'alone',
    title: 'The time was signed in another form',
    detail:
      'The line TLS.time holds microseconds, a date, a fraction, a whole minute, hour or day, or nothing.',
    tell: ({ fields: { time } }) =>
      `The line TLS.time holds ${JSON.stringify(time)}, and the document another ${/^\d{10}$/.test(time) ? 'second' : 'form'}.`,
    fix: 'Use whole seconds since 1970 in the line and in the document.',
    inflict(parts) {
      const seconds = Number(parts.fields.time);
      const isDate = seconds > 0 && seconds < 1e11;
      const dates = isDate
        ? [...[0, 8].flatMap((hours) => printDates(seconds + hours * hour)), ...printMoments(seconds * 1000)]
        : [];
      const rounded = isDate
        ? [60, 300, 3600, day]
            .map((unit) => String(seconds - (seconds % unit)))
            .concat(String(seconds - ((seconds + 8 * hour) % day)))
        : [];
      const forms = [
        ...rounded,
        `${seconds}000000`,
        `${seconds}.0`,
        `"${seconds}"`,
        '',
        ...missingValues,
        ...dates,
      ];
      return withFields(parts, ...forms.map((time) => ({ time })));
    },
  },
  {
    id: 'milliseconds-cut-off',
    tried: 'alone',
    title: 'Milliseconds were signed, and the seconds of them put into the document',
    detail: 'The line TLS.time holds milliseconds or a fraction; the document holds the seconds of them.',
    tell: ({ fields }) => `The line TLS.time holds ${fields.time}, and the document the seconds of it.`,
    fix: 'Take the whole seconds once, and use them in the line and in the document.',
    inflict: (parts) =>
      withFields(
        parts,
        ...[...millisecondsWithin(parts.fields.time), ...fractionsWithin(parts.fields.time)].map((time) => ({
          time,
        })),
      ),
  },
  {
    id: 'time-and-life-exchanged',
    title: 'Time and life are exchanged',
    detail: 'The line TLS.time holds the life, and TLS.expire the moment.',
    fix: 'Put the moment into TLS.time, and the number of seconds into TLS.expire.',
    inflict: (parts) => withFields(parts, { time: parts.fields.expire, expire: parts.fields.time }),
  },
  {
    id: 'identifier-and-app-exchanged',
    title: 'Identifier and SDKAppID are exchanged',
    detail: 'The line TLS.identifier holds the SDKAppID, and TLS.sdkappid the identifier.',
    fix: 'Put the account into TLS.identifier, and the number of the app into TLS.sdkappid.',
    inflict: (parts) =>
      withFields(parts, { identifier: parts.fields.sdkAppId, sdkAppId: parts.fields.identifier }),
  },
  {
    id: 'app-spelled-otherwise',
    tried: 'alone',
    title: 'The SDKAppID was signed in another spelling',
    detail: 'The line TLS.sdkappid holds the number in quotation marks, with .0, or no number.',
    fix: 'Sign the digits of the SDKAppID alone.',
    inflict: (parts) => {
      const app = parts.fields.sdkAppId;
      const spellings = [`"${app}"`, `'${app}'`, `${app}.0`, `${app}L`, '', ...missingValues];
      return withFields(parts, ...spellings.map((sdkAppId) => ({ sdkAppId })));
    },
  },
  {
    id: 'number-printed-otherwise',
    tried: 'alone',
    title: 'A number was printed otherwise for signing',
    detail:
      'A line holds a number with an exponent, a fraction, commas or a suffix, as a language prints it.',
    tell: ({ fields }) => {
      const line = (['sdkAppId', 'time', 'expire'] as const).find((name) => !/^\d+$/.test(fields[name]));
      const said =
        line === undefined
          ? 'A line holds a number in another form'
          : `The line ${lineNames[line]} holds ${fields[line]}`;
      return `${said}; the document holds the number itself.`;
    },
    fix: 'Print whole numbers with their digits alone: %d, not %v of a float.',
    inflict: (parts) => {
      const numbers = ['sdkAppId', 'time', 'expire'] as const;
      const print = (names: readonly (typeof numbers)[number][], at: number) =>
        Object.fromEntries(
          names.map((name) => [name, printedForms(parts.fields[name])[at] ?? parts.fields[name]]),
        );
      return Array.from({ length: 13 }, (_, at) => at).flatMap((at) =>
        withFields(parts, ...numbers.map((name) => print([name], at)), print(numbers, at)),
      );
    },
    rarer: function* (parts) {
      for (const name of ['sdkAppId', 'time', 'expire'] as const)
        for (const text of rarelyPrinted(parts.fields[name])) yield* withFields(parts, { [name]: text });
    },
  },
  {
    id: 'userbuf-signed-otherwise',
    title: 'The userbuf is signed in another form or place',
    detail: 'The line of TLS.userbuf holds the bytes themselves or base64 of base64, or it comes first.',
    fix: 'Sign TLS.userbuf as the last line, in base64, as it stands in the document.',
    inflict(parts) {
      const { userBuffer } = parts.fields;
      if (userBuffer === undefined) return [];
      const others = lineOrder.filter((line) => line !== 'userBuffer');
      const first: UserSigParts = { ...parts, lines: ['userBuffer', ...others] };
      const forms = [decodeText(readBase64(userBuffer)), printBase64(encodeText(userBuffer))];
      return [first, ...withFields(parts, ...forms.map((form) => ({ userBuffer: form })))];
    },
  },
];
