import type { Mutant } from './mutant.ts';

/** Defects of what keeps pages, callbacks and callers in their bounds. */
export const safetyMutants: readonly Mutant[] = [
  {
    id: 'core-page-of-anybody',
    file: 'emulator/adapters/judge-page.ts',
    find: 'isLocalOrigin(known) || allowed.includes(known)',
    replace: 'isLocalOrigin(known) || allowed.length > 0',
    why: 'Where one page is allowed, every page is',
    likely: 'test/contract/own-origins.test.ts',
  },
  {
    id: 'core-page-of-a-like-name',
    file: 'contracts/core/web-origin.ts',
    find: "hostname === 'localhost' ||",
    replace: "hostname.startsWith('localhost') ||",
    why: 'A site whose name begins like this machine’s is taken for it',
    likely: 'test/contract/own-origins.test.ts',
  },
  {
    id: 'core-callback-to-itself',
    file: 'emulator/adapters/callback-route.ts',
    find: 'ownPorts().has(port) ? addresses.find(isThisMachine) : undefined',
    replace: 'ownPorts().has(port + 1e5) ? addresses.find(isThisMachine) : undefined',
    why: 'A callback goes to the control API itself',
    likely: 'test/contract/own-origins.test.ts',
  },
  {
    id: 'core-ranges-counted-alone',
    file: 'contracts/core/state-form.ts',
    find: 'numbers += countRangeNumbers(item);',
    replace: 'numbers = Math.max(numbers, countRangeNumbers(item));',
    why: 'Many ranges together stand for as many numbers as they like',
    likely: 'test/contract/own-origins.test.ts',
  },
  {
    id: 'core-minted-ids-short',
    file: 'contracts/core/ids.ts',
    find: 'export const unguessable = 25;',
    replace: 'export const unguessable = 5;',
    why: 'Minted credentials are so short that two sandboxes may meet',
    likely: 'test/contract/own-origins.test.ts',
  },
];
