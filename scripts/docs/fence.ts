import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';

/** What a fence calls a language whose files end otherwise. */
const names: Readonly<Record<string, string>> = {
  mjs: 'js',
  cjs: 'js',
  yml: 'yaml',
  txt: 'text',
  Jenkinsfile: 'groovy',
};

/** A text in a code block, highlighted as a file of this name. */
export function fence(name: string, text: string): string {
  const ending = extname(`x.${name}`).slice(1) || basename(name);
  return `\`\`\`${names[ending] ?? ending}\n${text}\n\`\`\``;
}

/** A file of the project, without the newline at its end. */
export function readText(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8').trimEnd();
}
