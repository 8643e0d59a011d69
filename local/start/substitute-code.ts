import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Assembly } from '../assembly/assembly.ts';

const FUNCTION = 'AWS::Lambda::Function';

/** Reads `apply=DIR,read=DIR` into function → folder. Throws a sentence where a part is not of that form. */
export function codeOf(stated: readonly string[]): Record<string, string> {
  return Object.fromEntries(stated.flatMap((text) => text.split(',')).map(parted));
}

/**
 * The same assembly, where some functions have another build of their code in every region.
 * @param code function, by its full name or its name without the app's prefix → folder with `index.mjs`
 * @throws Error with a sentence where there is no such function or no bundle in the folder
 */
export function substituteCode(assembly: Assembly, code: Readonly<Record<string, string>>): Assembly {
  const names = assembly.resources.filter(({ type }) => type === FUNCTION).map((each) => each.physicalName);
  for (const [name, folder] of Object.entries(code)) {
    if (!names.some((known) => isCalled(known, name))) {
      const known = [...new Set(names)].join(', ');
      throw new Error(`--code names "${name}", and there is no such function; there are ${known}.`);
    }
    if (!existsSync(join(folder, 'index.mjs'))) {
      throw new Error(`--code gives ${name} the folder ${folder}, which has no index.mjs; build it first.`);
    }
  }
  return {
    ...assembly,
    functionCode: (resource) => {
      const other = Object.entries(code).find(([name]) => isCalled(resource.physicalName, name));
      return other === undefined ? assembly.functionCode(resource) : resolve(other[1]);
    },
  };
}

function isCalled(physicalName: string, name: string): boolean {
  return physicalName === name || physicalName.endsWith(`-${name}`);
}

function parted(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1 || at === text.length - 1) {
    throw new Error(`--code is "${text}"; it must be a function and a folder, such as apply=build/apply.`);
  }
  return [text.slice(0, at), text.slice(at + 1)];
}
