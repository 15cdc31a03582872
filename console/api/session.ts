import { signal } from '@preact/signals';

const key = 'understudy.token';

/** The token of the control API, kept for as long as the tab is open. */
export const token = signal(sessionStorage.getItem(key) ?? undefined);

/** Whether the control API has refused what we sent, so that somebody must give a token. */
export const isLockedOut = signal(false);

export function useToken(text: string): void {
  sessionStorage.setItem(key, text);
  token.value = text;
  isLockedOut.value = false;
}
