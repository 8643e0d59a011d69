import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { answersOf } from 'meridian/client/answers';
import { answersOf as ownAnswersOf } from '../../client/answers.ts';

const EXPORTS: Readonly<Record<string, string>> = JSON.parse(readFileSync('package.json', 'utf8')).exports;
const ENTRIES = Object.keys(EXPORTS).map((name) => name.replace('.', 'meridian'));

test('the documents and examples import what the package exports, and nothing else of it', () => {
  const examples = readdirSync('client/examples').map((file) => join('client/examples', file));
  const named = ['client/README.md', ...examples].flatMap(namesIn);
  expect([...new Set(named)].sort()).toEqual(ENTRIES.sort());
});

test('an entry is the very module that the repository has', () => {
  expect(answersOf).toBe(ownAnswersOf);
});

test('an application that has installed the folder can be bundled for browsers', async () => {
  const app = mkdtempSync(join(tmpdir(), 'meridian-app-'));
  try {
    mkdirSync(join(app, 'node_modules'));
    // As npm does with a folder; a junction needs no rights on Windows.
    symlinkSync(process.cwd(), join(app, 'node_modules/meridian'), 'junction');
    const forBrowsers = ENTRIES.filter((entry) => !entry.endsWith('file-storage'));
    writeFileSync(join(app, 'main.ts'), forBrowsers.map((entry) => `export * from '${entry}';`).join('\n'));
    const { metafile } = await build({
      entryPoints: [join(app, 'main.ts')],
      absWorkingDir: app,
      bundle: true,
      write: false,
      metafile: true,
      format: 'esm',
      platform: 'browser',
    });
    const exported = Object.values(metafile.outputs).flatMap((output) => output.exports);
    expect(exported).toEqual(expect.arrayContaining(['createMeridian', 'answersOf', 'answersAtOnce']));
  } finally {
    rmSync(app, { recursive: true });
  }
});

function namesIn(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/['"`](meridian\/client[\w/-]*)['"`]/g)].map(
    ([, name]) => name ?? '',
  );
}
