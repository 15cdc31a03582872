import { useState } from 'preact/hooks';
import { texts } from '../state/language.ts';

interface CopyProps {
  readonly label: string;
  /** What is copied; it may have to be asked for. */
  readonly text: () => string | Promise<string>;
}

/** Copies a text, and says so for a moment. */
export function CopyButton({ label, text }: CopyProps) {
  const [said, setSaid] = useState<string>();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(await text());
      setSaid(texts.value.copied);
    } catch {
      setSaid(texts.value.notCopied);
    }
    setTimeout(() => {
      setSaid(undefined);
    }, 1500);
  };
  return (
    <button type="button" class="small" onClick={() => void copy()}>
      <span aria-live="polite">{said ?? label}</span>
    </button>
  );
}
