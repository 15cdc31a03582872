import { bounds } from '../../contracts/core/config/bounds.ts';

/** Something done in parts. It tells after each part how much that was, in characters or values, and may be interrupted there. */
export type Work<Result> = Generator<number, Result, undefined>;

/** Lets whatever else has come be served, and goes on then. Hears how much was done since the last time. */
export type GiveWay = (goOn: () => void, done: number) => void;

/** In the next turn of the loop, after everything that waits. */
export const giveWay: GiveWay = (goOn) => {
  setImmediate(goOn);
};

/** The same for as long as somebody waits for the result; what is left after that is not done. */
export function giveWhile(isAwaited: () => boolean, give: GiveWay): GiveWay {
  return (goOn, done) => {
    give(() => {
      if (isAwaited()) goOn();
    }, done);
  };
}

/** So much is told by whoever wants the others to have their turn now. */
export const wholeTurn = bounds.workPerTurn;

/** Does the work without a break. */
export function finish<Result>(work: Work<Result>): Result {
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

/** Whether something is work, and not its result. */
export function isWork(value: unknown): value is Work<unknown> {
  return typeof value === 'object' && value !== null && 'next' in value && typeof value.next === 'function';
}

interface Ends<Result> {
  readonly done: (result: Result) => void;
  readonly failed: (error: unknown) => void;
}

/** Does the work, and gives way whenever a turn is full. What takes less than a turn is done before this returns. */
export function performInTurns<Result>(
  work: Work<Result>,
  give: GiveWay,
  { done, failed }: Ends<Result>,
): void {
  const goOn = (): void => {
    try {
      let amount = 0;
      while (amount < bounds.workPerTurn) {
        const step = work.next();
        if (step.done === true) {
          done(step.value);
          return;
        }
        amount += step.value;
      }
      give(goOn, amount);
    } catch (error) {
      failed(error);
    }
  };
  goOn();
}
