import type { AnsweredCall } from './answered-call.ts';
import { isFields } from './map-objects.ts';

const otherWords = 'The request cannot be served.';

/** A refusal with another text. Where a vendor tells errors apart by their texts, the text stays. */
export function rewordError(body: unknown, { vendor, outcome, reply }: AnsweredCall): unknown {
  const error = vendor.errors[outcome];
  const understood = vendor.codec.understand(reply);
  if (!error || understood.kind !== 'error') return body;
  const namesakes = Object.values(vendor.errors).filter(({ code }) => code === error.code);
  return namesakes.length > 1 ? body : replaceText(body, understood.message);
}

function replaceText(value: unknown, text: string): unknown {
  if (value === text) return otherWords;
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replaceText(inner, text)]));
}
