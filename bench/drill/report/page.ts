import type { Verdict } from '../checker/verdict.ts';
import { claimsOf } from './claims.ts';

const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1c2430, #e8ecf2); --weak: light-dark(#6b7686, #93a0b3);
  --line: light-dark(#2563eb, #7aa2ff); --fault: light-dark(#f0b429, #b7791f); --bad: light-dark(#c62828, #ff7b72); }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: light-dark(#fff, #12161d);
  max-width: 1120px; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: .35rem .6rem .35rem 0;
  border-bottom: 1px solid color-mix(in srgb, var(--weak) 30%, transparent); } td.no { color: var(--bad); }
svg { width: 100%; height: auto; } text { font: 12px system-ui, sans-serif; fill: var(--ink); }
.name { text-anchor: end; } .small { text-anchor: end; fill: var(--weak); font-size: 11px; }
.tick, .label { fill: var(--weak); font-size: 11px; text-anchor: middle; } .label { text-anchor: end; }
.fault { fill: var(--fault); } .bar { fill: var(--bad); }
.line { fill: none; stroke: var(--line); stroke-width: 1.5; } .ground, .mark { stroke: var(--weak); stroke-width: 1; }
.mark { stroke-dasharray: 3 3; }`;

/** The whole report as one document that needs nothing beside it. */
export function page(heading: string, verdicts: readonly Verdict[], svg: string): string {
  const rows = claimsOf(verdicts).map(
    ({ claim, seen, holds }) =>
      `<tr><td>${claim}</td><td>${seen}</td><td class="${holds === 'yes' ? 'yes' : 'no'}">${holds}</td></tr>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${heading}</title><style>${STYLE}</style><h1>${heading}</h1>
<table><tr><th>Claim</th><th>Seen</th><th>Holds</th></tr>${rows.join('\n')}</table>
${svg}
</html>
`;
}
