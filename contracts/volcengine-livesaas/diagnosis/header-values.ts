import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import { printValues, respellValue } from '../../core/diagnosis/header-spellings.ts';
import { withoutSome } from '../../core/diagnosis/subsets.ts';
import { dateForms } from './date-forms.ts';
import type { LivesaasParts } from './parts.ts';

export const valueOf = ({ headers }: LivesaasParts, name: string): string | undefined =>
  headers.find(([signed]) => signed === name)?.[1];

export const mediaTypeOf = (type: string): string => type.split(';', 1)[0]!.trim().toLowerCase();

/** Signs other values of a header, where it is signed at all. */
export function withValues(
  parts: LivesaasParts,
  name: string,
  values: readonly string[],
): readonly LivesaasParts[] {
  const old = valueOf(parts, name);
  if (old === undefined) return [];
  return [...new Set(values)]
    .filter((value) => value !== old)
    .map((value) => ({
      ...parts,
      headers: parts.headers.map(([signed, same]) => [signed, signed === name ? value : same] as const),
    }));
}

/** A header that was set, or lost, after the text was signed. */
export const headerSignedOtherwise: Mistake<LivesaasParts> = {
  id: 'header-signed-otherwise',
  tried: 'alone',
  title: 'A header was signed with another value',
  detail: 'A line of the headers is empty, or has another text than the header that was sent.',
  tell: ({ headers, sent }) => {
    const sentAs = (name: string): string => sent.headers.find(([other]) => other === name)?.[1] ?? '';
    const [name, value] = headers.find(([one, signed]) => sentAs(one) !== signed) ?? headers[0]!;
    return `The line of ${name} has the value ${JSON.stringify(value)}; ${JSON.stringify(sentAs(name))} was sent.`;
  },
  fix: 'Set the header first, and sign the value that it is sent with.',
  inflict: (parts) => parts.headers.flatMap(([name]) => withValues(parts, name, ['', 'None'])),
  rarer: function* (parts) {
    for (const [name, value] of parts.headers) yield* withValues(parts, name, respellValue(name, value));
    for (const headers of printValues(parts.headers)) yield { ...parts, headers };
    for (const date of dateForms(parts.sent.date))
      for (const made of withValues(parts, 'x-date', [date])) {
        yield made;
        yield { ...made, date };
      }
    for (const names of withoutSome(parts.headers.map(([name]) => name)))
      for (const empty of ['', 'undefined', 'null', 'None'])
        yield {
          ...parts,
          headers: parts.headers.map(
            ([name, value]) => [name, names.includes(name) ? value : empty] as const,
          ),
        };
  },
};

/** The lines of the headers with other signs in them and between them; without headers there are no lines. */
export function joinOtherwise(parts: LivesaasParts): readonly LivesaasParts[] {
  if (parts.headers.length === 0) return [];
  return [
    ...['=', ' ', ' : ', ''].map((colon) => ({ ...parts, colon })),
    ...[';', ',', '&', '', ' ', ', ', '\n\n'].flatMap((headersJoin) => [
      { ...parts, headersJoin },
      { ...parts, headersJoin, headerBlock: 'open' as const },
    ]),
  ];
}
