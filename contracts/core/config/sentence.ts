/** A text with a full stop, unless it ends like a sentence already, or with one in brackets. */
export function endSentence(text: string): string {
  return /[.?!]\)?$/.test(text) ? text : `${text}.`;
}

/** A name with what is said of it; some vendors' names of errors end like sentences. */
export function sayOf(name: string, sentence: string): string {
  return `${name}${/[.?!]$/.test(name) ? '' : ':'} ${sentence}`;
}

/** A number of things in words, such as `1 rule` and `2 rules`. */
export function countOf(number: number, one: string, several = `${one}s`): string {
  return `${number} ${number === 1 ? one : several}`;
}
