import { countOf } from '../../../contracts/core/config/sentence.ts';
import { assumed } from '../../../contracts/core/contract/source.ts';
import { createMemory } from './bounded-memory.ts';
import { nothingSeen, type Conclusion, type NeutralRule } from './rule.ts';
import { isRateError } from './analyzed-call.ts';

const limits = assumed('the documented limit of the operation, or the sandbox’s own');

/** From this share of a limit on its peak is worth a word. */
const worthTelling = 0.8;

const burst: NeutralRule = {
  id: 'burst-above-limit',
  severity: 'warning',
  title: 'An operation is called more often than allowed',
  source: limits,
  advice: 'Let a queue hand out the calls, with at most so many in each window as are allowed.',
  watch: () => ({
    see(call) {
      const { limit, nthInWindow, id } = call;
      // What the vendor served was allowed, and a limit that a fault has set stands for the calls of others.
      if (!limit || nthInWindow === undefined || nthInWindow <= limit.requests) return nothingSeen;
      if (!isRateError(call)) return nothingSeen;
      const detail = `This was call ${nthInWindow} in a window of ${limit.perSeconds} s; ${countOf(limit.requests, 'is', 'are')} allowed.`;
      return [{ detail, evidence: [id] }];
    },
  }),
};

const headroom: NeutralRule = {
  id: 'peak-near-limit',
  severity: 'info',
  title: 'The peak of an operation is near its limit or beyond it',
  source: limits,
  advice: 'Leave room for the calls of other tools, which count against the same limit.',
  watch() {
    const peaks = createMemory<Conclusion & { readonly calls: number }>();
    return {
      see({ limit, operation, vendor, id, nthInWindow: calls, caller }) {
        if (!limit || operation === undefined || calls === undefined) return nothingSeen;
        if (calls < limit.requests * worthTelling) return nothingSeen;
        const key = `${caller.name} ${operation}`;
        if (calls <= (peaks.get(key)?.calls ?? 0)) return nothingSeen;
        const detail = `The peak was ${countOf(calls, 'call')} in ${limit.perSeconds} s, of ${limit.requests} allowed.`;
        peaks.set(key, { vendor: vendor.name, operation, detail, evidence: [id], calls });
        return nothingSeen;
      },
      conclude: () => [...peaks.values()],
    };
  },
};

export const rateRules: readonly NeutralRule[] = [burst, headroom];
