import { countOf } from '../../contracts/core/config/sentence.ts';
import { performance } from 'node:perf_hooks';
import { printJson } from '../../contracts/core/wire/json.ts';
import type { CallSeries, NumberedCall, ToldCall } from './recent-calls.ts';

/** What a reader is told of one call, or that it is not there any more. */
export type TellCall = (call: ToldCall) => { readonly bytes: Uint8Array } | 'gone' | 'forgotten';

/** A connection on which events go out. */
export interface EventSink {
  readonly destroyed: boolean;
  readonly writableNeedDrain: boolean;
  write(chunk: string | Uint8Array): boolean;
}

/** One reader of the stream: it gets the next event only when it has taken the last one. */
export interface EventReader {
  /** Sends what the reader takes. */
  readonly pump: () => void;
  /** Notes a new call. Gives how many bytes of calls have come since the reader took anything. */
  readonly note: (bytes: number) => number;
  /** The reader has taken what was sent. */
  readonly drained: () => void;
}

/** So many events go out before others have their turn. */
const eventsInATurn = 20;

/** Events of up to so many bytes go out together. */
const smallBytes = 16_384;

export interface ReaderOptions {
  readonly sink: EventSink;
  readonly calls: CallSeries;
  readonly tell: TellCall;
  /** Hears how many bytes will be written. */
  readonly makeRoom: (bytes: number) => void;
  /** Does something whose failure ends this reader alone. */
  readonly contain: (work: () => void) => void;
  /** The number of the call that was seen last. */
  readonly start: number;
  /** So many calls of a second it wants; of more it is told how many they were. Without it, it gets all. */
  readonly perSecond?: number | undefined;
}

export function createEventReader(options: ReaderOptions): EventReader {
  const { sink, calls, tell, contain, start, perSecond = Infinity } = options;
  let position = start;
  let [missed, behind] = [0, 0];
  let isScheduled = false;
  const { send, flush } = createBatch(options);
  const pace = createPace(perSecond, () => {
    contain(skip);
    pump();
  });

  const take = ({ number, call }: NumberedCall): void => {
    missed += number - position - 1;
    position = number;
    const told = tell(call);
    if (told === 'forgotten') missed += 1;
    if (typeof told === 'string') return;
    if (missed > 0) send(Buffer.from(missedEvent(missed, whyMissed(missed, perSecond))));
    missed = 0;
    send(told.bytes);
  };

  const sendSome = (): void => {
    for (let sent = 0; sent < eventsInATurn; sent += 1) {
      const next = sink.destroyed || sink.writableNeedDrain ? undefined : calls.next(position);
      if (!next || !pace.mayTake()) return;
      take(next);
    }
    isScheduled = true;
    setImmediate(() => {
      isScheduled = false;
      pump();
    });
  };

  const skip = (): void => {
    const before = Math.max(position, calls.last() - perSecond);
    missed += before - position;
    position = before;
  };
  const pump = (): void => {
    if (isScheduled || pace.isResting()) return;
    contain(() => {
      sendSome();
      flush();
    });
  };

  return {
    pump,
    note(bytes) {
      behind += bytes;
      return behind;
    },
    drained() {
      behind = 0;
      pump();
    },
  };
}

/** What goes out together at the end of a turn. */
interface Batch {
  readonly send: (bytes: Uint8Array) => void;
  readonly flush: () => void;
}

function createBatch({ sink, makeRoom }: ReaderOptions): Batch {
  let [pieces, length]: [Uint8Array[], number] = [[], 0];
  const flush = (): void => {
    if (pieces.length === 0) return;
    const bytes = pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
    [pieces, length] = [[], 0];
    makeRoom(bytes.length);
    sink.write(bytes);
  };
  return {
    flush,
    send(bytes) {
      if (length + bytes.length > smallBytes) flush();
      pieces.push(bytes);
      length += bytes.length;
      // A large one is the same for all readers, and is not copied for each.
      if (bytes.length > smallBytes) flush();
    },
  };
}

/** How fast one reader of the stream of calls is told of them. */
interface EventPace {
  /** Whether one more call may be told now. After a no it rests, until `goOn` is called. */
  readonly mayTake: () => boolean;
  readonly isResting: () => boolean;
}

const second = 1000;

/** Lets so many calls of a second pass, then rests until that is over. */
function createPace(perSecond: number, goOn: () => void): EventPace {
  let left = perSecond;
  let since = performance.now();
  let isResting = false;
  const refill = (): void => {
    since = performance.now();
    left = perSecond;
    isResting = false;
  };
  return {
    mayTake() {
      const rest = left > 0 ? 0 : since + second - performance.now();
      if (rest > 0) {
        isResting = true;
        setTimeout(() => {
          refill();
          goOn();
        }, rest).unref();
        return false;
      }
      if (left <= 0) refill();
      left -= 1;
      return true;
    },
    isResting: () => isResting,
  };
}

function whyMissed(missed: number, perSecond: number): string {
  const why =
    perSecond === Infinity
      ? 'not remembered any more'
      : `left out: at most ${perSecond} a second were asked for`;
  return `${countOf(missed, 'call is', 'calls are')} ${why}.`;
}

/** Says that calls happened of which nothing can be told. Without a number nobody knows how many. */
export function missedEvent(missed: number | undefined, detail: string): string {
  return `event: missed\ndata: ${printJson({ missed: missed ?? null, detail })}\n\n`;
}
