import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EDGE_FUNCTIONS, FUNCTIONS } from '../../../lambdas/contract/names.ts';
import { buildEdge } from '../../../lib/build/build-edge.ts';
import { BuildError } from '../../../lib/build/build-error.ts';
import { buildFunctions } from '../../../lib/build/build-functions.ts';

const BUNDLES = [...FUNCTIONS, ...EDGE_FUNCTIONS];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meridian-build-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function sources(files: Readonly<Record<string, string>>): Promise<string> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

function functionsThatAre(text: string): Promise<string> {
  return sources(Object.fromEntries(BUNDLES.map((fn) => [`${fn}/index.ts`, text])));
}

describe('functions', () => {
  test('every function has a folder of its own, and nothing stale stays in it', async () => {
    const source = await functionsThatAre(
      'export const handler = async () => (await import("./later.ts")).later;',
    );
    await sources(
      Object.fromEntries(BUNDLES.map((fn) => [`${fn}/later.ts`, 'export const later = "asked for";'])),
    );
    await sources({ 'out/apply/chunks/stale.mjs': '' });
    const sizes = await buildFunctions(join(folder, 'out'), source);
    expect(sizes.map(({ fn }) => fn)).toEqual(BUNDLES);
    expect(sizes.every(({ lazyBytes }) => lazyBytes > 0)).toBe(true);
    expect((await readdir(join(folder, 'out', 'apply'))).sort()).toEqual([
      'chunks',
      'index.mjs',
      'index.mjs.map',
    ]);
    expect(await readdir(join(folder, 'out', 'apply', 'chunks'))).not.toContain('stale.mjs');
  });

  test('HTTP is taken without an import, which would load undici', async () => {
    const source = await functionsThatAre(
      'import { Agent } from "node:https"; export const handler = async () => [Agent, await import("node:http")];',
    );
    await buildFunctions(join(folder, 'out'), source);
    const code = await readFile(join(folder, 'out', 'read', 'index.mjs'), 'utf8');
    expect(code).toContain('process.getBuiltinModule("node:https")');
    expect(code).not.toMatch(/(?:from|import)\s*\(?"(?:node:)?https?"/);
  });

  test('the answers of the configuration stand in what answers', async () => {
    const source = await functionsThatAre('export const handler = () => 1;');
    await sources({
      'lambdas/ask/configured-answers.ts': 'export const configuredAnswers = {};',
      'ask/index.ts':
        'import { configuredAnswers } from "../lambdas/ask/configured-answers.ts"; export const handler = () => configuredAnswers;',
    });
    await buildFunctions(join(folder, 'out'), source, { greeting: { en: 'Hello "you"!' } });
    const { handler } = (await import(join(folder, 'out', 'ask', 'index.mjs'))) as { handler: () => unknown };
    expect(handler()).toEqual({ greeting: { en: 'Hello "you"!' } });
  });

  test('a missing entry is told by name', async () => {
    await expect(buildFunctions(join(folder, 'out'), folder)).rejects.toThrow(
      /Function \w+ has no entry .*index\.ts\. Write it, or take/,
    );
  });

  test('a bundle over its budget stops the build', async () => {
    const source = await functionsThatAre(
      `export const handler = () => ${JSON.stringify('x'.repeat(500_000))};`,
    );
    await expect(buildFunctions(join(folder, 'out'), source)).rejects.toThrow(BuildError);
  });
});

describe('edge functions', () => {
  test('the regions of the deployment are part of the code, and the handler is global', async () => {
    const source = await sources({
      'edge.ts':
        'declare const MERIDIAN_REGIONS: string; export function handler() { return MERIDIAN_REGIONS; }',
      'part.ts': 'export const part = 1;',
    });
    const built = await buildEdge(['us-east-1', 'eu-west-1'], join(folder, 'out'), source);
    expect(built.map(({ name }) => name)).toEqual(['edge']);
    expect(await readFile(join(folder, 'out', 'edge.js'), 'utf8')).toBe(
      'function handler(){return"us-east-1 eu-west-1"}',
    );
  });

  test.each([
    ['a class', 'export class handler {}'],
    ['for-of', 'export function handler(e: string[]) { for (const x of e) e.push(x); }'],
    ['destructuring', 'export function handler({ a }: { a: 1 }) { return a; }'],
    ['more than 10 KB', `export function handler() { return ${JSON.stringify('x'.repeat(10_240))}; }`],
  ])('%s stops the build', async (_, text) => {
    const source = await sources({ 'edge.ts': text });
    await expect(buildEdge([], join(folder, 'out'), source)).rejects.toThrow();
  });
});
