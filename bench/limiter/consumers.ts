import { configuration } from '../../bin/configuration.ts';
import { CALL_CLASSES, type CallClass } from '../../lambdas/domain/limiter/call-class.ts';
import { NO_WAIT, type Pace } from '../../lambdas/domain/queueing/pace.ts';
import type { Limiter } from '../../lambdas/store/limiter.ts';

/** An execution environment: a clock of its own, and a memory of what it saw. */
export interface Environment {
  limiter: Limiter;
  readonly paces: Record<CallClass, Pace>;
}

/** A message of a queue. */
export interface Message<T> {
  readonly callClass: CallClass;
  readonly content: T;
}

/** As `lib/answers.ts` has answer take from its queues, and batches of each class at once as the app's configuration says. */
const MESSAGES_PER_BATCH = 5;
const { concurrency: BATCHES_AT_ONCE } = required(configuration.ai);

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) {
    throw new Error('bin/configuration.ts has no ai, whose concurrency this bench goes by.');
  }
  return value;
}

export function freshPaces(): Record<CallClass, Pace> {
  return { interactive: NO_WAIT, standard: NO_WAIT, batch: NO_WAIT };
}

/** Queues by class with their consumers: a batch has an environment to itself until its last message is let go. */
export class Consumers<T> {
  private readonly waiting: Record<CallClass, Message<T>[]> = { interactive: [], standard: [], batch: [] };
  private readonly busy: Record<CallClass, number> = { interactive: 0, standard: 0, batch: 0 };
  /** The one that was used last is used first, as Lambda does. */
  private readonly idle: Environment[] = [];
  private readonly create: () => Environment;
  private readonly work: (message: Message<T>, environment: Environment) => Promise<void>;
  private readonly random: () => number;

  constructor(
    create: () => Environment,
    work: (message: Message<T>, environment: Environment) => Promise<void>,
    random: () => number,
  ) {
    this.create = create;
    this.work = work;
    this.random = random;
  }

  put(message: Message<T>): void {
    this.waiting[message.callClass].push(message);
    this.dispatch();
  }

  private dispatch(): void {
    for (const callClass of CALL_CLASSES) {
      while (this.busy[callClass] < BATCHES_AT_ONCE[callClass] && this.waiting[callClass].length > 0) {
        // A queue gives what the servers have that it happens to ask, which may be less than waits.
        const most = Math.ceil(this.random() * MESSAGES_PER_BATCH);
        void this.begin(callClass, this.waiting[callClass].splice(0, most));
      }
    }
  }

  private async begin(callClass: CallClass, batch: readonly Message<T>[]): Promise<void> {
    const environment = this.idle.pop() ?? this.create();
    this.busy[callClass]++;
    await Promise.all(batch.map((message) => this.work(message, environment)));
    this.busy[callClass]--;
    this.idle.push(environment);
    this.dispatch();
  }
}
