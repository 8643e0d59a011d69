import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assembly } from '../../../local/assembly/assembly.ts';
import type { CloudResource } from '../../../local/engines/engine.ts';
import { codeOf, substituteCode } from '../../../local/start/substitute-code.ts';

const functionNamed = (physicalName: string) =>
  ({ type: 'AWS::Lambda::Function', physicalName }) as unknown as CloudResource;
const [apply, read] = ['meridian-apply', 'meridian-read'].map(functionNamed) as [
  CloudResource,
  CloudResource,
];
const assembly = {
  resources: [apply, read],
  functionCode: ({ physicalName }: CloudResource) => `/asset/${physicalName}`,
} as unknown as Assembly;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'code-'));
  await writeFile(join(folder, 'index.mjs'), '');
});
afterAll(() => rm(folder, { recursive: true }));

it('gives a function another folder and leaves the others their own', () => {
  for (const name of ['apply', 'meridian-apply']) {
    const { functionCode } = substituteCode(assembly, { [name]: folder });
    expect([functionCode(apply), functionCode(read)]).toEqual([folder, '/asset/meridian-read']);
  }
});

it('refuses a function that there is not, and a folder without a bundle', () => {
  expect(() => substituteCode(assembly, { aply: folder })).toThrow(
    '--code names "aply", and there is no such function; there are meridian-apply, meridian-read.',
  );
  expect(() => substituteCode(assembly, { apply: join(folder, 'none') })).toThrow('has no index.mjs');
});

it('reads functions and folders, several in one or one in each', () => {
  expect(codeOf(['apply=a,read=b', 'bury=c'])).toEqual({ apply: 'a', read: 'b', bury: 'c' });
  expect(() => codeOf(['apply'])).toThrow('--code is "apply"; it must be a function and a folder');
});
