import type { z } from 'zod';
import { controlOperations } from '../../../contracts/control/index.ts';
import type { Operation } from '../../../contracts/core/contract/operation.ts';
import { BrokenReply, type ControlClient } from '../../../clients/control/index.ts';
import { UsageError } from './usage-error.ts';

/** The most bytes of an answer that a command reads: several times a full journal as HAR. */
export const mostAnswerBytes = 256 * 1024 * 1024;

/** The same client, which takes no answer that lacks what this version prints: another version may answer, or something else. */
export function withCheckedAnswers(client: ControlClient, url: string): ControlClient {
  const methods = Object.entries<Operation>(controlOperations).map(([key, { output, route }]) => {
    const call = client[key as keyof ControlClient] as (parts?: unknown) => Promise<unknown>;
    return [
      key,
      async (parts?: unknown): Promise<unknown> => {
        const answer = await call(parts);
        if (typeof answer === 'string') return answer;
        const { issues = [] } = output.safeParse(answer).error ?? {};
        // What has the right type is printed, even where it breaks a finer rule.
        const isOther = issues.some(({ code }) => code === 'invalid_type' || code === 'invalid_union');
        // A form may take anything, and whoever asks for something still gets no nothing.
        const isNothing = route.methods[0] === 'GET' && (answer === undefined || answer === null);
        if (isOther || isNothing) throw unlike(key, url);
        return answer;
      },
    ];
  });
  return Object.fromEntries(methods) as ControlClient;
}

/** An answer whose form depends on what was asked for. */
export function inForm<Form extends z.ZodType>(
  form: Form,
  answer: unknown,
  { key, url }: { readonly key: keyof ControlClient; readonly url: string },
): z.output<Form> {
  const { success, data } = form.safeParse(answer);
  if (!success) throw unlike(key, url);
  return data;
}

function unlike(key: string, url: string): UsageError {
  return new UsageError(
    `What answers at ${url} gives another answer to ${key} than this version of Understudy does. Use the version that the server has, or name another --url.`,
  );
}

/** The same reply, read to its end. Throws for one that is longer than an answer may be, and for one that breaks off. */
export async function readBounded(response: Response, url: string, most: number): Promise<Response> {
  const { body, status, headers } = response;
  if (!body) return response;
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of body as unknown as AsyncIterable<Uint8Array>) {
      length += piece.length;
      if (length > most) break;
      pieces.push(piece);
    }
  } catch {
    throw new BrokenReply(response.url);
  }
  if (length > most)
    throw new UsageError(`What answers at ${url} sends more than ${most} bytes; no answer is so long.`);
  const whole = new Response(Buffer.concat(pieces), { status, headers });
  return Object.defineProperty(whole, 'url', { value: response.url });
}
