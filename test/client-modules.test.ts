import { expect, describe, it } from 'vitest';
import { measureClients } from '../scripts/build/client-size.ts';

/** What the emulator alone needs of a vendor. */
const serverHalf = /^contracts\/[\w-]+\/(gateway|assumptions|diagnosis|state|operation-docs)\/|^emulator\//;

/** A client without zod, as one minified file. */
const mostBytes = 60_000;

const sizes = await measureClients();

describe.each(sizes)('the client of $name', ({ bytes, modules }) => {
  it('carries no checks, assumptions, diagnosis or findings', () => {
    const carried = modules.filter(([file, left]) => left > 0 && serverHalf.test(file));
    expect(carried.map(([file]) => file)).toEqual([]);
  });

  it('has at most 60 KB, minified and without zod', () => {
    expect(bytes).toBeLessThanOrEqual(mostBytes);
  });
});
