import { type Design, MERIDIAN } from '../cloud/design.ts';
import type { Rule } from '../cloud/violation.ts';

/** Meridian with one thing done wrong, and the rules one of which it must be found to break. */
export interface Broken {
  readonly what: string;
  readonly breaks: readonly Rule[];
  readonly design: Design;
  /** By which it is found soon. */
  readonly seed: number;
}

export const broken = (
  what: string,
  breaks: readonly Rule[],
  change: Partial<Design>,
  seed = 2_000,
): Broken => ({
  what,
  breaks,
  design: { ...MERIDIAN, ...change },
  seed,
});

export type ApplyPorts = Parameters<Design['apply']>[0];
export type ReadPorts = Parameters<Design['read']>[0];

/** Ports whose event store does something otherwise. */
export function withEvents<P extends ApplyPorts | ReadPorts>(
  ports: P,
  changes: Partial<P['stores']['events']>,
): P {
  return { ...ports, stores: { ...ports.stores, events: { ...ports.stores.events, ...changes } } };
}
