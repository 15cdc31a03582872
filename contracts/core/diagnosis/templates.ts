import { sha256Hex } from '../wire/digest.ts';
import type { Mistake, SecretPart } from './mistake.ts';

/** How the name of a variable stands in a template: that of Postman and Apifox first, then those of shells and languages. */
const marks: readonly ((name: string) => string)[] = [
  (name) => `{{${name}}}`,
  (name) => `{{ ${name} }}`,
  (name) => `\${${name}}`,
  (name) => `$${name}`,
  (name) => `{${name}}`,
  (name) => `<${name}>`,
  (name) => `#{${name}}`,
  (name) => `:${name}`,
  (name) => `%${name}%`,
  (name) => `%(${name})s`,
  (name) => `$(${name})`,
  (name) => `{{.${name}}}`,
  (name) => `@${name}`,
];

/** What stands for any value, whatever its name. */
const nameless: readonly string[] = ['%s', '%d', '%v', '?', '{}', '{0}', '$1'];

const lowerFirst = (name: string): string =>
  name.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (start) => start.toLowerCase());
const snake = (name: string): string => name.replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, '_').toLowerCase();
const spellings: readonly ((name: string) => string)[] = [
  lowerFirst,
  (name) => name,
  snake,
  (name) => snake(name).toUpperCase(),
  (name) => name.toLowerCase(),
];

/** A value that nothing has filled in, as templates have it; of a list the name of one entry too. */
export function placeholdersFor(name: string): readonly string[] {
  const names = [
    ...new Set([name, name.replace(/s$/, '')].flatMap((one) => spellings.map((spell) => spell(one)))),
  ];
  return [...new Set([...marks.flatMap((mark) => names.map(mark)), ...nameless])];
}

/** The same place in the list for each field, so that all can be filled in the same way. */
const ways: readonly ((name: string) => string)[] = [
  ...marks.flatMap((mark) => spellings.map((spell) => (name: string) => mark(spell(name)))),
  ...nameless.map((text) => () => text),
];

interface Place {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly isText: boolean;
}

/** Where the values stand: texts without their quotation marks, numbers, and what is between the brackets of a list. */
function findPlaces(json: string): readonly Place[] {
  const field = /"((?:[^"\\]|\\.)*)"\s*:\s*(\[\s*)?("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false)/g;
  return [...json.matchAll(field)].map((match): Place => {
    const value = match[3] ?? '';
    const end = match.index + match[0].length;
    const isText = value.startsWith('"');
    const inner = isText ? 1 : 0;
    return { name: match[1] ?? '', start: end - value.length + inner, end: end - inner, isText };
  });
}

function fill(json: string, places: readonly Place[], print: (place: Place) => string): string {
  return places
    .toReversed()
    .reduce((text, place) => text.slice(0, place.start) + print(place) + text.slice(place.end), json);
}

/** A body whose variables, one or some or all, were not filled in, each with what stands there. */
export function* templatesOf(json: string): Generator<{ readonly text: string; readonly says: string }> {
  const places = findPlaces(json);
  if (places.length === 0 || places.length > 20) return;
  const ids = places.filter(({ name }) => /ids?$/i.test(name));
  const texts = places.filter(({ isText }) => isText);
  const groups = [places, ids, texts].filter(
    (group, at, all) => group.length > 1 && all.findIndex(({ length }) => length === group.length) === at,
  );
  for (const place of places)
    for (const value of placeholdersFor(place.name))
      for (const shown of place.isText ? [value] : [value, `"${value}"`])
        yield { text: fill(json, [place], () => shown), says: `${shown} for the value of ${place.name}` };
  for (const group of groups)
    for (const way of ways)
      for (const inQuotes of [false, true]) {
        const print = ({ name, isText }: Place): string =>
          isText || !inQuotes ? way(name) : `"${way(name)}"`;
        yield {
          text: fill(json, group, print),
          says: group.map((place) => `${print(place)} for the value of ${place.name}`).join(' and '),
        };
      }
}

/** The template of a body in the place of what was made of it: a script ran before the variables were filled in. */
export function bodyOfATemplate<Parts extends SecretPart & { readonly differs?: readonly string[] }>({
  bodyOf,
  withHash,
}: {
  /** Undefined where the body is not signed. */
  readonly bodyOf: (parts: Parts) => string | undefined;
  readonly withHash: (parts: Parts, hash: string) => Parts;
}): Mistake<Parts> {
  const made = function* (parts: Parts): Generator<Parts> {
    for (const { text, says } of templatesOf(bodyOf(parts) ?? ''))
      yield { ...withHash(parts, sha256Hex(text)), differs: [says] };
  };
  return {
    id: 'body-is-a-template',
    tried: 'alone',
    title: 'A template was hashed before its variables were filled in',
    detail:
      'The hash is that of the JSON with the name of a variable where a value was sent, as templates of Postman, shells and languages have it.',
    tell: ({ differs = [] }) => `The hash is that of the JSON with ${differs.join(' and ')}.`,
    fix: 'Fill the variables in first, and hash what is sent: pm.variables.replaceIn() does it in a script of Postman.',
    inflict(parts) {
      for (const first of made(parts)) return [first];
      return [];
    },
    rarer: made,
  };
}
