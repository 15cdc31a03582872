import { assumed } from '../../../contracts/core/contract/source.ts';
import { createMemory } from './bounded-memory.ts';
import { nothingSeen, type Conclusion, type NeutralRule } from './rule.ts';
import { countsAgainstLimit, isRateError, type WatchedCall } from './analyzed-call.ts';

const limits = assumed('the documented limit of the operation, or the sandbox’s own');

/** From this share of a limit on its peak is worth a word. */
const worthTelling = 0.8;

interface Window {
  number: number;
  count: number;
}

/** Counts the calls of each operation in windows that begin at whole multiples of their length since 1970. */
export function createCallCounter(): (call: WatchedCall, perSeconds: number) => number {
  const windows = createMemory<Window>();
  return (call, perSeconds) => {
    const key = `${call.caller.name} ${call.operation ?? ''}`;
    const number = Math.floor(call.now / (perSeconds * 1000));
    const window = windows.get(key);
    if (!window) {
      windows.set(key, { number, count: 1 });
      return 1;
    }
    window.count = window.number === number ? window.count + 1 : 1;
    window.number = number;
    return window.count;
  };
}

const burst: NeutralRule = {
  id: 'burst-above-limit',
  severity: 'warning',
  title: 'An operation is called more often than allowed',
  source: limits,
  advice: 'Let a queue hand out the calls, with at most so many in each window as are allowed.',
  watch() {
    const count = createCallCounter();
    return {
      see(call) {
        const { limit, route, id } = call;
        if (!limit || !route || !countsAgainstLimit(call)) return nothingSeen;
        const number = count(call, limit.perSeconds);
        // What the vendor served was allowed, and a limit that a fault has set stands for the calls of others.
        if (number <= limit.requests || !isRateError(call)) return nothingSeen;
        const detail = `This was call ${number} in a window of ${limit.perSeconds} s; ${limit.requests} are allowed.`;
        return [{ detail, evidence: [id] }];
      },
    };
  },
};

const headroom: NeutralRule = {
  id: 'peak-near-limit',
  severity: 'info',
  title: 'The peak of an operation comes near its limit',
  source: limits,
  advice: 'Leave room for the calls of other tools, which count against the same limit.',
  watch() {
    const count = createCallCounter();
    const peaks = createMemory<Conclusion & { readonly calls: number }>();
    return {
      see(call) {
        const { limit, operation, vendor, id } = call;
        if (!limit || operation === undefined || !countsAgainstLimit(call)) return nothingSeen;
        const calls = count(call, limit.perSeconds);
        const key = `${call.caller.name} ${operation}`;
        if (calls < limit.requests * worthTelling || calls <= (peaks.get(key)?.calls ?? 0))
          return nothingSeen;
        const detail = `At its peak there were ${calls} calls of the ${limit.requests} that ${limit.perSeconds} s allow.`;
        peaks.set(key, { vendor: vendor.name, operation, detail, evidence: [id], calls });
        return nothingSeen;
      },
      conclude: () => [...peaks.values()],
    };
  },
};

export const rateRules: readonly NeutralRule[] = [burst, headroom];
