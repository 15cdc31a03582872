import type { Explanation } from '../../contracts/control/explanation.ts';
import type { HttpRequest } from '../../contracts/core/wire/http.ts';

/** A request as a client's socket sends it; the text of a body goes out as UTF-8. */
export interface Sent {
  readonly method: string;
  readonly target: string;
  readonly headers?: HttpRequest['headers'];
  readonly body?: string | Uint8Array;
}

/** A call that is refused, and what somebody who knows the answer would say of it. */
export interface Sample {
  readonly title: string;
  readonly vendor: string;
  readonly sent: Sent;
  /** When it was sent, in ISO 8601; noon where nothing is said. */
  readonly at?: string;
  /** Calls that come before it. */
  readonly before?: readonly Sent[];
  /** What the explanation must say. */
  readonly says: RegExp;
  /** What each mistake that it names must be about, where that is put in other words. */
  readonly names?: RegExp;
}

/** Makes samples of one vendor. */
export const samplesOf =
  (vendor: string) =>
  (title: string, sent: Sent, says: RegExp, more: Pick<Sample, 'at' | 'before' | 'names'> = {}): Sample => ({
    title,
    vendor,
    sent,
    says,
    ...more,
  });

/** All that the explanation says to a person. */
export function textOf({ reason, verdict, mistakes }: Explanation): string {
  return [verdict, reason?.text ?? '', ...mistakes.map(textOfMistake)].join('\n');
}

export function textOfMistake({ id, title, detail, fix }: Explanation['mistakes'][number]): string {
  return `[${id}] ${title}. ${detail} ${fix}`;
}
