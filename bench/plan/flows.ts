import type { QueueCost } from './queue-cost.ts';
import type { Load } from './traffic.ts';

/** Events that go through a queue to the tables; patches by the bulk queue, the others by the interactive one. */
export const KINDS = ['patches', 'messages', 'answers'] as const;
export type Kind = (typeof KINDS)[number];

/** How events of one kind are taken in, each on average. */
export interface Flow {
  /** Dollars for a million. */
  readonly cost: QueueCost;
  /** Below one where events meet. */
  readonly commits: number;
  readonly batches: number;
  /** Bytes in one replica. */
  readonly storedBytes: number;
  readonly streamBytes: number;
}

export type Flows = Readonly<Record<Kind, Flow>>;

/** Something of all events of a month together. */
export function ofAll(load: Load, flows: Flows, of: (flow: Flow) => number): number {
  return KINDS.reduce((sum, kind) => sum + load[kind] * of(flows[kind]), 0);
}
