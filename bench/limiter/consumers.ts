import { CALL_CLASSES, type CallClass } from '../../lambdas/domain/limiter/call-class.ts';
import { NO_WAIT, type Pace } from '../../lambdas/domain/queueing/pace.ts';
import type { Limiter } from '../../lambdas/store/limiter.ts';

/** An execution environment: a clock of its own, and a memory of what it saw. */
export interface Environment {
  readonly limiter: Limiter;
  readonly paces: Record<CallClass, Pace>;
}

/** A message of a queue. */
export interface Message<T> {
  readonly callClass: CallClass;
  readonly content: T;
}

/** How many messages of each class are worked on at once. */
const CONCURRENCY: Readonly<Record<CallClass, number>> = { interactive: 40, standard: 60, batch: 20 };

export function freshPaces(): Record<CallClass, Pace> {
  return { interactive: NO_WAIT, standard: NO_WAIT, batch: NO_WAIT };
}

/** Queues by class with their consumers, each message in an environment that has nothing else to do. */
export class Consumers<T> {
  private readonly waiting: Record<CallClass, Message<T>[]> = { interactive: [], standard: [], batch: [] };
  private readonly busy: Record<CallClass, number> = { interactive: 0, standard: 0, batch: 0 };
  /** The one that was used last is used first, as Lambda does. */
  private readonly idle: Environment[] = [];
  private readonly create: () => Environment;
  private readonly work: (message: Message<T>, environment: Environment) => Promise<void>;

  constructor(
    create: () => Environment,
    work: (message: Message<T>, environment: Environment) => Promise<void>,
  ) {
    this.create = create;
    this.work = work;
  }

  put(message: Message<T>): void {
    this.waiting[message.callClass].push(message);
    this.dispatch();
  }

  private dispatch(): void {
    for (const callClass of CALL_CLASSES) {
      while (this.busy[callClass] < CONCURRENCY[callClass]) {
        const message = this.waiting[callClass].shift();
        if (message === undefined) break;
        void this.begin(message);
      }
    }
  }

  private async begin(message: Message<T>): Promise<void> {
    const environment = this.idle.pop() ?? this.create();
    this.busy[message.callClass]++;
    await this.work(message, environment);
    this.busy[message.callClass]--;
    this.idle.push(environment);
    this.dispatch();
  }
}
