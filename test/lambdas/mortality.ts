/**
 * What befalls the n-th call of any port. `dies before` and `dies after`: the process ends there, and no later
 * call of it reaches anything. `fails`: only that call throws.
 */
export type Fate = 'dies before' | 'dies after' | 'fails';

type Call = (...args: never[]) => Promise<unknown>;

/** A process to which something happens at its n-th call. */
export interface Mortal {
  /** Names of the calls that were made. */
  readonly calls: string[];
  /** The next process begins, to which nothing happens. */
  revive(): void;
  /** The same port, as far as the process lives. */
  wrapped<T extends object>(port: T): T;
}

export function mortality(fate: Fate, nth: number): Mortal {
  const calls: string[] = [];
  let life: 'mortal' | 'dead' | 'safe' = 'mortal';
  const struck = async (name: string, call: () => Promise<unknown>): Promise<never> => {
    if (fate === 'dies after') {
      await call();
    }
    life = fate === 'fails' ? life : 'dead';
    throw new Error(`The process ${fate} call ${nth}, ${name}.`);
  };
  const fallible =
    (name: string, call: Call): Call =>
    async (...args) => {
      if (life === 'dead') {
        throw new Error('The process is dead.');
      }
      if (life === 'mortal') {
        calls.push(name);
      }
      const isItsTurn = life === 'mortal' && calls.length === nth;
      return isItsTurn ? struck(name, () => call(...args)) : call(...args);
    };
  return {
    calls,
    revive: () => {
      life = 'safe';
    },
    wrapped: <T extends object>(port: T): T =>
      Object.fromEntries(
        Object.entries(port).map(([name, call]) => [name, fallible(name, call as Call)]),
      ) as T,
  };
}
