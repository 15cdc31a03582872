import { useComputed, useSignal, useSignalEffect, type ReadonlySignal } from '@preact/signals';
import { describeError } from './describe-error.ts';

/** What a page has asked for: it is on its way, it is there, or it could not be had. */
export type Loaded<Value> =
  | { readonly is: 'loading' }
  | { readonly is: 'ready'; readonly value: Value }
  | { readonly is: 'failed'; readonly message: string };

/**
 * Loads something whenever a signal that `load` reads changes. What was there stays until the new value is, so that nothing
 * flickers; an answer that comes after a later question is dropped.
 */
export function useLoaded<Value>(load: () => Promise<Value>): ReadonlySignal<Loaded<Value>> {
  const state = useSignal<Loaded<Value>>({ is: 'loading' });
  useSignalEffect(() => {
    let isCurrent = true;
    load().then(
      (value) => {
        if (isCurrent) state.value = { is: 'ready', value };
      },
      (error: unknown) => {
        if (isCurrent) state.value = { is: 'failed', message: describeError(error) };
      },
    );
    return () => {
      isCurrent = false;
    };
  });
  return useComputed(() => state.value);
}
