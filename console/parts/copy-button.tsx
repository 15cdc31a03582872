import { useState } from 'preact/hooks';
import { Problem } from './problem.tsx';
import { texts } from '../state/language.ts';
import { describeError } from '../state/describe-error.ts';

interface CopyProps {
  readonly label: string;
  /** What is copied; it may have to be asked for. */
  readonly text: () => string | Promise<string>;
}

/** Copies a text, and says so for a moment. Why there is none to copy stands beside it. */
export function CopyButton({ label, text }: CopyProps) {
  const [said, setSaid] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const copy = async (): Promise<void> => {
    setProblem(undefined);
    let copied: string;
    try {
      copied = await text();
    } catch (error) {
      setProblem(describeError(error));
      return;
    }
    try {
      await navigator.clipboard.writeText(copied);
      setSaid(texts.value.copied);
    } catch {
      setSaid(texts.value.notCopied);
    }
    setTimeout(() => {
      setSaid(undefined);
    }, 1500);
  };
  return (
    <>
      <button type="button" class="small" onClick={() => void copy()}>
        <span aria-live="polite">{said ?? label}</span>
      </button>
      <Problem text={problem} />
    </>
  );
}
