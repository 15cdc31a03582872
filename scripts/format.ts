import { readFileSync } from 'node:fs';
import { format, type FormatConfig } from 'oxfmt';

const config = JSON.parse(readFileSync(new URL('../.oxfmtrc.json', import.meta.url), 'utf8')) as FormatConfig;

/** What `npm run format` would make of the text of a file; the end of its name tells the language. */
export async function formatText(fileName: string, text: string): Promise<string> {
  const { code, errors } = await format(fileName, text, config);
  const [first] = errors;
  if (first) throw new Error(`${fileName} cannot be formatted: ${first.message}`);
  return code;
}
