import { useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { Problem } from './problem.tsx';
import { describeError } from '../state/describe-error.ts';

interface ActionProps {
  readonly children: ComponentChildren;
  readonly run: () => Promise<unknown>;
  readonly look?: 'primary' | 'small' | 'danger' | undefined;
  readonly isOff?: boolean | undefined;
  /** What a screen reader says, where the words alone say too little. */
  readonly label?: string | undefined;
}

/** A button for something that may fail: what was wrong stands beside it. */
export function Action({ children, run, look, isOff, label }: ActionProps) {
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const act = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await run();
    } catch (error) {
      setProblem(describeError(error));
    }
    setBusy(false);
  };
  return (
    <>
      <button
        type="button"
        class={look}
        disabled={isOff === true}
        // A button that is disabled loses the focus.
        aria-disabled={isBusy}
        aria-label={label}
        onClick={() => void act()}
      >
        {children}
      </button>
      <Problem text={problem} />
    </>
  );
}
