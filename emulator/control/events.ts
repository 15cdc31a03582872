import type { Request, RequestHandler, Response } from 'express';
import { bounds } from '../../contracts/core/config/bounds.ts';
import { fail } from '../../contracts/core/contract/failure.ts';
import { printJson } from '../../contracts/core/wire/json.ts';
import type { Emulator } from '../core/engine/emulator.ts';
import type { ControlContext } from './context.ts';
import { createEventReader, missedEvent, type EventReader, type TellCall } from './event-reader.ts';
import { show } from './handlers/journal.ts';
import { sendProblem } from './problem-details.ts';
import type { Begun, RecentCalls } from './recent-calls.ts';

/** What a reader asks for by the query. */
interface Asked {
  readonly perSecond: number | undefined;
  readonly sandbox: string | undefined;
}

interface Followed extends Begun {
  readonly perSecond: number | undefined;
}

/** The streams of events of one control API. */
export interface EventStreams {
  readonly open: RequestHandler;
  /** How many are open, and how many were let go because nobody read them. */
  readonly report: () => { readonly open: number; readonly dropped: number };
}

/**
 * Streams the journal of all sandboxes as server-sent events, from `Last-Event-ID` on where that is sent. Who does not
 * read is let go, and catches up when it comes again; an event `missed` says what it cannot catch up with. With `perSecond`
 * a reader gets so many calls of a second, and of more their number: to be told of a call costs more than to make it. With
 * `sandbox` it gets the calls of that one, which need not be there yet.
 */
export function createEvents({ emulator }: ControlContext, calls: RecentCalls): EventStreams {
  const readers = new Map<Response, EventReader>();
  const tell = createTeller(emulator);
  let [dropped, opening] = [0, 0];

  const drop = (response: Response): void => {
    dropped += 1;
    readers.delete(response);
    response.destroy();
  };

  followCalls(calls, readers, drop);

  const open: RequestHandler = (request, response) => {
    const count = readers.size + opening;
    if (count >= bounds.streams) {
      refuse(response, 'overloaded', `${count} streams of events are open, and no more may be.`);
      return;
    }
    const asked = readQuery(request);
    if ('wrong' in asked) {
      refuse(response, 'invalid-input', asked.wrong);
      return;
    }
    beginStream(response);
    opening += 1;
    calls
      .begin({ seen: request.get('last-event-id'), sandbox: asked.sandbox })
      .finally(() => (opening -= 1))
      .then(
        (begun) => {
          follow(response, { ...begun, perSecond: asked.perSecond });
        },
        // Who comes again with his last event misses nothing.
        () => response.destroy(),
      );
  };
  const follow = (response: Response, { series, start, missed, end, perSecond }: Followed): void => {
    if (response.destroyed) {
      end();
      return;
    }
    if (missed !== undefined) response.write(missedEvent(undefined, missed));
    const reader = createEventReader({
      sink: response,
      calls: series,
      tell,
      makeRoom: makeRoomFor(response, readers, drop),
      contain: containFor(response, emulator, drop),
      start,
      perSecond,
    });
    readers.set(response, reader);
    response.on('close', end).on('close', () => readers.delete(response));
    response.on('drain', reader.drained);
    reader.pump();
  };
  return { open, report: () => ({ open: readers.size + opening, dropped }) };
}

/** Tells readers of new calls, once for all of a turn: to wake each reader and its connection costs more than one call more. */
function followCalls(
  { listeners }: RecentCalls,
  readers: ReadonlyMap<Response, EventReader>,
  drop: Drop,
): void {
  let bytes = 0;
  let isDue = false;
  const tellAll = (): void => {
    const come = bytes;
    [bytes, isDue] = [0, false];
    for (const [response, reader] of readers) {
      reader.pump();
      if (response.writableNeedDrain && reader.note(come) > bounds.streamBytes) drop(response);
    }
  };
  listeners.add((more) => {
    if (readers.size === 0) return;
    bytes += more;
    if (isDue) return;
    isDue = true;
    setImmediate(tellAll);
  });
}

function beginStream(response: Response): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.flushHeaders();
  // What breaks a stream also closes it.
  response.on('error', () => undefined);
}

function refuse(response: Response, kind: 'overloaded' | 'invalid-input', reason: string): void {
  sendProblem(response, fail(kind, { reason }));
}

const mostPerSecond = 100_000;

function readQuery({ query }: Request): Asked | { readonly wrong: string } {
  const { perSecond, sandbox } = query;
  const count = typeof perSecond === 'string' && /^\d{1,6}$/.test(perSecond) ? Number(perSecond) : 0;
  if (perSecond !== undefined && !(count >= 1 && count <= mostPerSecond))
    return { wrong: `perSecond has to be a whole number between 1 and ${mostPerSecond}.` };
  if (sandbox !== undefined && (typeof sandbox !== 'string' || sandbox === ''))
    return { wrong: 'sandbox has to be the name of one sandbox.' };
  return { perSecond: perSecond === undefined ? undefined : count, sandbox };
}

type Drop = (response: Response) => void;

/** Whoever cannot be told of a call is let go, and nobody else suffers. */
function containFor(response: Response, { defects }: Emulator, drop: Drop): (work: () => void) => void {
  return (work) => {
    defects.contain('the stream of calls', () => {
      try {
        work();
      } catch (error) {
        drop(response);
        throw error;
      }
    });
  };
}

/** Of those who keep much waiting the worst are let go, until there is room for one event more. */
function makeRoomFor(
  response: Response,
  readers: ReadonlyMap<Response, unknown>,
  drop: Drop,
): (bytes: number) => void {
  return (bytes) => {
    const others = [...readers.keys()].filter((other) => other !== response);
    others.sort((left, right) => left.writableLength - right.writableLength);
    let waiting = others.reduce((sum, other) => sum + other.writableLength, bytes);
    while (waiting > bounds.streamBytes && others.length > 0) {
      const worst = others.pop()!;
      waiting -= worst.writableLength;
      drop(worst);
    }
  };
}

function createTeller(emulator: Emulator): TellCall {
  // All readers get the same bytes of an event, which may be large: a text would be written into new ones for each.
  let latest: { readonly event: string; readonly bytes: Buffer } | undefined;
  return (call) => {
    const entry = call.find();
    if (typeof entry === 'string') return entry;
    const { event, sandbox } = call;
    if (latest?.event === event) return latest;
    const data = printJson(emulator.secrets.hideIn({ sandbox, ...show(entry, emulator) }));
    latest = { event, bytes: Buffer.from(`id: ${event}\nevent: call\ndata: ${data}\n\n`) };
    // What is secret may change, and the bytes need not stay.
    setImmediate(() => {
      latest = undefined;
    });
    return latest;
  };
}
