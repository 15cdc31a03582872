import type { ClientHooks } from 'understudy-live/clients';

/** Hooks that write a line for each attempt, and one for each wait before the next. */
export function logCalls(write: (line: string) => void): ClientHooks {
  return {
    onRequest({ vendor, operation, attempt }) {
      write(`${vendor} ${operation}: attempt ${attempt}`);
    },
    onResponse({ status, requestId, failure }) {
      write(`HTTP ${status ?? 'none'}, request ${requestId ?? 'unknown'}: ${failure?.message ?? 'success'}`);
    },
    onRetry({ delay }) {
      write(`again in ${delay} ms`);
    },
  };
}
