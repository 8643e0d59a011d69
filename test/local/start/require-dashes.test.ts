import { requireDashes } from '../../../local/start/require-dashes.ts';

const OPTIONS = { port: { type: 'string' }, data: { type: 'string' }, fresh: { type: 'boolean' } } as const;
const START = { npm_lifecycle_event: 'start', npm_config_loglevel: 'warn' };

test.each<[string, string[], Record<string, string>, string]>([
  ['--port 9000', ['9000'], { npm_config_port: 'true' }, '--port 9000'],
  ['--port=9000', [], { npm_config_port: '9000' }, '--port 9000'],
  ['--fresh', [], { npm_config_fresh: 'true' }, '--fresh'],
  [
    '--data a --fresh -- --port 0',
    ['a', '--port', '0'],
    { npm_config_data: 'true', npm_config_fresh: 'true' },
    '--data a --fresh --port 0',
  ],
  ['--port', [], { npm_config_port: 'true' }, '--port …'],
])('npm start %s is told how it is written', (_, args, kept, meant) => {
  expect(() => requireDashes(args, { ...START, ...kept }, OPTIONS)).toThrow(
    new RegExp(`^npm kept --.* for itself\\. Put -- before the options: npm start -- ${meant}$`),
  );
});

test('what npm hands on is left alone, and so is what another script is run with', () => {
  requireDashes(['--port', '9000'], START, OPTIONS);
  requireDashes([], { npm_lifecycle_event: 'test', npm_config_port: '1' }, OPTIONS);
});
