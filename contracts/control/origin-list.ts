import { z } from 'zod';
import { shorten } from '../core/config/shorten.ts';
import { readOrigin } from '../core/wire/web-origin.ts';

/** Origins of web pages, in the form in which they are compared. */
export const originList = z.array(
  z.string().transform((text, context) => {
    const origin = readOrigin(text);
    if (origin !== undefined) return origin;
    context.addIssue(`"${shorten(text)}" is no origin of a page; write it like https://app.example:8443`);
    return z.NEVER;
  }),
);
