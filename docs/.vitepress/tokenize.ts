/**
 * Cuts text into words to search for. Chinese has no spaces, so each two neighbouring characters are a word. The page's
 * program is given the text of this function, so it uses nothing from outside.
 */
export function tokenize(text: string): string[] {
  return text.split(/[\s\p{P}\p{S}]+/u).flatMap((word) => {
    const pieces = word.match(/[\p{sc=Han}]+|[^\p{sc=Han}]+/gu) ?? [];
    return pieces.flatMap((piece) => {
      if (!/\p{sc=Han}/u.test(piece) || piece.length < 3) return piece;
      return Array.from({ length: piece.length - 1 }, (_, index) => piece.slice(index, index + 2));
    });
  });
}
