import { BuildError } from './build-error.ts';

/** What CloudFront's runtime lacks and esbuild lets through; strings are taken out before the search. */
const LACKING: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/\bexport\b/, 'export'],
  [/\bimport\s*\(/, 'import()'],
  // A rest parameter is allowed, which ends the list of parameters.
  [/\.\.\.(?![\w$]+\)(?:=>|\{))/, 'spread'],
  [/(?<=[\w$\])])(?<!\b(?:if|while|switch|for))\([^(){}]*\bawait\b/, 'await in arguments'],
  [/\b\d+n\b|\bBigInt\b/, 'BigInt'],
  [/\(\?<[=!]/, 'look-behind'],
  [/\bObject\.(?:hasOwn|groupBy)\b|\.(?:at|findLast|flat|flatMap|toSorted)\(/, 'this method'],
  [/\b(?:eval|Function)\s*\(/, 'code from strings'],
  [/\b(?:setTimeout|setInterval|setImmediate)\b/, 'timers'],
  [/\b(?:fetch|XMLHttpRequest|WebSocket)\b/, 'network'],
  [
    /\b(?:process|require|globalThis|URL|URLSearchParams|Intl|Proxy|Reflect|WeakMap|structuredClone)\b/,
    'this global',
  ],
];

/**
 * Refuses compiled code that would pass here and fail at CloudFront.
 * @throws BuildError naming the file, the construct and where it stands
 */
export function refuseBeyondRuntime(entry: string, code: string): void {
  for (const imported of code.matchAll(/\bfrom\s*["']([^"']+)["']/g)) {
    if (imported[1] !== 'cloudfront') {
      throw new BuildError(`${entry} imports ${imported[1]}; an edge function may import cloudfront only.`);
    }
  }
  const bare = code.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""');
  for (const [pattern, what] of LACKING) {
    const found = pattern.exec(bare);
    if (found) {
      const around = bare.slice(Math.max(0, found.index - 20), found.index + 40);
      throw new BuildError(`${entry} uses ${what}, which CloudFront Functions lack, near: ${around}`);
    }
  }
}
