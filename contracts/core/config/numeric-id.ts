import { text } from './id-forms.ts';

/** An id that is a number on the wire, as text or as a number. It is a number, or text where no double holds it. */
export const numericId = text.transform(toNumericId);

/** The digits of an id as a number, or as they are where it would have others. */
export function toNumericId(id: string): number | string {
  const number = Number(id);
  return Number.isSafeInteger(number) && String(number) === id ? number : id;
}
