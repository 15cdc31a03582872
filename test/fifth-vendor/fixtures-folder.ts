import { fixturesFolder as realFolder } from '../../emulator/recipes/fixtures-folder.ts';

/** Where the folders of a vendor's fixtures are: the fifth one keeps its own with the test. */
export function fixturesFolder(vendor: string): URL {
  return vendor === 'tiny-live' ? new URL('fixtures/', import.meta.url) : realFolder(vendor);
}
