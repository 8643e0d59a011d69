import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { resourcesOf, synthesizedApp } from '../lib/templates.ts';

const FENCED = /^```[\s\S]*?^```/gm;
const LINK = /\]\(([^)\s]+)\)/g;

const documents = [
  'README.md',
  'client/README.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

describe('the documents', () => {
  test.each(documents)('%s links only to what exists', (document) => {
    expect(linksIn(document).filter((link) => !resolves(document, link))).toEqual([]);
  });

  test('have a heading in the runbook for every alarm, and an alarm for every heading', async () => {
    const named = new Set<string>();
    for (const template of (await synthesizedApp()).templates.values()) {
      for (const [, alarm] of resourcesOf(template, 'AWS::CloudWatch::Alarm')) {
        named.add(String(alarm.AlarmDescription).replace('docs/runbook.md#', ''));
      }
    }
    expect(anchorsIn('docs/runbook.md').slice(1).sort()).toEqual([...named].sort());
  }, 90_000);

  test('have a row of the README for every heading of the runbook', () => {
    const rows = proseOf('README.md').matchAll(/^\| \[[\w-]+\]\(docs\/runbook\.md#([\w-]+)\)/gm);
    expect([...rows].map(([, anchor]) => anchor).sort()).toEqual(
      anchorsIn('docs/runbook.md').slice(1).sort(),
    );
  });

  test('name every folder of lambdas where the README finds one its way', () => {
    const folders = readdirSync('lambdas', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const missing = folders.filter(
      ({ name }) => !readFileSync('README.md', 'utf8').includes(`](lambdas/${name})`),
    );
    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});

function linksIn(document: string): string[] {
  const links = [...proseOf(document).matchAll(LINK)].map(([, target]) => target ?? '');
  return links.filter((target) => !/^[a-z]+:/.test(target));
}

function resolves(document: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const file = path === '' ? document : join(dirname(document), path);
  const found = statSync(file, { throwIfNoEntry: false });
  return found !== undefined && (anchor === undefined || anchorsIn(file).includes(anchor));
}

/** Headings as GitHub names them: lower case, punctuation dropped, blanks as hyphens. */
function anchorsIn(document: string): string[] {
  const headings = [...proseOf(document).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading ?? '');
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

function proseOf(document: string): string {
  return readFileSync(document, 'utf8').replace(FENCED, '');
}
