import { readFileSync } from 'node:fs';
import * as msw from 'msw';
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

  const { http, ...ofVersion1 } = msw;

  it.each([
    ['by its name', undefined],
    ['with all that MSW exports', ofVersion1],
    ['with all that MSW exports, as CommonJS has it', { ...ofVersion1, http: undefined }],
  ])('are asked for in a sentence where MSW is too old to have "http": %s', (_, given) => {
    expect(() => createMswHandlers(createEmulator(), given as never)).toThrow(
      /^understudy-live\/msw needs MSW 2 or later: /,
    );
  });

  it('are taken by their names or whole', () => {
    const emulator = createEmulator();
    const hosts = emulator.vendors.flatMap(({ hosts: own }) => own);
    expect(createMswHandlers(emulator, http)).toHaveLength(hosts.length);
    expect(createMswHandlers(emulator, msw)).toHaveLength(hosts.length);
  });
});
