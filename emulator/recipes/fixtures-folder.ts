/** Where the folders of the vendors' fixtures are. */
export function fixturesFolder(_vendor: string): URL {
  return new URL('../../fixtures/', import.meta.url);
}
