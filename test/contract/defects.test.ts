import { describe, expect, it } from 'vitest';
import { createEmulator } from '../../emulator/core/engine/emulator.ts';
import type { AnyHandler } from '../../emulator/core/engine/handler.ts';
import { settleInput } from '../../emulator/assembly/resolve-settings.ts';
import { implementations } from '../../emulator/vendors/index.ts';
import { chat, frozen, list, listing, send } from '../core/calls.ts';

/** Lists the banned with a handler that has a bug. */
function listWith(handler: AnyHandler) {
  const sound = implementations[chat];
  const broken = { ...sound, handlers: { ...sound.handlers, [list]: handler } };
  const emulator = createEmulator({
    implementations: [broken],
    host: () => 0,
    sandboxes: [settleInput('default', frozen)],
    debugHeaders: 'on',
  });
  return send(emulator, listing);
}

describe('a bug of the emulator', () => {
  it.each<[string, AnyHandler, string]>([
    ['an output that breaks its schema', () => ({ NextOffset: 'soon' }), 'breaks its schema'],
    [
      'an exception',
      () => {
        throw new Error('out of cheese');
      },
      'out of cheese',
    ],
  ])('is told to the caller as the vendor’s internal error with a mark: %s', (_, handler, words) => {
    const { reply, entry } = listWith(handler);
    expect(reply.headers).toContainEqual(['x-understudy-defect', 'true']);
    expect(entry.outcome).toBe(implementations[chat].vendor.internalError);
    expect(entry.defect).toContain(words);
  });
});
