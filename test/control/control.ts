import supertest from 'supertest';
import { expect } from 'vitest';
import { createControlApp, type ControlOptions } from '../../emulator/control/app.ts';
import type { Emulator } from '../../emulator/core/engine/emulator.ts';
import { createEmulator, type CreateOptions } from '../../emulator/index.ts';
import { frozen } from '../core/calls.ts';

/** The control API of an emulator whose default sandbox stands still, without a server. */
export function openControl(
  sandboxes: CreateOptions['sandboxes'] = { default: frozen },
  options: Partial<ControlOptions> = {},
) {
  const emulator: Emulator = createEmulator({ sandboxes });
  const app = createControlApp(
    {
      emulator,
      version: '1.2.3',
      controlUrl: () => 'http://control.test',
      baseUrlOf: (vendor) => `http://${vendor}.test`,
    },
    { host: '127.0.0.1', publicUrl: 'http://control.test', ...options },
  );
  return { emulator, app, api: supertest(app) };
}

export const sandbox = '/api/sandboxes/default';

/** What problem details (RFC 9457) look like. */
export function problem(status: number, kind: string, detail: string | RegExp) {
  return {
    type: `urn:understudy:problem:${kind}`,
    title: expect.any(String) as string,
    status,
    detail: expect.stringMatching(detail) as string,
  };
}

/** The fields of replies that tests look into. */
interface Answer {
  readonly id: string;
  readonly credentials: Readonly<Record<string, object>>;
  readonly env: Readonly<Record<string, string>>;
  readonly sandboxes: readonly { readonly id: string }[];
  readonly detail: string;
  readonly now: string;
  readonly due: readonly { readonly kind: string; readonly subject: string; readonly at: string }[];
  readonly entries: readonly { readonly id: number; readonly outcome: string }[];
  readonly next: number;
}

/** A reply's body as JSON. */
export function answer(reply: supertest.Response): Answer {
  return reply.body as Answer;
}
