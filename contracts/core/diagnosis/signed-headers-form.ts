const signs: Readonly<Record<string, string>> = {
  ',': 'commas',
  ' ': 'spaces',
  '|': 'the sign |',
  '&': 'the sign &',
  '+': 'plus signs',
};

/** By what the names in the SignedHeaders of an Authorization header are joined, where that is no semicolon. */
export function joinOfSignedHeaders(authorization: string): string | undefined {
  const [, list = ''] = /SignedHeaders=([^=]{0,1000}?)[,;\s]*(?:Signature=|$)/.exec(authorization) ?? [];
  const [sign] =
    /[\w"'][ ,|&+]+[\w"']/.exec(list)?.[0].match(/[,|&+]/) ?? /[\w"']( )+[\w"']/.exec(list)?.slice(1) ?? [];
  return sign === undefined ? undefined : signs[sign];
}
