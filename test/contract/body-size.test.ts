import { describe, expect, it } from 'vitest';
import { maximumBodyBytes } from '../../contracts/core/wire/http.ts';
import { createEmulator } from '../../emulator/index.ts';
import { chat } from '../core/calls.ts';

const call = (bytes: number) => {
  const request = { method: 'POST', target: '/', headers: [], body: new Uint8Array(bytes) };
  return createEmulator().handle(chat, request).entry.refusedBy;
};

describe('a body', () => {
  it('may have as many bytes as any vendor takes, and not one more', () => {
    expect(call(maximumBodyBytes)).not.toBe('size');
    expect(call(maximumBodyBytes + 1)).toBe('size');
  });
});
