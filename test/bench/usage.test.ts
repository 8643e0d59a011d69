import { readFileSync } from 'node:fs';
import { SCENARIOS } from '../../bench/scenarios.ts';
import { USAGE } from '../../bench/usage.ts';

/** Where each command reads its options. */
const READ_IN: Readonly<Record<string, readonly string[]>> = {
  main: [
    'options.ts',
    'load/options.ts',
    'cache/options.ts',
    'intents/options.ts',
    'harness/seeded-options.ts',
  ],
  drill: ['drill/options.ts', 'push/options.ts', 'region-loss/options.ts'],
  prove: ['prove/options.ts'],
  'train-intents': ['train-intents.ts'],
};

const namedIn = (usage = '') => new Set([...usage.matchAll(/--([a-z][a-z-]+)/g)].map(([, name]) => name));

const readIn = (files: readonly string[]) =>
  new Set(
    files
      .map((file) => readFileSync(`bench/${file}`, 'utf8'))
      .flatMap((source) => [...source.matchAll(/'?([a-z][a-z-]*)'?: \{ type: '(?:string|boolean)'/g)])
      .map(([, name]) => name),
  );

test.each(Object.entries(READ_IN))(
  'the usage of %s names each option that it reads, and no other',
  (command, files) => {
    expect([...namedIn(USAGE[command])].sort()).toEqual([...readIn(files)].sort());
  },
);

test('the usage of main names every scenario', () => {
  const named = [...(USAGE.main ?? '').matchAll(/--scenario (\S+)/g)].flatMap(([, names = '']) =>
    names.split('|'),
  );
  expect(named).toEqual(expect.arrayContaining(Object.keys(SCENARIOS)));
});

test('the usage of plan has the traffic that is meant if nothing is said', () => {
  expect(USAGE.plan).toContain('--peak-factor 5');
  expect(USAGE.plan).toContain('--sign-in cognito');
});
