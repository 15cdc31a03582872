import { computed, signal } from '@preact/signals';
import { createControlClient } from '../../clients/control/index.ts';
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
export const control = computed(() =>
  createControlClient({
    baseUrl: location.origin,
    fetch: ask,
    ...(token.value !== undefined && { token: token.value }),
  }),
);
