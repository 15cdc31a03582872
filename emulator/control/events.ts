import type { RequestHandler, Response } from 'express';
import { printJson } from '../../contracts/core/json.ts';
import type { JournalEntry } from '../core/journal.ts';
import type { ControlContext } from './context.ts';
import { show } from './journal.ts';

/** A call, by its number among all calls of all sandboxes. */
interface Event {
  readonly number: number;
  readonly sandbox: string;
  /** Held loosely: how long a call is remembered is up to the journal. */
  readonly entry: WeakRef<JournalEntry>;
}

/** So many calls can be caught up with after a reconnection. */
const remembered = 10_000;

/** Bytes that wait for a reader who does not read; then it must come again, and catches up from where it was. */
const longestBacklog = 16 * 1024 * 1024;

/** Streams the journal of all sandboxes as server-sent events, from `Last-Event-ID` on where that is sent. */
export function createEvents(context: ControlContext): RequestHandler {
  const events: Event[] = [];
  const streams = new Set<Response>();
  let lastNumber = 0;

  context.emulator.listen(({ sandbox, entry }) => {
    lastNumber += 1;
    const event = { number: lastNumber, sandbox, entry: new WeakRef(entry) };
    events.push(event);
    if (events.length > 2 * remembered) events.splice(0, events.length - remembered);
    for (const stream of streams) write(stream, event, context);
  });

  return (request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.flushHeaders();
    const seen = Number(request.get('last-event-id') ?? lastNumber);
    for (const event of events) if (event.number > seen) write(response, event, context);
    streams.add(response);
    response.on('close', () => streams.delete(response));
  };
}

function write(
  stream: Response,
  { number, sandbox, entry: memory }: Event,
  { emulator }: ControlContext,
): void {
  const entry = memory.deref();
  // After a reset another call has the same id.
  if (!entry || emulator.world(sandbox)?.journal.find(entry.id) !== entry) return;
  if (stream.writableLength > longestBacklog) {
    stream.destroy();
    return;
  }
  stream.write(`id: ${number}\nevent: call\ndata: ${printJson({ sandbox, ...show(entry, emulator) })}\n\n`);
}
