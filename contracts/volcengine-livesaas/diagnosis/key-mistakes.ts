import { textFormNames } from '../../core/diagnosis/byte-forms.ts';
import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import { placeholdersFor } from '../../core/diagnosis/templates.ts';
import type { LivesaasParts } from './parts.ts';
import { tellForm, tellSteps } from '../../core/diagnosis/tell-hash.ts';

/** Replaces one step of the key: 0 the day, 1 the region, 2 the service, 3 the end. */
const withStep = (parts: LivesaasParts, at: number, values: readonly string[]): readonly LivesaasParts[] =>
  parts.keySteps.length <= at
    ? []
    : values
        .filter((value) => value !== parts.keySteps[at])
        .map((value) => ({ ...parts, keySteps: parts.keySteps.with(at, value) }));

/** Other products of the vendor, as their own samples name them, and spellings of this one. */
const services: readonly string[] = [
  ...['vod', 'live', 'open', 'iam', 'sts', 'rtc', 'imagex', 'visual', 'cv', 'cdn', 'billing', 'ecs', 'tos'],
  ...['tls', 'sms', 'vpc', 'translate', 'air', 'ark', 'ml_platform', 'auto_scaling', 'byteplus-livesaas'],
  ...[
    '',
    'livesaas',
    'LiveSaaS',
    'LiveSaas',
    'Livesaas',
    'LIVESAAS',
    'live_saas',
    'live-saas',
    'livesaas.volcengineapi.com',
  ],
];

const regions: readonly string[] = [
  ...['cn-beijing', 'cn-shanghai', 'cn-guangzhou', 'cn-hongkong', 'ap-singapore-1', 'ap-southeast-1'],
  ...['us-east-1', '', 'cn-north-1', 'cn-north-2', 'cn-north', 'cn', 'CN-NORTH-1', 'global'],
];

/** The texts that a scope holds in the place of the right ones, in the key as well. */
function withScopePart(
  parts: LivesaasParts,
  at: number,
  values: readonly string[],
): readonly LivesaasParts[] {
  const steps = parts.scope.split('/');
  return values
    .filter((value) => value !== steps[at])
    .flatMap((value) => {
      const scope = steps.with(at, value).join('/');
      return [...withStep({ ...parts, scope }, at, [value]), { ...parts, scope }];
    });
}

/** Mistakes with how the key is derived. */
export const keyMistakes: readonly Mistake<LivesaasParts>[] = [
  {
    id: 'wrong-service-in-key',
    title: 'The key was derived for another service',
    detail: 'The scope names one service, the key was made for another.',
    tell: ({ keySteps }) =>
      `The key was made for the service "${keySteps[2] ?? ''}", and the scope names another.`,
    fix: 'Derive the key for the service of the scope: livesaas.',
    inflict: (parts) => withStep(parts, 2, services),
    rarer: (parts) => withStep(parts, 2, placeholdersFor('service')),
  },
  {
    id: 'wrong-region-in-key',
    title: 'The key was derived for another region',
    detail: 'The scope names one region, the key was made for another.',
    tell: ({ keySteps }) =>
      `The key was made for the region "${keySteps[1] ?? ''}", and the scope names another.`,
    fix: 'Derive the key for the region of the scope: cn-north-1.',
    inflict: (parts) => withStep(parts, 1, regions),
    rarer: (parts) => withStep(parts, 1, placeholdersFor('region')),
  },
  {
    id: 'scope-of-another-service',
    tried: 'alone',
    title: 'Another service was signed',
    detail: 'The scope in the string to sign names another service than Credential does.',
    tell: ({ scope }) =>
      `The scope in the string to sign names the service "${scope.split('/')[2] ?? ''}", and Credential another.`,
    fix: 'Use livesaas in Credential, in the string to sign and in the key.',
    inflict: (parts) => withScopePart(parts, 2, services),
  },
  {
    id: 'scope-of-another-region',
    tried: 'alone',
    title: 'Another region was signed',
    detail: 'The scope in the string to sign names another region than Credential does.',
    tell: ({ scope }) =>
      `The scope in the string to sign names the region "${scope.split('/')[1] ?? ''}", and Credential another.`,
    fix: 'Use cn-north-1 in Credential, in the string to sign and in the key.',
    inflict: (parts) => withScopePart(parts, 1, regions),
  },
  {
    id: 'day-in-local-time',
    title: 'Another day was signed',
    detail:
      'The key, or the scope in the string to sign, is made for another day: probably the local date, or that of a key that was kept.',
    tell: ({ keySteps, scope, sent }) =>
      `The day of the key is ${keySteps[0] ?? ''} and that of the scope in the string to sign ${scope.slice(0, 8)}; X-Date is ${sent.date}. One is probably the local date, or that of a key that was kept.`,
    fix: 'Use the date in UTC, the same one as in X-Date, in Credential, in the scope and in the key.',
    inflict: (parts) => {
      const [day = ''] = parts.keySteps;
      const days = [-1, 1].map((count) => shiftDay(day, count));
      return [...withStep(parts, 0, days), ...withScopePart(parts, 0, days)];
    },
    rarer: function* (parts) {
      const [day = ''] = parts.keySteps;
      const days = Array.from({ length: 30 }, (_, at) => shiftDay(day, -at - 2));
      yield* withStep(parts, 0, days);
      yield* withScopePart(parts, 0, days);
    },
  },
  {
    id: 'whole-date-in-key',
    title: 'The key was derived from another form of the date',
    detail: 'The first step of the key has another form of the date than YYYYMMDD.',
    tell: ({ keySteps }) => `The first step of the key is "${keySteps[0] ?? ''}", not YYYYMMDD.`,
    fix: 'Derive the key for the first eight digits of X-Date.',
    inflict: (parts) => {
      const [day = ''] = parts.keySteps;
      const dashed = day.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
      return withStep(parts, 0, [parts.sent.date, dashed]);
    },
    rarer: (parts) => withStep(parts, 0, placeholdersFor('date')),
  },
  {
    id: 'key-not-derived',
    title: 'The secret itself was the key',
    detail: 'The string to sign was signed with the secret, without deriving a key.',
    fix: 'Derive the key by date, region, service and "request".',
    inflict: (parts) => [{ ...parts, keySteps: [] }],
  },
  {
    id: 'key-without-last-step',
    title: 'The last step of the key is missing',
    detail: 'The key was derived by date, region and service, but not by "request".',
    fix: 'Derive the key by date, region, service and "request".',
    inflict: (parts) =>
      parts.keySteps.length < 4 ? [] : [{ ...parts, keySteps: parts.keySteps.slice(0, 3) }],
  },
  {
    id: 'key-step-left-out',
    tried: 'alone',
    title: 'A step of the key is missing',
    detail: 'The key was not derived by all of date, region, service and "request".',
    tell: ({ keySteps }, right) =>
      tellSteps(keySteps, right.keySteps, ['the date', 'the region', 'the service', '"request"']),
    fix: 'Derive the key by date, region, service and "request".',
    inflict: (parts) => {
      const { keySteps: steps } = parts;
      const without = steps.slice(0, 3).map((_, out) => steps.filter((_step, at) => at !== out));
      return [...without, steps.slice(0, 1), steps.slice(0, 2)].map((keySteps) => ({ ...parts, keySteps }));
    },
  },
  {
    id: 'key-steps-in-another-order',
    tried: 'alone',
    title: 'The steps of the key are in another order',
    detail: 'The key was derived by the right texts, one after the other in another order.',
    tell: ({ keySteps }) => `The key was derived by ${keySteps.join(', ')}.`,
    fix: 'Derive the key by date, region, service and "request", in this order.',
    inflict: (parts) => {
      const [day, region, service, ...rest] = parts.keySteps;
      if (day === undefined || region === undefined || service === undefined) return [];
      return [
        [day, service, region, ...rest],
        [region, day, service, ...rest],
        [region, service, day, ...rest],
        [service, day, region, ...rest],
        [service, region, day, ...rest],
        [...rest, day, region, service],
        [...rest, service, region, day],
        [[day, region, service, ...rest].join('/')],
        [[day, region, service, ...rest].join('')],
      ].map((keySteps) => ({ ...parts, keySteps }));
    },
  },
  {
    id: 'region-and-service-exchanged',
    title: 'Region and service are exchanged',
    detail: 'The scope in the string to sign, and the key with it, have the service before the region.',
    fix: 'Write the scope as day/cn-north-1/livesaas/request, and derive the key in this order.',
    inflict: (parts) => {
      const [day = '', region = '', service = '', ...rest] = parts.scope.split('/');
      const steps = [day, service, region, ...rest];
      const made = { ...parts, scope: steps.join('/') };
      return parts.keySteps.length < 3 ? [] : [made, { ...made, keySteps: steps }];
    },
  },
  {
    id: 'key-steps-in-hex',
    title: 'The steps of the key were made in hexadecimal',
    detail:
      'Each step of the key took the hexadecimal digits or the base64 of the one before in the place of its bytes.',
    tell: ({ keyForm }) => tellForm(keyForm),
    fix: 'Use the raw bytes of each step as the key of the next: digest(), not hexdigest().',
    inflict: (parts) =>
      (['hex', 'hex at the end', 'hex at the beginning', 'base64'] as const).map((keyForm) => ({
        ...parts,
        keyForm,
      })),
  },
  {
    id: 'key-steps-read-as-text',
    tried: 'alone',
    title: 'The steps of the key are read as text',
    detail:
      'The bytes of each step of the key were made a string before the next one, and some of them lost.',
    tell: ({ keyForm }) =>
      `The key of each step is the ${keyForm} of the one before, as a string that was made of them has it.`,
    fix: 'Keep the bytes of each HMAC in a byte array or buffer; never make a string of them.',
    inflict: (parts) => textFormNames.map((keyForm) => ({ ...parts, keyForm })),
  },
];

/** `20231114` and a number of days. */
function shiftDay(date: string, days: number): string {
  const noon = Date.parse(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6, 8)}T12:00:00Z`);
  if (Number.isNaN(noon)) return date;
  return new Date(noon + days * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
}
