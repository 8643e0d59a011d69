import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Two prompts, and whether one answer serves both. */
export interface Pair {
  readonly type: string;
  readonly first: string;
  readonly second: string;
  readonly isSame: boolean;
}

/**
 * Reads pairs from a file, or from every `.jsonl` file of a folder: a line is `{"type","first","second","isSame"}`. Throws a
 * sentence that names the line where one is none.
 */
export function readPairs(path: string): Pair[] {
  return filesIn(path).flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, at) => (line.trim() === '' ? [] : [pairOf(line, `${file}:${at + 1}`)])),
  );
}

function filesIn(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) {
      return [path];
    }
    return readdirSync(path)
      .filter((name) => name.endsWith('.jsonl'))
      .sort()
      .map((name) => join(path, name));
  } catch (cause) {
    throw new Error(`There are no pairs in ${path}; name a file or folder of JSON lines by --pairs.`, {
      cause,
    });
  }
}

function pairOf(line: string, where: string): Pair {
  const { type, first, second, isSame } = parsed(line, where);
  const isPair = typeof first === 'string' && typeof second === 'string' && typeof isSame === 'boolean';
  if (typeof type !== 'string' || !isPair) {
    throw new Error(
      `${where} is no pair; it must be {"type":"…","first":"…","second":"…","isSame":true or false}.`,
    );
  }
  return { type, first, second, isSame };
}

function parsed(line: string, where: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(line));
  } catch (cause) {
    throw new Error(`${where} is no JSON.`, { cause });
  }
}
