import { escaped } from './escaped.ts';

const STYLE = `<style>
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; }
main { max-width: 70rem; margin: auto; }
svg { width: 100%; height: auto; background: #fff; margin: .5rem 0 1.5rem; }
svg text { font: 12px system-ui, sans-serif; fill: #333; }
svg text.title { font-weight: 600; font-size: 14px; }
.grid { stroke: #ddd; } .limit { stroke: #a00; stroke-dasharray: 3 3; }
table { border-collapse: collapse; margin: 1rem 0; font-size: .85rem; }
th, td { padding: .2rem .6rem; text-align: right; border-bottom: 1px solid #8886; }
th:first-child, td:first-child { text-align: left; }
</style>`;

/** A report of charts and tables as one document that needs no network and no script. */
export function documentOf(title: string, body: readonly string[]): string {
  const name = escaped(title);
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>${name}</title>`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">${STYLE}</head><body><main>`,
    `<h1>${name}</h1>`,
    ...body,
    '</main></body></html>\n',
  ].join('\n');
}
