import { BrokenReply, controlErrorOf, NoControlApi } from '../../../clients/control/index.ts';
import { controlMark } from '../../../contracts/control/error-kinds.ts';
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
  try {
    const response = await fetch(url, {
      headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
      signal: closed.signal,
    }).catch(() => undefined);
    if (!response?.body)
      throw new UsageError(`Nothing answers at ${url.origin}. Start the emulator with "understudy start".`);
    if (!response.headers.has(controlMark)) throw new NoControlApi(url.href);
    if (!response.ok) throw controlErrorOf(response.status, await response.text());
    try {
      yield* dataOf(response.body);
    } catch {
      throw new BrokenReply(url.href);
    }
  } catch (error) {
    if (!closed.signal.aborted) throw error;
  } finally {
    process.stdout.off('error', close);
    closed.abort();
  }
}

async function* dataOf(body: ReadableStream<Uint8Array>): AsyncIterable<string> {
  let text = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const lines = text.slice(0, end).split('\n');
      const data = lines.find((line) => line.startsWith('data: '))?.slice('data: '.length);
      if (lines.includes('event: missed')) printError(`understudy: missed calls: ${data ?? ''}`);
      else if (data !== undefined) yield data;
      text = text.slice(end + 2);
    }
  }
}
