import type { ReadonlySignal } from '@preact/signals';
import { ask, connection } from './control.ts';
import { isLockedOut, token } from './session.ts';
import { createEventParser, type ServerEvent } from './event-parser.ts';

/** What a reader of the stream of calls hears. */
export interface EventListener {
  /** The stream is open: first, or again after it broke off. */
  readonly opened: () => void;
  readonly event: (event: ServerEvent) => void;
}

/** More calls of a second nobody can see, and each costs the server a little; they stay in the journal. */
const callsPerSecond = 40;
const shortestPause = 250;
const longestPause = 4000;

/**
 * Follows the calls of the sandbox that a signal names, for as long as the page is open; after a break it goes on behind the last
 * event, and with another sandbox it begins anew.
 */
export function followEvents(sandbox: ReadonlySignal<string>, listener: EventListener): void {
  let lastId: string | undefined;
  let pause = shortestPause;
  let stream = new AbortController();

  const follow = async (): Promise<void> => {
    const query = new URLSearchParams({ perSecond: String(callsPerSecond), sandbox: sandbox.peek() });
    const response = await ask(`/api/events?${query}`, {
      signal: stream.signal,
      headers: {
        ...(token.value !== undefined && { Authorization: `Bearer ${token.value}` }),
        ...(lastId !== undefined && { 'Last-Event-ID': lastId }),
      },
    });
    if (!response.ok || !response.body) return;
    connection.value = 'live';
    pause = shortestPause;
    listener.opened();
    const parse = createEventParser((event) => {
      lastId = event.id ?? lastId;
      listener.event(event);
    });
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      parse(value);
    }
  };

  const goOn = (): void => {
    const { signal } = stream;
    void follow()
      .catch(() => undefined)
      .then(() => {
        if (signal.aborted) {
          goOn();
          return;
        }
        connection.value = 'lost';
        pause = Math.min(longestPause, pause * 2);
        // Without a token there is nothing to try again; giving one starts anew.
        if (isLockedOut.value) waitForToken(goOn);
        else setTimeout(goOn, pause);
      });
  };
  goOn();
  let followed = sandbox.peek();
  sandbox.subscribe((next) => {
    if (next === followed) return;
    followed = next;
    lastId = undefined;
    stream.abort();
    stream = new AbortController();
  });
}

function waitForToken(goOn: () => void): void {
  const stop = isLockedOut.subscribe((isLocked) => {
    if (isLocked) return;
    // The first answer comes before there is anything to stop.
    queueMicrotask(() => {
      stop();
      goOn();
    });
  });
}
