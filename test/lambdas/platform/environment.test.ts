import { Env } from '../../../lambdas/contract/environment.ts';
import { optional, required } from '../../../lambdas/platform/environment.ts';

afterEach(() => {
  delete process.env[Env.profileTable];
  delete process.env.AWS_ENDPOINT_URL;
});

test('a forgotten grant is named in a sentence', () => {
  expect(() => required(Env.profileTable)).toThrow(
    'The environment variable PROFILE_TABLE is not set; a grant on the Profile table sets it.',
  );
});

test('an empty variable counts as missing', () => {
  process.env[Env.profileTable] = '';
  process.env.AWS_ENDPOINT_URL = '';
  expect(() => required(Env.profileTable)).toThrow('PROFILE_TABLE');
  expect(optional('AWS_ENDPOINT_URL')).toBeUndefined();
});

test('a variable that is set is read', () => {
  process.env[Env.profileTable] = 'Profiles';
  expect(required(Env.profileTable)).toBe('Profiles');
});
