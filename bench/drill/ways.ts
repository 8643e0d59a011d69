import { PUSH_OPTIONS } from '../push/options.ts';
import { REGION_LOSS_OPTIONS } from '../region-loss/options.ts';
import { FAULT_OPTIONS } from './options.ts';

/** What a way of drilling takes, by the option that asks for it. */
const WAYS: Readonly<Record<string, object>> = {
  '--push': PUSH_OPTIONS,
  '--region-loss': REGION_LOSS_OPTIONS,
};

/** @throws Error with a sentence where an option belongs to another way of drilling than the one that is asked for */
export function requireOneWay(args: readonly string[]): void {
  const way = Object.keys(WAYS).find((asking) => args.includes(asking));
  const taken = way === undefined ? FAULT_OPTIONS : WAYS[way];
  for (const word of args.filter((each) => each.startsWith('--'))) {
    const option = word.split('=')[0] ?? word;
    if (!has(taken, option)) refuse(option, way);
  }
}

/** Says nothing of an option that no way has: whoever reads the options does. */
function refuse(option: string, way: string | undefined): void {
  const others = Object.keys(WAYS).filter((other) => has(WAYS[other], option));
  if (way !== undefined && (others.length > 0 || has(FAULT_OPTIONS, option))) {
    throw new Error(`${option} does not go with ${way}; leave one of them out.`);
  }
  if (others.length > 0) throw new Error(`${option} goes with ${others.join(' or ')}; add that.`);
}

function has(options: object | undefined, option: string): boolean {
  return options !== undefined && Object.hasOwn(options, option.slice(2));
}
