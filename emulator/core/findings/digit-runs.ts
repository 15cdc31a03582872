/** So many digits in a row, and no fewer, may be more than a double can hold. */
const shortestRun = 16;

const [percent, zero, nine] = [0x25, 0x30, 0x39] as const;

/**
 * Whether a text may have long numbers in it, escaped or not: `%31` is made of digits and a percent sign. It is asked of
 * every call, and looks at one character of sixteen, since a run of sixteen covers one of these.
 */
export function mayHoldLongNumber(text: string): boolean {
  for (let index = shortestRun - 1; index < text.length; index += shortestRun) {
    if (isPart(text.charCodeAt(index)) && isLongRun(index, (place) => text.charCodeAt(place))) return true;
  }
  return false;
}

/** The same for the bytes of a text. */
export function mayHoldLongNumberInBytes(bytes: Uint8Array): boolean {
  for (let index = shortestRun - 1; index < bytes.length; index += shortestRun) {
    if (isPart(bytes[index]) && isLongRun(index, (place) => bytes[place]!)) return true;
  }
  return false;
}

function isLongRun(index: number, codeAt: (place: number) => number): boolean {
  let [first, last] = [index, index];
  while (index - first < shortestRun && isPart(codeAt(first - 1))) first -= 1;
  while (last - index < shortestRun && isPart(codeAt(last + 1))) last += 1;
  return last - first + 1 >= shortestRun;
}

/** Outside of a text there is no code, and nothing of it is part of a number. */
function isPart(code: number | undefined): boolean {
  return code === percent || (code !== undefined && code >= zero && code <= nine);
}
