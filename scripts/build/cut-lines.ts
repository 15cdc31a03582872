import type { Plugin } from 'rolldown';
import { parseAst } from 'rolldown/parseAst';

/** A line ends at the first place after so many characters where it may: Node prints the whole line of an error that nobody catches. */
const longest = 160;

/** Cuts the one line of a minified file into many, between statements, members and entries, where a line may end. */
export function cutLines(): Plugin {
  return {
    name: 'cut-lines',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = cut(file.code);
    },
  };
}

function cut(code: string): string {
  const places: number[] = [];
  findPlaces(parseAst(code), places);
  const pieces: string[] = [];
  let done = 0;
  for (const place of places.toSorted((left, right) => left - right)) {
    const line = code.lastIndexOf('\n', place - 1) + 1;
    if (place - Math.max(done, line) < longest) continue;
    pieces.push(code.slice(done, place));
    done = place;
  }
  return [...pieces, code.slice(done)].join('\n');
}

/** The fields of the tree whose lists have entries that may begin a line: before each stands a brace, a comma or a semicolon. */
const lists = new Set(['body', 'consequent', 'properties', 'elements', 'expressions', 'declarations']);

function findPlaces(node: unknown, places: number[]): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [field, value] of Object.entries(node)) {
    if (Array.isArray(value) && lists.has(field) && (node as { type?: string }).type !== 'TemplateLiteral')
      for (const entry of value.slice(1) as ({ readonly start: number } | null)[])
        if (entry) places.push(entry.start);
    findPlaces(value, places);
  }
}
