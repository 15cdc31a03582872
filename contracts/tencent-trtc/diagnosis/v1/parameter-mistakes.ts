import { textEscapes } from '../../../core/diagnosis/text-escapes.ts';
import { absentFields } from '../../../core/diagnosis/absent-fields.ts';
import type { Mistake } from '../../../core/diagnosis/diagnose-signature.ts';
import { numberMistakes } from './number-mistakes.ts';
import { byCodeUnit, encodePart } from '../../../core/wire/query-string.ts';
import { byEntry, spellLists } from './list-spellings.ts';
import { rareValueMistakes } from './rare-value-mistakes.ts';
import { commonNames } from '../../wire/constants.ts';
import {
  absent,
  moveOne,
  tellLeftOut,
  withParameters,
  withValue,
  byName,
  byLetter,
  type Pair,
} from './change-parameters.ts';
import type { V1Parts } from './parts.ts';

type V1Mistake = Mistake<V1Parts>;

const isCommon = (name: string): boolean => commonNames.some((common) => common === name);

const dateOf = (seconds: string): string =>
  /^\d{1,11}$/.test(seconds) ? new Date(Number(seconds) * 1000).toISOString().replace('.000', '') : seconds;

const encodeAsForm = (text: string): string => new URLSearchParams({ '': text }).toString().slice(1);
const encodings = [
  encodePart,
  (text: string) => encodeURIComponent(text.toWellFormed()),
  encodeAsForm,
  (text: string) => encodePart(text).replaceAll('%20', '+'),
  (text: string) => encodePart(text).replaceAll('~', '%7E'),
  (text: string) => encodePart(text).replaceAll(/%../g, (escape) => escape.toLowerCase()),
  (text: string) => encodeAsForm(text).replaceAll(/%../g, (escape) => escape.toLowerCase()),
];
/** What a program may have made of a value on its way into the text. */
const changes: readonly ((text: string) => string)[] = [
  (text) => text.trim(),
  (text) => text.toLowerCase(),
  (text) => text.toUpperCase(),
  (text) => JSON.stringify(text),
  (text) => text.replaceAll('/', String.raw`\/`),
  (text) => JSON.stringify(text).slice(1, -1),
  (text) => text.replaceAll('_', '.'),
  ...textEscapes,
];

/** What clients are known to do with the parameters of v1 on their way into the text to sign. */
export const parameterMistakes: readonly V1Mistake[] = [
  {
    id: 'parameters-unsorted',
    title: 'The parameters are not sorted',
    detail: 'They are signed in the order in which they were sent.',
    fix: 'Sort them by name, in ASCII order.',
    inflict: (parts) => {
      const place = ([name]: Pair): number => parts.sentNames.indexOf(name);
      return withParameters(
        parts,
        parts.parameters.toSorted((left, right) => place(left) - place(right)),
      );
    },
  },
  {
    id: 'parameters-sorted-without-case',
    title: 'The parameters are sorted without regard to case',
    detail: 'Upper-case and lower-case letters are sorted together.',
    fix: 'Sort in ASCII order, where every upper-case letter comes before every lower-case one.',
    inflict: (parts) => withParameters(parts, parts.parameters.toSorted(byLetter)),
  },
  {
    id: 'plus-sign-sent-as-it-is',
    title: 'A plus sign was sent as it is',
    detail:
      'The signature covers a plus sign where the call has a space: it was sent unencoded, which means a space, or a space was signed as one.',
    fix: 'Send a plus sign as %2B, and sign a space as a space.',
    inflict: (parts) =>
      withParameters(
        parts,
        parts.parameters.map(([name, value]): Pair => [name, value.replaceAll(' ', '+')]),
      ),
  },
  {
    id: 'values-encoded-before-signing',
    title: 'The values are URL-encoded before signing',
    detail: 'The text to sign holds percent escapes, or plus signs for spaces.',
    fix: 'Sign the values as they are; encode them only for sending.',
    inflict: (parts) =>
      withParameters(
        parts,
        ...encodings.map((encode) => parts.parameters.map(([name, value]): Pair => [name, encode(value)])),
      ),
  },
  {
    id: 'signature-signs-itself',
    title: 'The signature is part of what is signed',
    detail: 'A parameter called Signature, without a value, takes part in the text to sign.',
    fix: 'Leave Signature out of the text to sign.',
    inflict: (parts) =>
      parts.parameters.some(([name]) => name === 'Signature')
        ? []
        : withParameters(parts, [...parts.parameters, ['Signature', ''] as const].toSorted(byName), [
            ...parts.parameters,
            ['Signature', ''],
          ]),
  },
  {
    id: 'empty-values-dropped',
    title: 'Empty values are not signed',
    detail: 'Parameters without a value were sent, but are missing from the text to sign.',
    fix: 'Sign every parameter that is sent, with or without a value.',
    inflict: (parts) =>
      withParameters(
        parts,
        parts.parameters.filter(([, value]) => value !== ''),
      ),
  },
  {
    id: 'list-signed-as-one',
    tried: 'alone',
    title: 'A list is signed otherwise than it is sent',
    detail:
      'The entries were sent as Name.0, Name.1 and so on, and signed as one value, under other names, numbered from 1, or not at all.',
    fix: 'Sign each entry under the name that it is sent with.',
    inflict: (parts) => withParameters(parts, ...spellLists(parts)),
  },
  {
    id: 'common-parameter-left-out',
    title: 'A common parameter is not signed',
    detail:
      'A common parameter, for example Region, SignatureMethod or Token, is missing from the text to sign.',
    tell: tellLeftOut,
    fix: 'Sign every parameter of the call but Signature.',
    inflict: (parts) =>
      withParameters(
        parts,
        ...[...commonNames.map((left) => [left] as readonly string[]), ...leftTogether].map((left) =>
          parts.parameters.filter(([name]) => !left.includes(name)),
        ),
      ),
  },
  {
    id: 'input-left-out',
    title: "The action's own parameters are not signed",
    detail: 'Only the common parameters take part in the text to sign.',
    fix: 'Sign every parameter of the call but Signature.',
    inflict: (parts) =>
      withParameters(
        parts,
        parts.parameters.filter(([name]) => isCommon(name)),
      ),
  },
  {
    id: 'parameters-sorted-otherwise',
    tried: 'alone',
    title: 'The parameters are sorted otherwise',
    detail:
      'They are sorted from Z to A, by their values, by length, with one of them in front or at the end, or with the entries of a list by their numbers, 2 before 10.',
    fix: 'Sort them by name, in ASCII order.',
    inflict: (parts) =>
      withParameters(
        parts,
        parts.parameters.toReversed(),
        parts.parameters.toSorted(([, left], [, right]) => byCodeUnit(left, right)),
        parts.parameters.toSorted(([left], [right]) => left.length - right.length),
        parts.parameters.toSorted(byEntry),
      ),
    rarer: moveOne,
  },
  {
    id: 'names-and-values-encoded',
    tried: 'alone',
    title: 'Names or values are encoded twice, or names as well',
    detail: 'The text to sign holds percent escapes of escapes, or the names are encoded too.',
    fix: 'Sign names and values as they are; encode them only for sending.',
    inflict: (parts) =>
      withParameters(
        parts,
        ...encodings.flatMap((encode) => [
          parts.parameters.map(([name, value]): Pair => [name, encode(encode(value))]),
          ...(parts.parameters.some(([name]) => encode(name) !== name)
            ? [parts.parameters.map(([name, value]): Pair => [encode(name), encode(value)])]
            : []),
        ]),
      ),
  },
  {
    id: 'values-changed',
    tried: 'alone',
    title: 'Values are signed otherwise than they are sent',
    detail: String.raw`Values were trimmed, put into lower or upper case, into quotation marks, or escaped as \/ or \uXXXX.`,
    fix: 'Sign each value exactly as it is sent, before it is percent-encoded.',
    inflict: (parts) =>
      withParameters(
        parts,
        ...changes.flatMap((change) => [
          parts.parameters.map(([name, value]): Pair => [name, change(value)]),
          parts.parameters.map(([name, value]): Pair => [name, isCommon(name) ? value : change(value)]),
        ]),
      ),
  },
  {
    id: 'parameter-not-signed',
    tried: 'alone',
    title: 'A parameter was sent and not signed',
    detail: 'One parameter of the action is missing from the text to sign.',
    tell: ({ parameters, sentNames }) => {
      const signed = new Set(parameters.map(([name]) => name));
      return `${sentNames.filter((name) => name !== 'Signature' && !signed.has(name)).join(' and ')} was sent, and is missing from the text to sign.`;
    },
    fix: 'Sign every parameter of the call but Signature.',
    inflict: (parts) =>
      withParameters(
        parts,
        ...parts.parameters
          .filter(([name, value]) => !isCommon(name) && value !== '')
          .map(([left]) => parts.parameters.filter(([name]) => name !== left)),
      ),
  },
  {
    id: 'common-parameter-of-another-value',
    tried: 'alone',
    title: 'A common parameter was signed with another value',
    detail:
      'The text to sign has another value of SignatureMethod, Region or another common parameter than was sent.',
    fix: 'Sign each value exactly as it is sent.',
    inflict: (parts) => [
      ...absent.flatMap(([name, values]) => values.flatMap((value) => withValue(parts, name, () => value))),
      ...withValue(parts, 'Action', (action) => action.toLowerCase()),
      ...withValue(parts, 'Action', (action) => action.charAt(0).toLowerCase() + action.slice(1)),
      ...withValue(parts, 'Timestamp', dateOf),
    ],
  },
  {
    id: 'parameter-not-sent',
    tried: 'alone',
    title: 'A parameter was signed and not sent',
    detail: 'A common parameter or a field that the call does not carry takes part in the text to sign.',
    tell: ({ parameters, sentNames }) =>
      `${parameters
        .filter(([name]) => !sentNames.includes(name))
        .map(([name, value]) => `${name}=${value}`)
        .join(' and ')} was signed, and was not sent.`,
    fix: 'Sign exactly the parameters that are sent.',
    inflict: (parts) =>
      withParameters(
        parts,
        ...absent.flatMap(([name, values]) =>
          parts.sentNames.includes(name)
            ? []
            : values.map((value) => [...parts.parameters, [name, value] as const].toSorted(byName)),
        ),
        ...absentFields(parts.fieldNames, parts.sentNames).map((pairs) =>
          [...parts.parameters, ...pairs].toSorted(byName),
        ),
      ),
  },
  {
    id: 'name-in-another-case',
    tried: 'alone',
    title: 'The names are signed in another case',
    detail:
      'The names of the parameters are in lower case, or begin with a small letter, in the text to sign.',
    fix: 'Sign each name exactly as it is sent.',
    inflict: (parts) =>
      [
        (name: string) => name.toLowerCase(),
        (name: string) => name.charAt(0).toLowerCase() + name.slice(1),
        (name: string) => name.toUpperCase(),
      ].flatMap((change) => {
        const renamed = parts.parameters.map(([name, value]): Pair => [change(name), value]);
        return withParameters(parts, renamed, renamed.toSorted(byName));
      }),
  },
  ...numberMistakes,
  ...rareValueMistakes,
];

/** Common parameters that clients put in together, after they have signed. */
const leftTogether: readonly (readonly string[])[] = [
  ['Action', 'Version'],
  ['Action', 'Version', 'Region'],
  ['Timestamp', 'Nonce'],
  ['SecretId', 'SignatureMethod'],
  ['Timestamp', 'Nonce', 'SecretId', 'SignatureMethod'],
  commonNames,
];
