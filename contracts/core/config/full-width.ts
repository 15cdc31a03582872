/** What an input method for Chinese writes in the place of a mark of JSON and YAML, beside what is only wider. */
const marks: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '‘': '"',
  '’': '"',
  '、': ',',
  '【': '[',
  '】': ']',
};

const plainOf = (character: string): string => marks[character] ?? character.normalize('NFKC');

/** A sentence about the first mark of Chinese outside the texts of what should be JSON, with a space before it, or nothing. */
export function hintAtWideJson(text: string): string {
  const outside = text.replaceAll(/"(?:[^"\\\n]|\\.)*"?/g, (whole) => ' '.repeat(whole.length));
  return tell(/[^\0-\x7f\ufeff]/u.exec(outside)?.[0]);
}

/** The same for YAML, where a key is written with one. */
export function hintAtWideYaml(text: string): string {
  return tell(
    /^[ \t]*(?:-[ \t\u3000]*)?["']?[\w.-]+["']?(：)|^[ \t]*(\u3000|－)/m.exec(text)?.slice(1).find(Boolean),
  );
}

function tell(character: string | undefined): string {
  if (character === undefined) return '';
  const plain = plainOf(character);
  if (!/^[ -~]$/.test(plain)) return '';
  return ` It has a Chinese "${character}" where ${plain === '"' ? `'"'` : `"${plain}"`} belongs.`;
}
