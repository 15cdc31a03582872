import { ask, connection } from './control.ts';
import { isLockedOut, token } from './session.ts';
import { createEventParser, type ServerEvent } from './event-parser.ts';

/** What a reader of the stream of calls hears. */
export interface EventListener {
  /** The stream is open: first, or again after it broke off. */
  readonly opened: () => void;
  readonly event: (event: ServerEvent) => void;
}

/** More calls of a second nobody can see; they stay in the journal. */
const callsPerSecond = 100;
const shortestPause = 250;
const longestPause = 4000;

/** Follows the stream of calls for as long as the page is open; after a break it goes on behind the last event. */
export function followEvents(listener: EventListener): void {
  let lastId: string | undefined;
  let pause = shortestPause;

  const follow = async (): Promise<void> => {
    const response = await ask(`/api/events?perSecond=${callsPerSecond}`, {
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
    void follow()
      .catch(() => undefined)
      .then(() => {
        connection.value = 'lost';
        pause = Math.min(longestPause, pause * 2);
        // Without a token there is nothing to try again; giving one starts anew.
        if (isLockedOut.value) waitForToken(goOn);
        else setTimeout(goOn, pause);
      });
  };
  goOn();
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
