import type { Fate } from '../../lambdas/mortality.ts';

/** Where a process that calls the world comes to: it makes so many calls and rests, or meets its fate at the last. */
export interface Course {
  readonly calls: number;
  readonly ending: Fate | 'rests';
}

export const TO_THE_END: Course = { calls: Number.POSITIVE_INFINITY, ending: 'rests' };

/** What stands between a process and the world: every call passes here. */
export interface Gate {
  pass<T>(name: string, call: () => Promise<T>): Promise<T>;
  /** Lets virtual time pass. */
  sleep(untilMs: number): Promise<void>;
}

/** One invocation of a function, which may rest between any two calls while the world goes on. */
export interface Process extends Gate {
  readonly name: string;
  /** When it wants to be woken, if it sleeps. */
  wakesAtMs(): number | undefined;
  isOver(): boolean;
  isDead(): boolean;
  /** Goes on, and comes back when the process rests, sleeps or is over. */
  go(course: Course): Promise<void>;
  /** Ends it wherever it stands. No later call of it reaches anything. */
  kill(): Promise<void>;
}

/** A process that has not begun; the work begins with the first `go`, which throws what the work throws. */
export function processOf(name: string, work: (gate: Gate) => Promise<void>): Process {
  let course: Course = TO_THE_END;
  let called = 0;
  let life: 'unborn' | 'alive' | 'dead' = 'unborn';
  let isOver = false;
  let failure: unknown;
  let sleepsUntilMs: number | undefined;
  let held: (() => void)[] = [];
  let settle = (): void => {};

  const hold = (): Promise<void> =>
    new Promise((resume) => {
      held.push(resume);
      settle();
    });
  const mustRest = (): boolean => life === 'alive' && course.ending === 'rests' && called >= course.calls;
  const expectAlive = (): void => {
    if (life === 'dead') {
      throw new Error('The process is dead.');
    }
  };
  const expectSound = (): void => {
    if (failure !== undefined) {
      throw failure;
    }
  };
  const meet = (fate: Fate, call: string): never => {
    life = fate === 'fails' ? life : 'dead';
    throw new Error(`The process ${fate} its call ${called}, ${call}.`);
  };
  const begin = async (): Promise<void> => {
    life = 'alive';
    await work(process).catch((error: unknown) => {
      failure = error;
    });
    isOver = true;
    settle();
  };
  const release = (): Promise<void> => {
    const settled = new Promise<void>((resolve) => {
      settle = resolve;
    });
    const all = held;
    held = [];
    sleepsUntilMs = undefined;
    for (const resume of all) {
      resume();
    }
    return settled;
  };
  const process: Process = {
    name,
    wakesAtMs: () => sleepsUntilMs,
    isOver: () => isOver,
    isDead: () => life === 'dead',
    async pass(call, make) {
      while (mustRest()) {
        await hold();
      }
      expectAlive();
      called++;
      const { ending, calls } = course;
      const fate = ending !== 'rests' && called === calls ? ending : undefined;
      const made = fate === undefined || fate === 'dies after' ? await make() : undefined;
      return fate === undefined ? (made as Awaited<ReturnType<typeof make>>) : meet(fate, call);
    },
    async sleep(untilMs) {
      sleepsUntilMs = untilMs;
      await hold();
      expectAlive();
    },
    async go(next) {
      course = next;
      called = 0;
      const settled = release();
      if (life === 'unborn') {
        void begin();
      }
      await (isOver ? undefined : settled);
      expectSound();
    },
    async kill() {
      life = 'dead';
      const settled = release();
      await (isOver ? undefined : settled);
    },
  };
  return process;
}

/** A port whose every call passes a gate. */
export function gated<T extends object>(port: T, gate: () => Gate): T {
  const entries = Object.entries(port).map(([name, call]) => [
    name,
    (...args: unknown[]) =>
      gate().pass(name, () => (call as (...args: unknown[]) => Promise<unknown>)(...args)),
  ]);
  return Object.fromEntries(entries) as T;
}
