import { CALL_CLASSES, type CallClass } from '../../lambdas/domain/limiter/call-class.ts';
import type { Call } from './workload.ts';

/** What became of the calls of one class, once the load had settled. */
export interface ClassTally {
  arrived: number;
  answered: number;
  /** Not let in when they first asked. */
  refusedFirst: number;
  /** Not let in for as long as its class may wait. */
  givenUp: number;
  tokens: number;
  /** By tenant: the large one, and all others together. */
  readonly tenants: Readonly<Record<'large' | 'small', { arrived: number; answered: number }>>;
  /** From arrival to the model, of every call that was let in. Milliseconds. */
  readonly waitsMs: number[];
}

/** Counts what happens; of the classes, from an instant on. */
export class Tally {
  readonly classes: Readonly<Record<CallClass, ClassTally>>;
  asks = 0;
  answers = 0;
  throttled = 0;
  crashes = 0;
  private readonly counts: () => boolean;

  constructor(counts: () => boolean) {
    this.counts = counts;
    const classes = CALL_CLASSES.map((callClass) => [callClass, freshClass()] as const);
    this.classes = Object.fromEntries(classes) as Tally['classes'];
  }

  arrived({ callClass, tenant }: Call): void {
    if (!this.counts()) return;
    const { [callClass]: tally } = this.classes;
    tally.arrived++;
    tally.tenants[sizeOf(tenant)].arrived++;
  }

  asked({ callClass }: Call, isFirst: boolean, isLetIn: boolean): void {
    this.asks++;
    if (this.counts() && isFirst && !isLetIn) this.classes[callClass].refusedFirst++;
  }

  waited({ callClass }: Call, ms: number): void {
    if (this.counts()) this.classes[callClass].waitsMs.push(ms);
  }

  givenUp({ callClass }: Call): void {
    if (this.counts()) this.classes[callClass].givenUp++;
  }

  answered({ callClass, tenant }: Call, tokens: number): void {
    this.answers++;
    if (!this.counts()) return;
    const { [callClass]: tally } = this.classes;
    tally.answered++;
    tally.tenants[sizeOf(tenant)].answered++;
    tally.tokens += tokens;
  }
}

function freshClass(): ClassTally {
  const tenants = { large: { arrived: 0, answered: 0 }, small: { arrived: 0, answered: 0 } };
  return { arrived: 0, answered: 0, refusedFirst: 0, givenUp: 0, tokens: 0, tenants, waitsMs: [] };
}

function sizeOf(tenant: string): 'large' | 'small' {
  return tenant === 'large' ? 'large' : 'small';
}
