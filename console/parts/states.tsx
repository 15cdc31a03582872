import type { ComponentChildren } from 'preact';
import type { Loaded } from '../state/loaded.ts';
import { texts } from '../state/language.ts';
import { Phrase } from './phrase.tsx';

interface LoadedProps<Value> {
  readonly state: Loaded<Value>;
  readonly children: (value: Value) => ComponentChildren;
}

/** What was asked for, or the words for why it is not there. */
export function WhenLoaded<Value>({ state, children }: LoadedProps<Value>) {
  if (state.is === 'loading') return <p class="quiet loading">{texts.value.loading}</p>;
  if (state.is === 'failed')
    return (
      <p class="problem" role="alert">
        <Phrase text={state.message} />
      </p>
    );
  return <>{children(state.value)}</>;
}

/** What a list says that has nothing in it. */
export function Empty({
  title,
  children,
}: {
  readonly title: string;
  readonly children?: ComponentChildren;
}) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      <p>{children}</p>
    </div>
  );
}
