import { isOfTheseYears } from '../../../core/diagnosis/clock-offset.ts';
import { textFormNames } from '../../../core/diagnosis/byte-forms.ts';
import { withoutSome } from '../../../core/diagnosis/subsets.ts';
import type { Mistake } from '../../../core/diagnosis/diagnose-signature.ts';
import { secretMistakes } from '../../../core/diagnosis/secret-mistakes.ts';
import { header } from '../../../core/wire/http.ts';
import { hosts, service as ownService } from '../../wire/constants.ts';
import { utcDate } from '../../wire/signature.ts';
import { sampleSecrets } from '../sample-secrets.ts';
import type { Tc3Parts } from './parts.ts';
import { tellForm, tellSteps } from '../../../core/diagnosis/tell-hash.ts';

type Tc3Mistake = Mistake<Tc3Parts>;

const secondsOfDay = 24 * 3600;

function withDates(parts: Tc3Parts): readonly Tc3Parts[] {
  if (!/^\d{1,11}$/.test(parts.timestamp)) return [];
  const dates = [-secondsOfDay, secondsOfDay].map((shift) =>
    utcDate(String(Number(parts.timestamp) + shift)),
  );
  return dates
    .filter((date) => date !== parts.date)
    .flatMap((date) => {
      const keySteps = parts.keySteps.map((step) => (step === parts.date ? date : step));
      return [
        { ...parts, date, keySteps },
        { ...parts, date },
        ...(keySteps.includes(date) ? [{ ...parts, keySteps }] : []),
      ];
    });
}

function withServices(parts: Tc3Parts): readonly Tc3Parts[] {
  const host = header(parts.sent.headers, 'host') ?? '';
  const endpoints = [...hosts.slice(0, 2), host, host.replace(/:\d+$/, '')].filter((name) => name !== '');
  const names = [ownService, 'cvm', 'tc3', parts.sent.hostLabel, 'TRTC', 'Trtc', 'im', 'live', 'vod', 'rtc'];
  const services = new Set([...names, 'sts', 'lcic', ...endpoints]);
  return [...services]
    .filter((service) => service !== parts.service)
    .flatMap((service) => {
      const keySteps = parts.keySteps.map((step) => (step === parts.service ? service : step));
      return [
        { ...parts, service, keySteps },
        { ...parts, service },
        ...(keySteps.includes(service) ? [{ ...parts, keySteps }] : []),
      ];
    });
}

/** What clients are known to do wrong after the canonical request: in the string to sign, the key and the output. */
export const keyMistakes: readonly Tc3Mistake[] = [
  {
    id: 'canonical-request-not-hashed',
    title: 'The canonical request was not hashed',
    detail: 'The string to sign ends in the canonical request itself.',
    fix: 'End the string to sign with the SHA-256 of the canonical request in lower-case hex.',
    inflict: (parts) => [{ ...parts, request: 'text' }],
  },
  {
    id: 'hash-in-upper-case',
    title: 'A hash is in upper case',
    detail: 'The hash of the body or of the canonical request has upper-case digits.',
    tell: ({ payload, request }) => {
      if (request === 'hash') return 'The hash of the body has upper-case digits.';
      return /[A-F]/.test(payload)
        ? 'The hash of the body and that of the canonical request have upper-case digits.'
        : 'The hash of the canonical request has upper-case digits.';
    },
    fix: 'Print both hashes in lower-case hex.',
    inflict: (parts) => {
      const upper = /^[0-9a-f]{64}$/.test(parts.payload) ? parts.payload.toUpperCase() : parts.payload;
      const both = { ...parts, payload: upper };
      const hash = 'hash in upper case' as const;
      return parts.request === 'hash'
        ? [both, { ...parts, request: hash }, { ...both, request: hash }]
        : [both];
    },
  },
  {
    id: 'timestamp-in-milliseconds',
    title: 'The timestamp in the string to sign is in milliseconds',
    detail: 'The string to sign holds milliseconds, and X-TC-Timestamp seconds.',
    fix: 'Use the same seconds since 1970 in both places.',
    inflict: (parts) =>
      parts.timestamp.length > 11 ? [] : [{ ...parts, timestamp: `${parts.timestamp}000` }],
  },
  {
    id: 'date-in-local-time',
    title: 'The date is not the UTC date of the call',
    detail:
      'The date of the scope or of the key is the day before or after the one that the timestamp has in UTC, one of the last month, or any other that Credential names too: a key that was kept, or a date that stands in the program.',
    fix: 'Take the date from the timestamp, in UTC.',
    inflict: withDates,
    tell: ({ date, keySteps, timestamp }) =>
      `The date of the scope is ${date} and that of the key ${keySteps[0] ?? ''}; the timestamp is of ${utcDate(timestamp)} in UTC.`,
    rarer: function* (parts) {
      if (!/^\d{1,11}$/.test(parts.timestamp)) return;
      const shifts = Array.from({ length: 30 }, (_, at) => (at + 2) * secondsOfDay);
      const lastMonth = shifts.map((shift) => utcDate(String(Number(parts.timestamp) - shift)));
      for (const date of [parts.sent.namedDate, ...lastMonth]) {
        if (date === parts.date || !/^\d{4}-\d\d-\d\d$/.test(date)) continue;
        // Of a timestamp that is centuries away, it is what is wrong and not the date.
        if (!isOfTheseYears(Number(parts.timestamp) - Date.parse(date) / 1000)) continue;
        const keySteps = parts.keySteps.map((step) => (step === parts.date ? date : step));
        yield { ...parts, keySteps };
        yield { ...parts, date, keySteps };
      }
    },
  },
  {
    id: 'service-of-another',
    title: 'The service is not the same in every place',
    detail: 'The scope or the key names another service than the Authorization header does.',
    tell: ({ service, keySteps, scope, date }, right) =>
      `The Authorization header names the service "${right.service.slice(0, 60)}"; the scope in the string to sign is ${scope(date, service)}, and the key is derived by ${keySteps.join(', ')}.`,
    fix: 'Use trtc in the Authorization header, in the string to sign and in the key.',
    inflict: withServices,
  },
  {
    id: 'key-without-prefix',
    common: 1,
    title: 'The key is derived without its prefix',
    detail: 'The derivation of the key begins with the SecretKey alone.',
    fix: 'Begin with the text TC3 directly followed by the SecretKey.',
    inflict: (parts) => (parts.keyPrefix === '' ? [] : [{ ...parts, keyPrefix: '' }]),
  },
  {
    id: 'key-not-derived',
    title: 'The key is not derived',
    detail: 'The SecretKey itself signs, with or without the prefix TC3.',
    tell: ({ keyPrefix }) =>
      keyPrefix === ''
        ? 'The SecretKey itself signs, without a prefix.'
        : `The SecretKey itself signs, with ${keyPrefix} before it.`,
    fix: 'Derive the key through the date, the service and tc3_request.',
    inflict: (parts) => {
      if (parts.keySteps.length === 0) return [];
      const bare = { ...parts, keySteps: [] };
      return [{ ...bare, keyPrefix: '' }, bare];
    },
  },
  {
    id: 'key-step-left-out',
    title: 'A step of the derivation of the key is missing',
    detail: 'The key is not derived through the date, or not through the service or tc3_request.',
    tell: ({ keySteps }, right) =>
      tellSteps(keySteps, right.keySteps, ['the date', 'the service', 'tc3_request']),
    fix: 'Derive the key through the date, the service and tc3_request, one after the other.',
    inflict: (parts) =>
      parts.keySteps.length < 2
        ? []
        : parts.keySteps.map((left) => ({
            ...parts,
            keySteps: parts.keySteps.filter((step) => step !== left),
          })),
    rarer: function* (parts) {
      for (const keySteps of withoutSome(parts.keySteps)) yield { ...parts, keySteps };
    },
  },
  {
    id: 'key-steps-in-hex',
    title: 'The steps of the key are taken as hex',
    detail:
      'A step of the derivation, or each, uses the hexadecimal digits or the base64 of the one before, not its bytes.',
    tell: ({ keyForm }) => tellForm(keyForm),
    fix: 'Take the bytes of each HMAC as the key of the next; only the signature itself is printed in hex.',
    inflict: (parts) =>
      parts.keySteps.length === 0
        ? []
        : [
            { ...parts, keyForm: 'hex' },
            { ...parts, keyForm: 'base64' },
            { ...parts, keyForm: 'hex at the end' },
            { ...parts, keyForm: 'hex at the beginning' },
          ],
  },
  {
    id: 'key-steps-read-as-text',
    tried: 'alone',
    title: 'The steps of the key are read as text',
    detail:
      'The bytes of each step of the derivation were made a string before the next one, and some of them lost.',
    tell: ({ keyForm }) =>
      `The key of each step is the ${keyForm} of the one before, as a string that was made of them has it.`,
    fix: 'Keep the bytes of each HMAC in a byte array or buffer; never make a string of them.',
    inflict: (parts) =>
      parts.keySteps.length === 0 ? [] : textFormNames.map((keyForm) => ({ ...parts, keyForm })),
  },
  {
    id: 'signature-in-base64',
    title: 'The signature is in base64',
    detail:
      'The signature is right, but it is printed in base64, or its hexadecimal digits are put into base64.',
    tell: ({ print }) =>
      print === 'base64'
        ? 'The signature is right, but it is printed in base64.'
        : 'The signature is right, but its hexadecimal digits are put into base64.',
    fix: 'Print it in lower-case hex; base64 is for v1.',
    inflict: (parts) => [
      { ...parts, print: 'base64' },
      { ...parts, print: 'base64 of hex' },
    ],
  },
  {
    id: 'signature-in-upper-case',
    title: 'The signature is in upper case',
    detail: 'The signature is right but for its letters.',
    fix: 'Print it in lower-case hex.',
    inflict: (parts) => [{ ...parts, print: 'upper-case hex' }],
  },
  ...secretMistakes<Tc3Parts>(sampleSecrets),
];
