import type { Callback } from '../core/engine/callback-queue.ts';
import type { Emulator, Exchange } from '../core/engine/emulator.ts';
import type { Journal } from '../core/journal/journal.ts';
import type { CallbackLeases, GivenRecord, ReplicaServices, LoadedSandbox } from './replica-services.ts';
import type { DeliveryRecord } from './shared-record.ts';

export type ListenToCallbacks = Emulator['listenToCallbacks'];

/** How often the end of a delivery is told to a log that does not answer, before another replica delivers once more. */
const mostTries = 3;

/** `lease` is how long a replica has to say that it delivered, in milliseconds. */
export function createCallbackLeases(
  lease: number,
  complain: (sentence: string) => void,
): { readonly leases: CallbackLeases; readonly listen: ListenToCallbacks } {
  const listeners = new Set<Parameters<ListenToCallbacks>[0]>();
  const tell = async (loaded: LoadedSandbox, record: DeliveryRecord): Promise<void> => {
    for (let tries = 1; ; tries += 1) {
      try {
        await loaded.append(record);
        return;
      } catch (error) {
        if (tries < mostTries) continue;
        complain(`The end of a callback of "${loaded.name}" could not be told: ${String(error)}`);
        return;
      }
    }
  };
  const leases: CallbackLeases = {
    deliver(loaded, entry, callbacks) {
      const copies = callbacks.map(([index, callback]) => {
        const copy: Callback = {
          ...callback,
          onEnd() {
            const { state, status, reason } = copy;
            if (state === 'waiting' || state === 'dropped') return;
            const end = { ...(status !== undefined && { status }), ...(reason !== undefined && { reason }) };
            void tell(loaded, { kind: 'delivery', entry, index, state, ...end });
          },
        };
        return copy;
      });
      const callbackQueue = { size: copies.length, put: () => undefined, take: () => copies.splice(0) };
      for (const listener of listeners) listener({ callbackQueue });
    },
    wait(loaded, entry, by) {
      setTimeout(() => {
        const isOpen = [...loaded.pending.values()].some((one) => one.entry === entry && one.by === by);
        if (isOpen) loaded.append({ kind: 'take over', entry }).catch(complain);
      }, lease).unref();
    },
  };
  return {
    leases,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Takes what a call set off out of the queue, and has it delivered by the replica that took the call. */
export function noteCallbacks(
  { emulator, leases, writer }: ReplicaServices,
  loaded: LoadedSandbox,
  { by, isOwn }: GivenRecord,
  { entry }: Exchange,
): void {
  if (entry.callbacks.length === 0) return;
  emulator.sandbox(loaded.name)?.callbackQueue.take();
  const waiting = waitingOf(entry.callbacks);
  for (const [index] of waiting) loaded.pending.set(nameOf(entry.id, index), { entry: entry.id, index, by });
  if (waiting.length === 0) return;
  if (isOwn && by === writer.by) leases.deliver(loaded, entry.id, waiting);
  else leases.wait(loaded, entry.id, by);
}

/** Notes how a delivery ended, as all replicas do. */
export function noteDelivery(loaded: LoadedSandbox, journal: Journal, record: DeliveryRecord): void {
  const { entry, index, state, status, reason } = record;
  const pending = loaded.pending.get(nameOf(entry, index));
  loaded.pending.delete(nameOf(entry, index));
  const callback = journal.find(entry)?.callbacks[index];
  if (!pending || !callback) return;
  callback.state = state;
  if (status !== undefined) callback.status = status;
  if (reason !== undefined) callback.reason = reason;
}

/** The first one that says so takes the callbacks of a call over from the replica that was to deliver them. */
export function takeOver(
  services: ReplicaServices,
  loaded: LoadedSandbox,
  { by, isOwn }: GivenRecord,
  entry: number,
): void {
  const callbacks = services.emulator.sandbox(loaded.name)?.journal.find(entry)?.callbacks ?? [];
  const open = waitingOf(callbacks).filter(([index]) => loaded.pending.has(nameOf(entry, index)));
  for (const [index, callback] of open) {
    loaded.pending.set(nameOf(entry, index), { entry, index, by });
    callback.reason = takenOver;
  }
  if (open.length === 0) return;
  if (isOwn && by === services.writer.by) services.leases.deliver(loaded, entry, open);
  else services.leases.wait(loaded, entry, by);
}

const takenOver =
  'The replica that took the call did not say in time that it was sent, so another one sent it; it may have come twice.';

function waitingOf(callbacks: readonly Callback[]): readonly (readonly [index: number, Callback])[] {
  return [...callbacks.entries()].filter(([, { state }]) => state === 'waiting');
}

function nameOf(entry: number, index: number): string {
  return `${entry}.${index}`;
}
