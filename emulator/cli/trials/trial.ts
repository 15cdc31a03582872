import type { FaultRule } from '../../../contracts/core/config/fault-rule.ts';
import type { Verdict } from '../../report/report.ts';

/** One thing that is changed in a run. */
export interface Trial {
  /** Words that say what is changed where, and that no other trial has. */
  readonly id: string;
  readonly vendor: string;
  readonly operation: string;
  readonly change: string;
  /** Which call of the operation is changed, from 1; 0 when all are. */
  readonly at: number;
  /** The fault to inject. */
  readonly fault?: FaultRule;
  /** The change of replies, by its id. */
  readonly variant?: string;
}

/** What happened in a run, before it is rated. */
export interface TrialFacts {
  readonly stoppedBy: 'time limit' | 'storm' | undefined;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly timeLimit: number;
  readonly calls: number;
  /** Whether what was to be changed came about. */
  readonly isReached: boolean;
  /** The operation that was called again and again, with how often. */
  readonly stormOf: string | undefined;
}

/** Rates a run. The worst that can be said of it is said. */
export function rateTrial(facts: TrialFacts): { readonly verdict: Verdict; readonly detail: string } {
  const { stoppedBy, code, signal, timeLimit, isReached, stormOf } = facts;
  if (stoppedBy === 'storm' || stormOf !== undefined)
    return {
      verdict: 'stormed',
      detail: `It called ${stormOf ?? 'the vendor'} again and again and was stopped.`,
    };
  if (stoppedBy === 'time limit')
    return { verdict: 'hung', detail: `It was still running after ${Math.round(timeLimit / 100) / 10} s.` };
  if (signal !== null) return { verdict: 'crashed', detail: `It was ended by the signal ${signal}.` };
  // What npm and shells make of a signal that ended the program they ran.
  if (code !== null && code > 128)
    return { verdict: 'crashed', detail: `It ended with the code ${code}, as after a signal.` };
  if (code !== 0) return { verdict: 'failed', detail: `It ended with the code ${code ?? 'unknown'}.` };
  if (!isReached) return { verdict: 'missed', detail: 'It never made the call that was to be changed.' };
  return { verdict: 'passed', detail: 'It ended with the code 0.' };
}
