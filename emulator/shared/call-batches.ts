import { setImmediate } from 'node:timers';
import { printCall, type LoggedCall, type PrintedCall } from './call-records.ts';
import type { CallOutcome } from './replica-services.ts';

/** Calls that go into the log as one record. */
export interface CallBatch {
  readonly calls: readonly LoggedCall[];
  readonly printed: readonly PrintedCall[];
}

/** Gathers the calls of a sandbox, so that those that come at the same time are one record. */
export interface CallBatches {
  /** Gives what became of a call once it is carried out. Rejects with what `send` rejects with. */
  add(call: LoggedCall): Promise<CallOutcome>;
  isIdle(): boolean;
  /** Sends nothing more, and rejects for whatever was not sent. */
  stop(reason: Error): void;
}

interface Gathering {
  /** Sends the calls of a batch, and gives what became of each of them. */
  readonly send: (batch: CallBatch) => Promise<readonly CallOutcome[]>;
  /** The most bytes that a record may have. */
  readonly room: () => number;
}

/** A record of more calls would keep a replica from all else while it is carried out. */
const mostCalls = 256;
const mostBytes = 256 * 1024;
/** For what a record has beside its calls. */
const roomForFrame = 1000;
/** While a record is on its way, calls are gathered until it is back, or there are so many of them, but not longer than this. */
const manyCalls = 32;
const mostUnderWay = 2;
const longestWaitMilliseconds = 20;
/** So much of the time that a record took, what waits is held for those whom it has answered: most of them call again at once. */
const partOfWay = 0.5;

interface Caller {
  readonly resolve: (outcome: CallOutcome) => void;
  readonly reject: (error: unknown) => void;
}

interface Waiting extends CallBatch {
  readonly calls: LoggedCall[];
  readonly printed: PrintedCall[];
  readonly callers: Caller[];
  bytes: number;
}

export function createCallBatches({ send, room }: Gathering): CallBatches {
  const waiting: Waiting[] = [];
  let [underWay, expected, isDue] = [0, 0, false];
  let timer: NodeJS.Timeout | undefined;

  const sendNext = (): void => {
    const { callers, ...batch } = waiting.shift()!;
    const start = performance.now();
    underWay += 1;
    expected = 0;
    if (waiting.length === 0) waitFor(undefined);
    void answer(callers, send(batch)).then(() => {
      underWay -= 1;
      gatherMore(callers.length, (performance.now() - start) * partOfWay);
      sendSome();
    });
  };
  /** Whoever waits for a log that takes nothing waits no longer because of others. */
  const sendAll = (): void => {
    while (waiting.length > 0) sendNext();
  };
  const waitFor = (milliseconds: number | undefined): void => {
    clearTimeout(timer);
    timer = milliseconds === undefined ? undefined : setTimeout(sendAll, milliseconds).unref();
  };
  /** Has what waits go together with the next calls of those who were answered, or alone after a while. */
  const gatherMore = (answered: number, milliseconds: number): void => {
    // No timer is shorter than a millisecond.
    if (underWay > 0 || waiting.length !== 1 || milliseconds < 1) return;
    expected = waiting[0]!.calls.length + answered;
    waitFor(Math.min(milliseconds, longestWaitMilliseconds));
  };
  const mayGo = ({ calls }: Waiting): boolean =>
    calls.length >= manyCalls ? underWay < mostUnderWay : underWay === 0 && calls.length >= expected;
  const sendSome = (): void => {
    isDue = false;
    while (waiting[0] && mayGo(waiting[0])) sendNext();
    if (waiting.length > 0 && !timer) waitFor(longestWaitMilliseconds);
  };
  return {
    add(call) {
      const batch = put(waiting, call, Math.min(mostBytes, room() - roomForFrame));
      // All that is read in one turn of the loop belongs together, and what comes alone waits for nothing.
      if (!isDue) setImmediate(sendSome);
      isDue = true;
      return new Promise((resolve, reject) => {
        batch.callers.push({ resolve, reject });
      });
    },
    isIdle: () => waiting.length === 0 && underWay === 0,
    stop(reason) {
      for (const { callers } of waiting.splice(0)) for (const { reject } of callers) reject(reason);
    },
  };
}

/** Tells every caller what became of its call. */
async function answer(callers: readonly Caller[], sent: Promise<readonly CallOutcome[]>): Promise<void> {
  try {
    const outcomes = await sent;
    for (const [index, { resolve }] of callers.entries()) resolve(outcomes[index]!);
  } catch (error) {
    for (const { reject } of callers) reject(error);
  }
}

/** Puts a call into the last batch that waits, or into one of its own where there is no room for so many bytes. */
function put(waiting: Waiting[], call: LoggedCall, most: number): Waiting {
  const printed = printCall(call);
  const bytes = Buffer.byteLength(printed.head) + 1 + printed.body.length;
  const last = waiting.at(-1);
  const hasRoom = last && last.calls.length < mostCalls && last.bytes + bytes <= most;
  const batch = hasRoom ? last : { calls: [], printed: [], callers: [], bytes: 0 };
  if (batch !== last) waiting.push(batch);
  batch.calls.push(call);
  batch.printed.push(printed);
  batch.bytes += bytes;
  return batch;
}
