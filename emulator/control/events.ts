import type { RequestHandler, Response } from 'express';
import { printJson } from '../../contracts/core/json.ts';
import type { ControlContext } from './context.ts';
import { show } from './journal.ts';
import type { RecentCall, RecentCalls } from './recent-calls.ts';

/** Bytes that wait for a reader who does not read; then it must come again, and catches up from where it was. */
const longestBacklog = 16 * 1024 * 1024;

/** Streams the journal of all sandboxes as server-sent events, from `Last-Event-ID` on where that is sent. */
export function createEvents(context: ControlContext, calls: RecentCalls): RequestHandler {
  return (request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.flushHeaders();
    const tell = (call: RecentCall): void => {
      try {
        write(response, call, context);
      } catch (error) {
        response.destroy();
        throw error;
      }
    };
    calls.after(Number(request.get('last-event-id') ?? calls.lastNumber())).forEach(tell);
    calls.listeners.add(tell);
    response.on('close', () => calls.listeners.delete(tell));
  };
}

function write(
  stream: Response,
  { number, sandbox, id, journal }: RecentCall,
  { emulator }: ControlContext,
): void {
  const current = emulator.world(sandbox)?.journal;
  // After a reset another call has the same id.
  const entry = current === journal.deref() ? current?.find(id) : undefined;
  if (!entry) return;
  if (stream.writableLength > longestBacklog) {
    stream.destroy();
    return;
  }
  stream.write(`id: ${number}\nevent: call\ndata: ${printJson({ sandbox, ...show(entry, emulator) })}\n\n`);
}
