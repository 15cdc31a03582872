import type { Mistake } from '../../../core/diagnosis/diagnose-signature.ts';
import {
  fractionsWithin,
  millisecondsWithin,
  printedForms,
  rarelyPrinted,
  roundedForms,
  secondsAround,
  secondsOfACache,
} from '../../../core/diagnosis/number-forms.ts';
import { commonNames } from '../../wire/constants.ts';
import { withParameters, withValue, type Pair } from './change-parameters.ts';
import type { V1Parts } from './parts.ts';

/** A user's id is a text, which may consist of digits. */
const isOwn = (name: string): boolean =>
  !name.startsWith('UserId') && commonNames.every((common) => common !== name);

/** What clients are known to make of the numbers of a call on their way into the text to sign. */
export const numberMistakes: readonly Mistake<V1Parts>[] = [
  {
    id: 'nonce-damaged-as-number',
    title: 'The Nonce was damaged as a number',
    detail: 'The Nonce has more digits than a floating-point number holds, and was signed after rounding.',
    fix: 'Keep the Nonce as text, or use one of at most 15 digits.',
    inflict: (parts) =>
      [0, 1, 2, 3, 4, 5].flatMap((at) =>
        withValue(parts, 'Nonce', (nonce) => roundedForms(nonce)[at] ?? nonce),
      ),
  },
  {
    id: 'timestamp-in-milliseconds',
    title: 'The timestamp was signed in milliseconds',
    detail: 'The text to sign holds milliseconds, and the call seconds.',
    fix: 'Use the same seconds since 1970 in both places.',
    inflict: (parts) =>
      withValue(parts, 'Timestamp', (seconds) => (seconds.length > 11 ? seconds : `${seconds}000`)),
  },
  {
    id: 'number-printed-otherwise',
    tried: 'alone',
    title: 'A number was printed otherwise for signing',
    detail:
      'A number is signed with an exponent, a fraction, commas or a suffix, and sent with its digits alone.',
    tell: ({ parameters }, right) => {
      const [name = 'A number', value = 'in another form'] =
        parameters.find(
          ([one, signed]) => right.parameters.find(([other]) => other === one)?.[1] !== signed,
        ) ?? [];
      return `${name} was signed as ${JSON.stringify(value)}, and sent with its digits alone.`;
    },
    fix: 'Make one text of each number, sign that text and send it.',
    inflict: (parts) => [
      ...['.0', '.00', 'L', 'n'].flatMap((end) =>
        [isOwn, () => true].flatMap((isChanged) =>
          withParameters(
            parts,
            parts.parameters.map(([name, value]): Pair => [
              name,
              /^\d+$/.test(value) && isChanged(name) ? value + end : value,
            ]),
          ),
        ),
      ),
      ...Array.from({ length: 13 }, (_, at) => at).flatMap((at) => [
        ...parts.parameters.flatMap(([name]) =>
          withValue(parts, name, (value) => printedForms(value)[at] ?? value),
        ),
        ...withParameters(
          parts,
          parts.parameters.map(([name, value]): Pair => [name, printedForms(value)[at] ?? value]),
        ),
      ]),
    ],
    rarer: function* (parts) {
      for (const [name, value] of parts.parameters)
        for (const text of rarelyPrinted(value)) yield* withValue(parts, name, () => text);
    },
  },
  {
    id: 'timestamp-taken-twice',
    tried: 'alone',
    title: 'The time was taken twice',
    detail: 'The text to sign holds a timestamp some seconds from the one that was sent.',
    fix: 'Take the time once, and use it in the text to sign and in the call.',
    inflict: (parts) =>
      secondsAround.flatMap((shift) =>
        withValue(parts, 'Timestamp', (seconds) =>
          /^\d{1,12}$/.test(seconds) ? String(Number(seconds) + shift) : seconds,
        ),
      ),
    rarer: function* (parts) {
      for (const shift of secondsOfACache)
        yield* withValue(parts, 'Timestamp', (seconds) =>
          /^\d{1,12}$/.test(seconds) ? String(Number(seconds) + shift) : seconds,
        );
    },
  },
  {
    id: 'milliseconds-cut-off',
    tried: 'alone',
    title: 'Milliseconds were signed, and the seconds of them sent',
    detail: 'The text to sign holds milliseconds or a fraction; the call holds the seconds of them.',
    fix: 'Take the whole seconds once, and use them in the text to sign and in the call.',
    inflict(parts) {
      const sent = parts.parameters.find(([name]) => name === 'Timestamp')?.[1] ?? '';
      const texts = [...millisecondsWithin(sent), ...fractionsWithin(sent)];
      return texts.flatMap((text) => withValue(parts, 'Timestamp', () => text));
    },
  },
];
