import { styleText } from 'node:util';
import { safeLine } from '../../../contracts/core/wire/safe-text.ts';

type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** Text in a colour, where the terminal has colours. */
export interface Painted {
  readonly style: Style;
  readonly text: string;
}

/** A part of a line. */
export type Part = string | Painted;

export function paint(style: Style, text: string): Painted {
  return { style, text };
}

interface Stream {
  readonly isTTY?: boolean;
  hasColors?(): boolean;
}

/** Whether colours may go to a stream: `NO_COLOR` forbids them, `FORCE_COLOR` asks for them, and a pipe has none. */
export function hasColours(
  stream: Stream,
  { NO_COLOR: none, FORCE_COLOR: force }: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
  if (none) return false;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return stream.isTTY === true && (stream.hasColors?.() ?? false);
}

/** The text of a line, without colours. Nothing in it moves the cursor or begins a line of its own. */
export function plainText(parts: readonly Part[]): string {
  return parts.map((part) => safeLine(typeof part === 'string' ? part : part.text)).join('');
}

/** The same with its colours. */
export function colouredText(parts: readonly Part[]): string {
  return parts.map((part) => (typeof part === 'string' ? safeLine(part) : coloured(part))).join('');
}

function coloured({ style, text }: Painted): string {
  // Newer versions of Node would look at the stream again, and in another way.
  return styleText(style, safeLine(text), { validateStream: false });
}
