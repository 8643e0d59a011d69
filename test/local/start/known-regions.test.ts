import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireKnownRegions } from '../../../local/start/known-regions.ts';
import { openStoredText } from '../../../local/start/stored-text.ts';

describe('the regions of a data folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-regions-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('may grow, and none may be left out', () => {
    requireKnownRegions(openStoredText(folder), ['us-east-1']);
    requireKnownRegions(openStoredText(folder), ['us-east-1', 'eu-west-1']);
    expect(() => requireKnownRegions(openStoredText(folder), ['us-east-1'])).toThrow(/eu-west-1.*--fresh/);
  });
});
