import { readFileSync } from 'node:fs';
import { USAGE } from '../../../local/start/usage.ts';

test('the usage of npm start names each option that it reads, and no other', () => {
  const named = [...USAGE.matchAll(/--([a-z]+)/g)].map(([, name]) => name);
  const read = readFileSync('local/main.ts', 'utf8').matchAll(/([a-z]+): \{ type: '(?:string|boolean)'/g);
  expect(named.sort()).toEqual([...read].map(([, name]) => name).sort());
});
