const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** What a raw # may have cut off a URL with all behind it, as far as that can be guessed: a short number or one letter. */
export const cutEnds: readonly string[] = [
  '#',
  ...Array.from({ length: 100 }, (_, number) => `#${number}`),
  ...Array.from(letters, (letter) => `#${letter}`),
];

/** What of a URL never arrives, as something that may have been signed. */
export const cutByHash = 'what stood behind a # in the URL';
