import { UsageError } from './usage-error.ts';

/** The data of each server-sent event, as it comes. Throws a `UsageError` when nobody is there. */
export async function* readEvents(url: URL, token?: string): AsyncIterable<string> {
  const response = await fetch(url, {
    headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
  }).catch(() => undefined);
  if (!response?.body)
    throw new UsageError(`Nothing answers at ${url.origin}. Start the emulator with "understudy start".`);
  let text = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const data = text
        .slice(0, end)
        .split('\n')
        .find((line) => line.startsWith('data: '));
      if (data !== undefined) yield data.slice('data: '.length);
      text = text.slice(end + 2);
    }
  }
}
