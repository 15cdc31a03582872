import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import {
  asDoubles,
  millisecondsWithin,
  printedForms,
  rarelyPrinted,
  secondsAround,
  secondsOfACache,
} from '../../core/diagnosis/number-forms.ts';
import { printMoments } from '../../core/diagnosis/printed-moments.ts';
import { changeValues, valueOf } from './entries.ts';
import type { PolyvParts } from './parts.ts';

const withTimestamp = (parts: PolyvParts, text: string): readonly PolyvParts[] =>
  changeValues(parts, (value, name) => (name === 'timestamp' ? text : value));

/** So many milliseconds may pass from one look at the clock to the next. */
const mostBetween = 2000;

/** Mistakes with the moment. */
const moments: readonly Mistake<PolyvParts>[] = [
  {
    id: 'timestamp-signed-otherwise',
    title: 'Another timestamp was signed',
    detail:
      'The text to sign has another timestamp than was sent: the time was taken twice, or in another unit.',
    tell: ({ entries, sent }) =>
      `The text to sign has the timestamp ${valueOf(entries, 'timestamp') ?? ''}; ${valueOf([...sent.query, ...sent.form], 'timestamp') ?? ''} was sent.`,
    fix: 'Take the time once, in milliseconds, and use it for the text to sign and for the parameter.',
    inflict: (parts) => {
      const sent = valueOf(parts.entries, 'timestamp') ?? '';
      if (!/^\d{10,13}$/.test(sent)) return [];
      const milliseconds = Number(sent);
      const seconds = Math.floor(milliseconds / 1000);
      const nearby = Array.from({ length: 20 }, (_, at) => [at + 1, -at - 1])
        .flat()
        .map((by) => String(milliseconds + by));
      const others = [
        String(seconds),
        String(seconds * 1000),
        `${seconds}.0`,
        String(milliseconds / 1000),
        ...millisecondsWithin(String(seconds)),
        `${milliseconds}.0`,
        `${milliseconds}000`,
        `${milliseconds}000000`,
        ...(sent.length === 13 ? printMoments(milliseconds) : []),
      ];
      return [...others, ...nearby]
        .filter((text) => text !== sent)
        .flatMap((text) => withTimestamp(parts, text));
    },
    tried: 'alone',
    // A sign that was made some moments ago, or kept for some minutes, with a new timestamp.
    rarer: function* (parts) {
      const sent = valueOf(parts.entries, 'timestamp') ?? '';
      if (!/^\d{13}$/.test(sent)) return;
      for (const seconds of [...secondsAround, ...secondsOfACache])
        yield* withTimestamp(parts, String(Number(sent) + seconds * 1000));
      for (const more of ['', '.'])
        for (const text of millisecondsWithin('1')) yield* withTimestamp(parts, sent + more + text.slice(1));
      for (let by = 21; by <= mostBetween; by += 1)
        for (const shift of [-by, by]) yield* withTimestamp(parts, String(Number(sent) + shift));
    },
  },
];

/** Mistakes with numbers, the moment first. */
export const numberMistakes: readonly Mistake<PolyvParts>[] = [
  ...moments,
  {
    id: 'number-printed-otherwise',
    tried: 'alone',
    title: 'A number was printed otherwise for signing',
    detail:
      'A number is signed with an exponent, a fraction, commas or a suffix, and sent with its digits alone.',
    tell: ({ entries, sent }) => {
      const all = [...sent.query, ...sent.form];
      const [name = 'A number', value = ''] =
        entries.find(([one, signed]) => valueOf(all, one) !== signed) ?? [];
      return `${name} was signed as ${JSON.stringify(value)}, and sent as ${JSON.stringify(valueOf(all, name) ?? '')}.`;
    },
    fix: 'Make one text of each number, sign that text and send it.',
    inflict: (parts) => {
      const forms = Array.from({ length: 13 }, (_, at) => (text: string) => printedForms(text)[at] ?? text);
      return forms
        .flatMap((print) => [
          ...parts.entries.flatMap(([one]) =>
            changeValues(parts, (value, name) => (name === one ? print(value) : value)),
          ),
          ...changeValues(parts, print),
        ])
        .concat(
          asDoubles.flatMap((way) =>
            changeValues(parts, (value) => (/^[1-9]\d*$/.test(value) ? way(value) : value)),
          ),
          asDoubles.flatMap((way) =>
            changeValues(parts, (value, name) =>
              name !== 'timestamp' && /^\d+$/.test(value) ? way(value) : value,
            ),
          ),
        );
    },
    rarer: function* (parts) {
      for (const [one, sent] of parts.entries)
        for (const text of rarelyPrinted(sent))
          yield* changeValues(parts, (value, name) => (name === one ? text : value));
    },
  },
];
