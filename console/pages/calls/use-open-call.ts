import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import type { Explanation } from '../../../contracts/control/explanation.ts';
import type { ShownEntry } from '../../../contracts/control/journal-forms.ts';
import { controlUntil } from '../../api/control.ts';
import { describeError } from '../../state/describe-error.ts';
import type { Loaded } from '../../state/loaded.ts';
import { sandboxId } from '../../state/place.ts';

/** A call, with its explanation once that has come. */
export interface OpenCall {
  readonly entry: ShownEntry;
  readonly explanation: Loaded<Explanation>;
  /** The call is shown before its explanation, so that room has to be kept for it. */
  readonly isLate: boolean;
}

/**
 * So long after it was asked for a call waits for its explanation, in milliseconds, and at least so long after it came itself:
 * most explanations come in that time, and nothing flickers.
 */
const shortWait = 32;
const leastWait = 12;

/** Asks for a call and for its explanation, which may take seconds. What was open stays until the next call is there. */
export function useOpenCall(id: number): Loaded<OpenCall> {
  const state = useSignal<Loaded<OpenCall>>({ is: 'loading' });
  const sandbox = sandboxId.value;
  // Not after the next picture: the answer comes while that is drawn.
  useLayoutEffect(() => {
    const gone = new AbortController();
    void openCall({ id: sandbox, entry: id }, gone.signal, (next) => {
      if (!gone.signal.aborted) state.value = next;
    });
    return () => {
      gone.abort();
    };
  }, [state, sandbox, id]);
  return state.value;
}

async function openCall(
  path: { readonly id: string; readonly entry: number },
  signal: AbortSignal,
  tell: (state: Loaded<OpenCall>) => void,
): Promise<void> {
  // Who goes on to the next call does not wait for the explanation of this one, and the server stops to look for it.
  const client = controlUntil(signal);
  const asked = settle(client.getJournalEntry({ path, query: { measured: 'true' } }));
  const explained = settle(client.explainEntry({ path }));
  const waited = wait(shortWait);
  const found = await asked;
  if (found.is !== 'ready') {
    tell(found);
    return;
  }
  const entry = found.value as ShownEntry;
  const show = (explanation: Loaded<Explanation>, isLate: boolean): void => {
    tell({ is: 'ready', value: { entry, explanation, isLate } });
  };
  const soon = await Promise.race([explained, Promise.all([waited, wait(leastWait)]).then(() => undefined)]);
  show(soon ?? { is: 'loading' }, !soon);
  if (!soon) show(await explained, true);
}

type Settled<Value> = Exclude<Loaded<Value>, { readonly is: 'loading' }>;

function settle<Value>(asked: Promise<Value>): Promise<Settled<Value>> {
  return asked.then(
    (value) => ({ is: 'ready', value }),
    (error: unknown) => ({ is: 'failed', message: describeError(error) }),
  );
}

function wait(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds, undefined);
  });
}
