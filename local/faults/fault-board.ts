import { createFaultCounters } from './fault-counters.ts';
import { createFaultDice } from './fault-dice.ts';
import type { FaultsSubset } from './fault-schema.ts';
import { type FaultBoard, type Faults, NO_FAULTS } from './faults.ts';
import { type KnownNames, validFaults } from './valid-faults.ts';

/** The fault board as its control API sees it. */
export interface WritableFaultBoard extends FaultBoard {
  /**
   * Puts any subset of the faults in force; what is not named stays. Tables by region or function and lists are
   * one value each: `{"regions":{}}` lifts what was there.
   * @throws InvalidFaults with a sentence, and then nothing has changed
   */
  change(subset: unknown): Faults;
  /** Back to no faults. */
  reset(): Faults;
  /** From now on, other regions and functions than these are refused. */
  know(names: KnownNames): void;
}

/** Makes the board on which every part of the local cloud looks the current faults up. */
export function createFaultBoard(initial: Faults = NO_FAULTS): WritableFaultBoard {
  let current = initial;
  let known: KnownNames | undefined;
  const dice = createFaultDice(initial.seed);
  const counters = createFaultCounters();
  const listeners: ((faults: Faults) => void)[] = [];
  const put = (faults: Faults): Faults => {
    current = faults;
    for (const listener of listeners) listener(faults);
    return faults;
  };
  const begin = (seed: number | undefined): void => {
    if (seed !== undefined) dice.restart(seed);
  };
  return {
    get current() {
      return current;
    },
    onChange: (listener) => void listeners.push(listener),
    strikes(kind, region, probability = 0, of = '') {
      // No draw where nothing can strike: a fault that is off costs nothing and leaves its series where it was.
      if (probability <= 0 || dice.draw(`${kind} ${region} ${of}`) >= probability) return false;
      counters.count(kind, region);
      return true;
    },
    draw: dice.draw,
    count: counters.count,
    countsOf: counters.countsOf,
    change(subset) {
      const valid = validFaults(subset, known);
      begin(valid.seed);
      return put(merged(current, valid));
    },
    reset() {
      begin(NO_FAULTS.seed);
      return put(NO_FAULTS);
    },
    know: (names) => {
      known = names;
    },
  };
}

function merged(faults: Faults, subset: FaultsSubset): Faults {
  return {
    seed: subset.seed ?? faults.seed,
    replication: { ...faults.replication, ...subset.replication },
    regions: subset.regions ?? faults.regions,
    sqs: { ...faults.sqs, ...subset.sqs },
    lambda: { ...faults.lambda, ...subset.lambda },
    throttle: { ...faults.throttle, ...subset.throttle },
    partial: { ...faults.partial, ...subset.partial },
    bedrock: { ...faults.bedrock, ...subset.bedrock },
    keyValueStore: subset.keyValueStore ?? faults.keyValueStore,
    clock: subset.clock ?? faults.clock,
  };
}
