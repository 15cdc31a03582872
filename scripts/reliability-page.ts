import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';

const page = new URL('../docs/reliability.md', import.meta.url);

const introduction = `# Reliability

What has been tried to break the emulator, and what came of it. Each part is written by the command that it names.
`;

/** Puts measured lines into their part of the page, between its markers; a part that is not there yet is added. */
export function writeReliability(part: string, lines: readonly string[]): void {
  const text = existsSync(page) ? readFileSync(page, 'utf8') : introduction;
  const [open, close] = [`<!-- ${part} -->`, `<!-- /${part} -->`];
  const content = `${open}\n\n${lines.join('\n')}\n\n${close}`;
  const isThere = text.includes(open) && text.includes(close);
  const next = isThere
    ? text.slice(0, text.indexOf(open)) + content + text.slice(text.indexOf(close) + close.length)
    : `${text.trimEnd()}\n\n${content}\n`;
  writeFileSync(page, next);
}

/** Where and when something was measured. */
export function circumstances(): string {
  const all = cpus();
  return `Measured on ${new Date().toISOString().slice(0, 10)} with Node ${process.versions.node} on ${all.length} × ${all[0]?.model.trim() ?? 'an unknown processor'}.`;
}
