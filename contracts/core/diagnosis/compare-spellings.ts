import { recompose, type Recomposed } from './json-recompositions.ts';
import { textOfJson } from './json-texts.ts';
import { respace, respell } from './json-respelling.ts';

interface Token {
  readonly text: string;
  readonly kind: 'text' | 'number' | 'sign' | 'space';
}

const token = new RegExp(String.raw`(${textOfJson})|(-?\d[\d.eE+-]*)|(\s+)|([^\s"])`, 'g');

function read(json: string): readonly Token[] {
  return [...json.matchAll(token)].map(([text, quoted, number, space]) => ({
    text,
    kind:
      quoted !== undefined
        ? 'text'
        : number !== undefined
          ? 'number'
          : space !== undefined
            ? 'space'
            : 'sign',
  }));
}

/** A token as any serialiser would have it: numbers by their value, texts without their escapes. */
function plain({ text, kind }: Token): string {
  if (kind === 'number') return String(Number(text));
  if (kind !== 'text') return text;
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}

/** The names of fields that one text has more often than the other: parsers keep the last of them. */
function tellRepeated(left: readonly Token[], right: readonly Token[]): readonly string[] {
  const namesOf = (tokens: readonly Token[]): readonly string[] =>
    tokens.filter(({ kind }, at) => kind === 'text' && tokens[at + 1]?.text === ':').map(({ text }) => text);
  const [sent, signed] = [namesOf(left), namesOf(right)];
  const times = (names: readonly string[], name: string): number =>
    names.filter((one) => one === name).length;
  const twice = sent.find((name) => signed.includes(name) && times(sent, name) > times(signed, name));
  return twice === undefined
    ? []
    : [`the field ${twice.slice(0, 40)} once, which the body has more than once`];
}

const isNoSpace = ({ kind }: Token): boolean => kind !== 'space';
const spacesOf = (tokens: readonly Token[]): string =>
  tokens.map(({ kind, text }) => (kind === 'space' || kind === 'sign' ? text : '_')).join('');
/** In another order a space stands in another place, and there are as many of each kind. */
function hasOtherSpaces(left: readonly Token[], right: readonly Token[], isSameOrder: boolean): boolean {
  if (isSameOrder) return spacesOf(left) !== spacesOf(right);
  const [one, other] = [left, right].map((tokens) => sorted(tokens.filter((token) => !isNoSpace(token))));
  return one !== other;
}

const sorted = (tokens: readonly Token[]): string => tokens.map(plain).toSorted().join('\n');

/** In what two spellings of one JSON differ, in words that follow `with`; none where they do not differ in known ways. */
export function compareSpellings(sent: string, signed: string): readonly string[] {
  const lineEnds = (text: string): string => text.replaceAll('\r\n', '\n');
  const lineEndOf = (text: string): string => (text.includes('\r\n') ? 'CRLF' : 'LF');
  if (lineEnds(sent) === lineEnds(signed))
    return [`${lineEndOf(signed)} at the ends of its lines, where ${lineEndOf(sent)} was sent`];
  const [left, right] = [read(sent), read(signed)];
  const [sentWords, signedWords] = [left.filter(isNoSpace), right.filter(isNoSpace)];
  if (sentWords.length !== signedWords.length) return tellRepeated(sentWords, signedWords);
  // Another value is another matter.
  if (sorted(sentWords) !== sorted(signedWords)) return [];
  const isSameOrder = sentWords.every((one, at) => plain(one) === plain(signedWords[at]!));
  const sentTexts = new Set(sentWords.map(({ text }) => text));
  const changed = signedWords.filter(({ text }) => !sentTexts.has(text));
  const number = changed.find(({ kind }) => kind === 'number');
  const was = number && sentWords.find((one) => one.kind === 'number' && plain(one) === plain(number));
  return [
    ...(isSameOrder ? [] : ['another order of its fields']),
    ...(number && was ? [`the number ${number.text}, where ${was.text} was sent`] : []),
    ...(changed.some(({ kind }) => kind === 'text') ? ['other escapes'] : []),
    ...(hasOtherSpaces(left, right, isSameOrder) ? ['other spaces'] : []),
  ];
}

/** In what the spelling that was signed differs from the body that was sent, found among those that are tried. */
export function tellSpelling(
  body: string,
  fieldNames: readonly string[],
  isClaimed: (text: string) => boolean,
): string {
  const usual = [...respace(body), ...respell(body)].find(isClaimed);
  const signed =
    usual === undefined ? findRecomposed(body, fieldNames, isClaimed) : { text: usual, differs: [] };
  const compared = signed === undefined ? [] : compareSpellings(body, signed.text);
  const differs = compared.length > 0 ? compared : (signed?.differs ?? []);
  return differs.length === 0
    ? 'in another spelling: with other spaces, order of keys, escapes or end'
    : `with ${differs.join(', and ')}`;
}

function findRecomposed(
  body: string,
  fieldNames: readonly string[],
  isClaimed: (text: string) => boolean,
): Recomposed | undefined {
  for (const one of recompose(body, fieldNames)) if (isClaimed(one.text)) return one;
  return undefined;
}
