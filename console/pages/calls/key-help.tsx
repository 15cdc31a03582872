import { useLayoutEffect, useRef } from 'preact/hooks';
import { texts } from '../../state/language.ts';

/** The keys, in a dialog. */
export function KeyHelp({ close }: { readonly close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    // Gives the focus back to what had it before.
    return () => opened?.close();
  }, []);
  const { keys, keyHelp, close: closeText } = texts.value;
  return (
    <dialog ref={dialog} class="card" onClose={close} aria-labelledby="keys">
      <h2 id="keys">{keys}</h2>
      <dl class="facts">
        {keyHelp.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={() => dialog.current?.close()}>
        {closeText}
      </button>
    </dialog>
  );
}
