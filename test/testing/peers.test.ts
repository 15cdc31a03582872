import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createMswHandlers } from '../../emulator/http/msw-handlers.ts';
import { createEmulator } from '../../emulator/index.ts';

describe('the packages that one may have beside this one', () => {
  it('break no installation, whatever their version', () => {
    const { peerDependencies, peerDependenciesMeta } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      peerDependencies: object;
      peerDependenciesMeta: Readonly<Record<string, unknown>>;
    };
    for (const [name, range] of Object.entries(peerDependencies)) {
      expect(range).toBe('*');
      expect(peerDependenciesMeta[name]).toEqual({ optional: true });
    }
  });

  it('are asked for in a sentence where MSW is too old', () => {
    // MSW 1 exports no `http`.
    expect(() => createMswHandlers(createEmulator(), undefined as never)).toThrow(
      /^understudy-live\/msw needs MSW 2 or later: /,
    );
  });
});
