import type { Ports } from './ports.ts';

/** Resolves when the time is over. */
export function pause({ after }: Pick<Ports, 'after'>, ms: number): Promise<void> {
  return new Promise((resolve) => void after(ms, resolve));
}
