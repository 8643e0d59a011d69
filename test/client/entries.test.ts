import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answersOf } from 'meridian/client/answers';
import { answersOf as ownAnswersOf } from '../../client/answers.ts';

const EXPORTS: Readonly<Record<string, string>> = JSON.parse(readFileSync('package.json', 'utf8')).exports;
const ENTRIES = Object.keys(EXPORTS).map((name) => name.replace('.', 'meridian'));

test('the examples import what the package exports, and nothing else of it', () => {
  const named = readdirSync('client/examples').flatMap((file) => namesIn(join('client/examples', file)));
  expect([...new Set(named)].sort()).toEqual(ENTRIES.sort());
});

test('an entry is the very module that the repository has', () => {
  expect(answersOf).toBe(ownAnswersOf);
});

function namesIn(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/['"`](meridian\/client[\w/-]*)['"`]/g)].map(
    ([, name]) => name ?? '',
  );
}
