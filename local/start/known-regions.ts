import type { StoredText } from './stored-text.ts';

const PREFIX = 'region ';

/**
 * Notes which regions have run on a data folder. A region that is left out would leave its lanes unread, and
 * sessions would look as if they had lost what was written there.
 * @throws Error with a sentence where a region of the folder is missing
 */
export function requireKnownRegions(kept: StoredText, regions: readonly string[]): void {
  const missing = kept
    .names()
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => name.slice(PREFIX.length))
    .filter((region) => !regions.includes(region));
  if (missing.length > 0) {
    throw new Error(
      `The data folder holds lanes of ${missing.join(', ')}, which nobody would read without the region. Name it in --regions as well, or start with --fresh or another --data folder.`,
    );
  }
  for (const region of regions) kept.get(`${PREFIX}${region}`, () => new Date().toISOString());
}
