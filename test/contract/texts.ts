import { z } from 'zod';
import { readFixture } from './recipes.ts';

const evidence = {
  /** The address of the page, or the name of the document. */
  source: z.string(),
  date: z.string().optional(),
  grade: z.enum(['documented', 'observed', 'assumed']),
};

/** What a page says for an error: in one operation, or in all that have no row of their own. */
const textRow = z.strictObject({
  error: z.string(),
  operation: z.string().optional(),
  text: z.string(),
  translations: z.record(z.string(), z.string()).optional(),
  ...evidence,
});

/** The order of the fields around an operation's output, as its page prints them. */
const keyOrderRow = z.strictObject({
  operation: z.string(),
  reply: z.enum(['success', 'refusal']),
  /** The way to an object inside the reply, for a vendor that nests its envelope. */
  inside: z.array(z.string()).default([]),
  keys: z.array(z.string()).min(1),
  ...evidence,
});

const textsFile = z.strictObject({ texts: z.array(textRow), keyOrders: z.array(keyOrderRow) });

export type TextRow = z.infer<typeof textRow>;

/** The words and key orders of a vendor, as its pages have them. */
export function readTexts(vendor: string): z.infer<typeof textsFile> {
  return textsFile.parse(readFixture(`${vendor}/texts.json`));
}
