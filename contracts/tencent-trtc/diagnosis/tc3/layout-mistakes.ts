import { bodyOfAnotherShape } from '../../../core/diagnosis/json-shapes.ts';
import type { Mistake } from '../../../core/diagnosis/diagnose-signature.ts';
import {
  indentedLines,
  linesAroundValue,
  linesOfSource,
  otherJoins,
  withLines,
  type ChangeText,
} from '../../../core/diagnosis/line-changes.ts';
import { bodyOfATemplate, placeholdersFor } from '../../../core/diagnosis/templates.ts';
import { printedKey } from '../../../core/diagnosis/lost-keys.ts';
import { permutations } from '../../../core/diagnosis/permutations.ts';
import type { Tc3Parts } from './parts.ts';

const bodyShape = bodyOfAnotherShape<Tc3Parts>({
  fix: 'Serialise the body once, sign that text and send that text.',
  bodyOf: ({ sent }) => (sent.isGet ? undefined : sent.body),
  withHash: (parts, payload) => ({ ...parts, payload }),
});

const template = bodyOfATemplate<Tc3Parts>({
  bodyOf: ({ sent }) => (sent.isGet ? undefined : sent.body),
  withHash: (parts, payload) => ({ ...parts, payload }),
});

/** Lines of the string to sign, and of the headers, as a template has them. */
const notFilledIn: Mistake<Tc3Parts> = {
  id: 'value-not-filled-in',
  tried: 'alone',
  title: 'A variable was signed before it was filled in',
  detail:
    'The string to sign or a line of the headers has the name of a variable, as templates of languages and tools have it.',
  fix: 'Fill the variables in first: an f before the quotation marks in Python, ` for them in JavaScript.',
  inflict: (parts) =>
    placeholdersFor('timestamp')
      .slice(0, 1)
      .map((timestamp) => ({ ...parts, timestamp })),
  rarer: function* (parts) {
    for (const timestamp of placeholdersFor('timestamp')) yield { ...parts, timestamp };
    for (const [at, date] of placeholdersFor('date').entries()) {
      const service = placeholdersFor('service')[at] ?? parts.service;
      yield { ...parts, date, service };
      yield { ...parts, date };
    }
    for (const scope of placeholdersFor('credential_scope')) yield { ...parts, scope: () => scope };
    for (const [at, [name]] of parts.lines.entries())
      for (const value of placeholdersFor(name.replaceAll('-', '_')))
        yield { ...parts, lines: parts.lines.with(at, [name, value]) };
  },
};

/** What the source of a program puts into a text of several lines, and lines that do not belong there. */
export const layoutMistakes: readonly Mistake<Tc3Parts>[] = [
  bodyShape,
  template,
  notFilledIn,
  printedKey<Tc3Parts>(
    'Give the bytes of each step to the next one: new Uint8Array(buffer) in JavaScript, and never a string of it.',
  ),
  {
    id: 'lines-with-indentation',
    tried: 'alone',
    title: 'Lines begin or end with spaces',
    detail:
      'The lines of the canonical request or of the string to sign have spaces, tabs or a margin around them, as a text of several lines in the source of a program has.',
    fix: 'Join the lines with the line feed \\n alone, and begin each of them at once.',
    inflict: (parts) => changeTexts(parts, indentedLines),
    rarer: (parts) => [
      ...changeTexts(parts, linesOfSource),
      ...linesAroundValue.map((changeRequest) => ({ ...parts, changeRequest })),
    ],
  },
  {
    id: 'all-lines-joined-otherwise',
    title: 'The lines of both texts are joined otherwise',
    detail:
      'The lines of the canonical request and of the string to sign are joined by a written \\n, by \\r\\n, by another sign or by nothing.',
    fix: 'Join the lines with the line feed \\n alone; in PHP and shells \\n is one only between double quotes.',
    inflict: (parts) =>
      otherJoins.map((change) => ({ ...parts, changeRequest: change, changeString: change })),
  },
  {
    id: 'string-lines-in-another-order',
    tried: 'alone',
    title: 'The lines of the string to sign are in another order',
    detail: 'The string to sign has its four lines, one of them in the place of another.',
    fix: 'Join algorithm, timestamp, scope and hash of the canonical request, in this order.',
    inflict: (parts) =>
      permutations([0, 1, 2, 3])
        .slice(1)
        .map((order) => ({
          ...parts,
          changeString: (text: string) => {
            const lines = text.split('\n');
            return order.map((at) => lines[at] ?? '').join('\n');
          },
        })),
  },
  {
    id: 'string-to-sign-left-out',
    tried: 'alone',
    title: 'There is no string to sign',
    detail: 'The canonical request, or its hash, was signed directly.',
    fix: 'Sign algorithm, timestamp, scope and the hash of the canonical request, each on a line of its own.',
    inflict: (parts) => {
      const changeString = (text: string): string => text.split('\n').slice(3).join('\n');
      return [
        { ...parts, changeString },
        { ...parts, changeString, request: 'text' as const },
      ];
    },
  },
  {
    id: 'string-line-too-many',
    tried: 'alone',
    title: 'There is a line too many in the string to sign',
    detail: 'The string to sign has an empty line, or one with the region, the service or the action.',
    fix: 'Join algorithm, timestamp, scope and hash of the canonical request, and nothing else.',
    inflict: (parts) => {
      const { region = 'ap-guangzhou', commonHeaders, hostLabel } = parts.sent;
      const common = commonHeaders.filter(([name]) => name !== 'x-tc-timestamp').map(([, value]) => value);
      const lines = ['', ...new Set([region, parts.service, hostLabel, parts.date, ...common])];
      return lines.flatMap((line) =>
        withLines(line, [1, 2, 3]).map((changeString) => ({ ...parts, changeString })),
      );
    },
  },
];

/** The canonical request, the string to sign or both, changed in each of these ways. */
function changeTexts(parts: Tc3Parts, changes: readonly ChangeText[]): readonly Tc3Parts[] {
  return changes.flatMap((change) => [
    { ...parts, changeRequest: change },
    { ...parts, changeString: change },
    { ...parts, changeRequest: change, changeString: change },
  ]);
}
