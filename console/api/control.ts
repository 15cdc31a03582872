import { computed, signal } from '@preact/signals';
import { createControlClient, type ControlClient } from '../../clients/control/index.ts';
import { isLockedOut, token } from './session.ts';

/** Nobody answers at the address that this page came from. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** Whether the emulator answers: what the page says at its foot. */
export const connection = signal<'connecting' | 'live' | 'lost'>('connecting');

/** Asks the server that this page came from, with the token where there is one. Throws an `Unreachable`. */
export async function ask(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(input, init).catch((error: unknown) => {
    throw new Unreachable(String(error));
  });
  if (response.status === 401) isLockedOut.value = true;
  return response;
}

/** The client of the control API. */
export const control = computed(() => createClient(ask));

/** The same for questions that nobody waits for any more when the signal comes. */
export function controlUntil(signal: AbortSignal): ControlClient {
  return createClient((input, init) => ask(input, { ...init, signal }));
}

function createClient(fetch: typeof globalThis.fetch): ControlClient {
  return createControlClient({
    baseUrl: location.origin,
    fetch,
    // Whoever looks at a page ends what takes too long by leaving it.
    timeout: 0,
    ...(token.value !== undefined && { token: token.value }),
  });
}
