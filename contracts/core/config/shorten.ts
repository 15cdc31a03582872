import { echoed } from './bounds.ts';

/** A text of a caller for a message: its beginning, and how much there was, where it is long. */
export function shorten(text: string, longest: number = echoed): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} characters)`;
}
