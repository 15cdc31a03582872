import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { shownCalls } from '../../state/calls.ts';
import { indexOf } from '../../state/choose-calls.ts';
import { focusList } from './focus-list.ts';
import { place, show, showInPlace } from '../../state/place.ts';

interface Keys {
  readonly search: RefObject<HTMLInputElement | null>;
  readonly cursor: number | undefined;
  readonly setCursor: (id: number | undefined) => void;
  readonly isHelpOpen: boolean;
  readonly setHelpOpen: (isOpen: boolean) => void;
}

/** The keys of the list of calls; while somebody writes they are letters. */
export function useKeys({ search, cursor, setCursor, isHelpOpen, setHelpOpen }: Keys): void {
  // Before the next key comes: an effect that waits for a picture would answer it with the cursor of before.
  useLayoutEffect(() => {
    const move = (step: 1 | -1): void => {
      const calls = shownCalls.value;
      const current = indexOf(calls, cursor);
      // The newest stands first in the list, and last in the journal.
      const next = current < 0 ? calls.length - 1 : current - step;
      const call = calls[next];
      if (!call) return;
      setCursor(call.id);
      if (place.value.query['call'] !== undefined) showInPlace({ call: String(call.id) });
    };
    const actions: Readonly<Record<string, () => void>> = {
      j: () => {
        move(1);
      },
      ArrowDown: () => {
        move(1);
      },
      k: () => {
        move(-1);
      },
      ArrowUp: () => {
        move(-1);
      },
      Enter: () => {
        if (cursor !== undefined) show({ call: String(cursor) });
      },
      Escape: () => {
        show({ call: undefined });
      },
      '/': () => {
        search.current?.focus();
      },
      '?': () => {
        setHelpOpen(!isHelpOpen);
      },
    };
    const listen = (event: KeyboardEvent): void => {
      const { target } = event;
      const isWriting = target instanceof Element && target.matches('input, textarea, select');
      if (event.key === 'Escape' && isWriting && !focusList()) (target as HTMLElement).blur();
      // The keys of a dialog are its own; it closes itself with Esc, and tells of that some time after it.
      if (event.key !== '?' && document.querySelector('dialog[open]')) return;
      const isOnButton =
        event.key === 'Enter' && target instanceof Element && target.matches('button, a, summary');
      const isScrolling = event.key.startsWith('Arrow') && target instanceof Element && target.matches('pre');
      const action = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined;
      if (isWriting || isOnButton || isScrolling || event.ctrlKey || event.metaKey || event.altKey || !action)
        return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, [cursor, isHelpOpen, search, setCursor, setHelpOpen]);
}
