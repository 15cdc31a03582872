const signs: Readonly<Record<string, string>> = {
  ',': 'commas',
  ' ': 'spaces',
  '|': 'the sign |',
  '&': 'the sign &',
  '+': 'plus signs',
};

const listed = /SignedHeaders=([^=]{0,1000}?)[,;\s]*(?:Signature=|$)/;

/** An Authorization header with semicolons between the names in its SignedHeaders where it has commas, which join its parts. */
export function joinWithSemicolons(authorization: string): string {
  const [, list = ''] = listed.exec(authorization) ?? [];
  return authorization.replace(`=${list}`, () => `=${list.replaceAll(/\s*,\s*/g, ';')}`);
}

/** By what the names in the SignedHeaders of an Authorization header are joined, where that is no semicolon. */
export function joinOfSignedHeaders(authorization: string): string | undefined {
  const [, list = ''] = listed.exec(authorization) ?? [];
  const [sign] =
    /[\w"'][ ,|&+]+[\w"']/.exec(list)?.[0].match(/[,|&+]/) ?? /[\w"']( )+[\w"']/.exec(list)?.slice(1) ?? [];
  return sign === undefined ? undefined : signs[sign];
}
