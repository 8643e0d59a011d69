import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtSite } from '../../local/start/built-site.ts';

const KIB = 1024;

describe('the built page', () => {
  let folder: string;
  let html: string;

  beforeAll(async () => {
    folder = (await builtSite()) ?? '';
    html = readFileSync(join(folder, 'index.html'), 'utf8');
  }, 60_000);

  const gzipped = (path: string) => gzipSync(readFileSync(join(folder, path)), { level: 9 }).length;

  test('begins with at most 60 KiB of script', () => {
    const scripts = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) =>
      String(path),
    );
    const bytes = scripts.reduce((sum, path) => sum + gzipped(path), 0);
    console.log(`The page begins with ${bytes} bytes of script (gzip).`);
    expect(scripts.length).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(60 * KIB);
    // What it begins with imports nothing else at once.
    const imports = scripts.flatMap((path) => staticImports(readFileSync(join(folder, path), 'utf8')));
    expect(imports.filter((name) => !scripts.some((path) => path.endsWith(name)))).toEqual([]);
  });

  test('has no script or style in itself', () => {
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=/);
  });

  test('leaves what a deployment says of itself to the deployment', () => {
    expect(existsSync(join(folder, 'meridian.json'))).toBe(false);
  });
});

function staticImports(script: string): string[] {
  return [...script.matchAll(/import[^"'(]*from\s*["']\.\/([^"']+)["']/g)].map(([, name]) => String(name));
}
