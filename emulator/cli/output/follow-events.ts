import { BrokenReply, controlErrorOf, NoControlApi } from '../../../clients/control/index.ts';
import { controlMark } from '../../../contracts/control/error-kinds.ts';
import { readBounded } from '../options/checked-answers.ts';
import { describeSilence } from '../options/control-api.ts';
import { UsageError } from '../options/usage-error.ts';
import { printError } from './print-line.ts';

/**
 * The data of each server-sent event, as it comes, until nobody reads our output any more. Throws a `UsageError` when
 * nobody is there, and a `ControlError` when the stream is refused.
 */
export async function* readEvents(url: URL, token?: string): AsyncIterable<string> {
  const closed = new AbortController();
  const close = (): void => {
    closed.abort();
  };
  process.stdout.once('error', close);
  const late = new DOMException('', 'TimeoutError');
  // It keeps the process alive too: see `within` of the client of the control API.
  const timer = setTimeout(() => {
    closed.abort(late);
  }, longestSilence);
  try {
    const response = await fetch(url, {
      headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
      signal: closed.signal,
    })
      .catch((error: unknown) => {
        throw new UsageError(describeSilence(url.origin, error));
      })
      .finally(() => {
        clearTimeout(timer);
      });
    if (!response.body) throw new BrokenReply(url.href);
    if (!response.headers.has(controlMark)) throw new NoControlApi(url.href);
    if (!response.ok) {
      const refusal = await readBounded(response, url.origin, mostRefusalBytes);
      throw controlErrorOf(response.status, await refusal.text());
    }
    try {
      yield* dataOf(response.body, mostEventCharacters);
    } catch (error) {
      if (error instanceof EndlessEvent)
        throw new UsageError(
          `What answers at ${url.origin} sends an event of more than ${mostEventCharacters} characters; no event is so long.`,
        );
      throw new BrokenReply(url.href);
    }
  } catch (error) {
    if (closed.signal.reason === late || !closed.signal.aborted) throw error;
  } finally {
    process.stdout.off('error', close);
    closed.abort();
  }
}

/** How long a stream may take to begin, in milliseconds. */
const longestSilence = 60_000;

/** The most bytes of a refusal, and characters of one event: as many as the server keeps for all readers, several times. */
const [mostRefusalBytes, mostEventCharacters] = [1024 * 1024, 64 * 1024 * 1024];

class EndlessEvent extends Error {}

/** The data of each event in a body. Throws an `EndlessEvent` where one goes on for longer than an event may. */
export async function* dataOf(body: ReadableStream<Uint8Array>, most: number): AsyncIterable<string> {
  // What has come of the event that has not ended; it is put together once, when it has.
  let [pieces, length, isAtLineEnd] = [[] as string[], 0, false];
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    if (chunk === '') continue;
    pieces.push(chunk);
    length += chunk.length;
    const hasEnd = chunk.includes('\n\n') || (isAtLineEnd && chunk.startsWith('\n'));
    isAtLineEnd = chunk.endsWith('\n');
    if (hasEnd) {
      const events = pieces.join('').split('\n\n');
      const rest = events.pop()!;
      [pieces, length] = [[rest], rest.length];
      for (const event of events) yield* readEvent(event);
    }
    if (length > most) throw new EndlessEvent();
  }
}

function* readEvent(event: string): Iterable<string> {
  const lines = event.split('\n');
  const data = lines.find((line) => line.startsWith('data: '))?.slice('data: '.length);
  if (lines.includes('event: missed')) printError(`understudy: missed calls: ${data ?? ''}`);
  else if (data !== undefined) yield data;
}
