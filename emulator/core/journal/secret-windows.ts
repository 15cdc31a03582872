/** A piece of a secret of so many characters is never shown. */
const windowLength = 6;

/** Of so many secrets pieces are found; of the others, only the whole. The number bounds the memory. */
const mostInPieces = 2000;

/** Of the spellings of secrets, so many are remembered; the first ones stay. */
const mostWhole = 400_000;

type Place = readonly [from: number, to: number];

/** Finds secrets in texts, whatever the case of their letters, by the windows of a few characters that they consist of. */
export interface Windows {
  add(secret: string): void;
  /** Where secrets or pieces of them stand, in their order, without overlaps. */
  find(text: string): readonly Place[];
}

export function createWindows(): Windows {
  /** Secrets by their last window. */
  const byEnd = new Map<string, string[]>();
  const pieces = new Set<string>();
  // Most windows of most texts are in neither, which one look into a table of bits tells.
  const table = new Uint8Array(1 << 18);
  let added = 0;

  const note = (window: string): void => {
    const place = mix(sumOf(window, 0)) & 0x1fffff;
    table[place >> 3]! |= 1 << (place & 7);
  };

  const wholeBefore = (text: string, end: number, window: string): number | undefined =>
    byEnd.get(window)?.find((secret) => text.endsWith(secret, end))?.length;

  return {
    add(secret) {
      added += 1;
      if (added > mostWhole) return;
      const text = lower(secret);
      const end = text.slice(-windowLength);
      byEnd.set(end, [...(byEnd.get(end) ?? []), text]);
      note(end);
      if (added > mostInPieces) return;
      for (let from = 0; from + windowLength <= text.length; from += 1) {
        const window = text.slice(from, from + windowLength);
        if (!isTelling(window)) continue;
        pieces.add(window);
        note(window);
      }
    },
    find(given) {
      if (given.length < windowLength) return [];
      const text = lower(given);
      const places: [number, number][] = [];
      let sum = sumOf(text, 0);
      for (let from = 0; from + windowLength <= text.length; from += 1) {
        if (from > 0) sum = moveOn(sum, text, from);
        const bit = mix(sum) & 0x1fffff;
        if ((table[bit >> 3]! & (1 << (bit & 7))) === 0) continue;
        const end = from + windowLength;
        const window = text.slice(from, end);
        const whole = wholeBefore(text, end, window);
        if (whole !== undefined) join(places, end - whole, end);
        else if (pieces.has(window)) join(places, from, end);
      }
      return places;
    },
  };
}

/** Adds a place behind the others, and makes one of those that touch. */
function join(places: [number, number][], from: number, to: number): void {
  let start = from;
  while (places.length > 0 && places.at(-1)![1] >= start) start = Math.min(start, places.pop()![0]);
  places.push([start, to]);
}

/** Words, and runs of a few digits, stand in every text. */
function isTelling(window: string): boolean {
  return !/^[a-z_-]+$/.test(window) && !window.startsWith('fake') && new Set(window).size > 3;
}

/** Only ASCII letters, since others may change the length of a text. */
function lower(text: string): string {
  if (/^[\s -~]*$/.test(text)) return text.toLowerCase();
  return text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

const factor = 31;
const factorOfFirst = factor ** (windowLength - 1);

/** A number for the window that begins at a place. */
function sumOf(text: string, from: number): number {
  let sum = 0;
  for (let index = from; index < from + windowLength; index += 1)
    sum = (Math.imul(sum, factor) + text.charCodeAt(index)) | 0;
  return sum;
}

/** The number of the window that begins at a place, from that of the window before it. */
function moveOn(sum: number, text: string, from: number): number {
  const rest = sum - Math.imul(text.charCodeAt(from - 1), factorOfFirst);
  return (Math.imul(rest, factor) + text.charCodeAt(from + windowLength - 1)) | 0;
}

function mix(sum: number): number {
  return sum ^ (sum >>> 11);
}
