import { useSignal, useSignalEffect } from '@preact/signals';
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

/** So long a call waits for its explanation, in milliseconds: most explanations come in that time, and nothing flickers. */
const shortWait = 40;

/** Asks for a call and for its explanation, which may take seconds. What was open stays until the next call is there. */
export function useOpenCall(id: number): Loaded<OpenCall> {
  const chosen = useSignal(id);
  const state = useSignal<Loaded<OpenCall>>({ is: 'loading' });
  useLayoutEffect(() => {
    chosen.value = id;
  }, [chosen, id]);
  useSignalEffect(() => {
    const path = { id: sandboxId.value, entry: chosen.value };
    const gone = new AbortController();
    const tell = (next: Loaded<OpenCall>): void => {
      if (!gone.signal.aborted) state.value = next;
    };
    void openCall(path, gone.signal, tell);
    return () => {
      gone.abort();
    };
  });
  return state.value;
}

async function openCall(
  path: { readonly id: string; readonly entry: number },
  signal: AbortSignal,
  tell: (state: Loaded<OpenCall>) => void,
): Promise<void> {
  // Who goes on to the next call does not wait for the explanation of this one, and the server stops to look for it.
  const client = controlUntil(signal);
  const explained = settle(client.explainEntry({ path }));
  const found = await settle(client.getJournalEntry({ path, query: { measured: 'true' } }));
  if (found.is !== 'ready') {
    tell(found);
    return;
  }
  const entry = found.value as ShownEntry;
  const show = (explanation: Loaded<Explanation>, isLate: boolean): void => {
    tell({ is: 'ready', value: { entry, explanation, isLate } });
  };
  const soon = await Promise.race([explained, wait(shortWait)]);
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
