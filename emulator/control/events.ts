import type { Request, RequestHandler, Response } from 'express';
import { bounds } from '../../contracts/core/config/bounds.ts';
import { fail } from '../../contracts/core/contract/failure.ts';
import { printJson } from '../../contracts/core/wire/json.ts';
import { shorten } from '../../contracts/core/config/shorten.ts';
import type { Emulator } from '../core/engine/emulator.ts';
import type { ControlContext } from './context.ts';
import { createEventReader, missedEvent, type EventReader, type TellCall } from './event-reader.ts';
import { show } from './handlers/journal.ts';
import { sendProblem } from './problem-details.ts';
import type { RecentCalls } from './recent-calls.ts';

/** The streams of events of one control API. */
export interface EventStreams {
  readonly open: RequestHandler;
  /** How many are open, and how many were let go because nobody read them. */
  readonly report: () => { readonly open: number; readonly dropped: number };
}

/**
 * Streams the journal of all sandboxes as server-sent events, from `Last-Event-ID` on where that is sent. Who does not
 * read is let go, and catches up when it comes again; an event `missed` says what it cannot catch up with.
 */
export function createEvents({ emulator, shared }: ControlContext, calls: RecentCalls): EventStreams {
  const readers = new Map<Response, EventReader>();
  const tell = createTeller(emulator);
  let dropped = 0;

  const drop = (response: Response): void => {
    dropped += 1;
    readers.delete(response);
    response.destroy();
  };

  /** Of those who keep much waiting the worst are let go, until there is room for one event more. */
  const makeRoomFor = (response: Response) => (bytes: number) => {
    const others = [...readers.keys()].filter((other) => other !== response);
    others.sort((left, right) => left.writableLength - right.writableLength);
    let waiting = others.reduce((sum, other) => sum + other.writableLength, bytes);
    while (waiting > bounds.streamBytes && others.length > 0) {
      const worst = others.pop()!;
      waiting -= worst.writableLength;
      drop(worst);
    }
  };

  /** Whoever cannot be told of a call is let go, and nobody else suffers. */
  const containFor = (response: Response) => (work: () => void) => {
    emulator.defects.contain('the stream of calls', () => {
      try {
        work();
      } catch (error) {
        drop(response);
        throw error;
      }
    });
  };

  calls.listeners.add((bytes) => {
    for (const [response, reader] of readers) {
      reader.pump();
      if (response.writableNeedDrain && reader.note(bytes) > bounds.streamBytes) drop(response);
    }
  });

  const open: RequestHandler = (request, response) => {
    if (readers.size >= bounds.streams) {
      const reason = `${readers.size} streams of events are open, and no more may be.`;
      sendProblem(response, fail('overloaded', { reason }));
      return;
    }
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.flushHeaders();
    const reader = createEventReader({
      sink: response,
      calls,
      tell,
      makeRoom: makeRoomFor(response),
      contain: containFor(response),
      start: begin(request, response, calls),
    });
    readers.set(response, reader);
    // What breaks a stream also closes it.
    response.on('error', () => undefined).on('close', shared?.watch() ?? (() => undefined));
    response.on('drain', reader.drained).on('close', () => readers.delete(response));
    reader.pump();
  };
  return { open, report: () => ({ open: readers.size, dropped }) };
}

/** The number of the call after which a reader goes on. An id that no call of this run had is answered with a word. */
function begin(request: Request, response: Response, calls: RecentCalls): number {
  const seen = request.get('last-event-id');
  if (seen === undefined) return calls.lastNumber();
  const number = /^\d{1,15}$/.test(seen) ? Number(seen) : Infinity;
  if (number <= calls.lastNumber()) return number;
  const detail = `No call of this run has the id "${shorten(seen)}": the emulator was started anew. What follows begins with its first call.`;
  response.write(missedEvent(undefined, detail));
  return 0;
}

function createTeller(emulator: Emulator): TellCall {
  // All readers get the same bytes of an event, which may be large: a text would be written into new ones for each.
  let latest: { readonly number: number; readonly bytes: Buffer } | undefined;
  return ({ number, sandbox, id, journal }) => {
    const current = emulator.sandbox(sandbox)?.journal;
    // After a reset another call has the same id.
    if (!current || current !== journal.deref()) return 'gone';
    const entry = current.find(id);
    if (!entry) return 'forgotten';
    if (latest?.number === number) return latest;
    const data = printJson(emulator.secrets.hideIn({ sandbox, ...show(entry, emulator) }));
    latest = { number, bytes: Buffer.from(`id: ${number}\nevent: call\ndata: ${data}\n\n`) };
    // What is secret may change, and the bytes need not stay.
    setImmediate(() => {
      latest = undefined;
    });
    return latest;
  };
}
