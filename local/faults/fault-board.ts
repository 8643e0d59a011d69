import { type Static, Type } from '@sinclair/typebox';
import { type ValueError, ValueErrorType } from '@sinclair/typebox/errors';
import { Value } from '@sinclair/typebox/value';
import { type FaultBoard, type Faults, NO_FAULTS } from './faults.ts';

/** The fault board as its control API sees it. */
export interface WritableFaultBoard extends FaultBoard {
  /**
   * Puts any subset of the faults in force; what is not named stays.
   * @throws InvalidFaults with a sentence, and then nothing has changed
   */
  change(subset: unknown): Faults;
  /** Back to no faults. */
  reset(): Faults;
}

/** A subset of faults that cannot be put in force. */
export class InvalidFaults extends Error {
  readonly code = 'InvalidFaults';
}

const Probabilities = Type.Record(
  Type.String(),
  Type.Number({ minimum: 0, maximum: 1, description: 'a probability from 0 to 1' }),
);
const Milliseconds = Type.Integer({ minimum: 0, description: 'a whole number of milliseconds, 0 or more' });
const strict = { additionalProperties: false } as const;

const FaultsSubset = Type.Object(
  {
    seed: Type.Optional(Type.Integer({ description: 'a whole number' })),
    replication: Type.Optional(
      Type.Object(
        {
          lagMs: Type.Optional(
            Type.Tuple([Milliseconds, Milliseconds], { description: '[shortest, longest]' }),
          ),
          partitions: Type.Optional(
            Type.Array(Type.Tuple([Type.String(), Type.String()], { description: 'a pair of regions' })),
          ),
          reorder: Type.Optional(Type.Boolean({ description: 'true or false' })),
        },
        strict,
      ),
    ),
    regions: Type.Optional(Type.Record(Type.String(), Type.Literal('down', { description: '"down"' }))),
    lambda: Type.Optional(
      Type.Object(
        {
          crash: Type.Optional(Probabilities),
          crashAfter: Type.Optional(
            Type.Record(Type.String(), Type.String({ description: 'the name of an AWS operation' })),
          ),
          slowMs: Type.Optional(Type.Record(Type.String(), Milliseconds)),
        },
        strict,
      ),
    ),
  },
  { ...strict, description: 'an object of faults' },
);
type FaultsSubset = Static<typeof FaultsSubset>;

/** Makes the board on which every part of the local cloud looks the current faults up. */
export function createFaultBoard(initial: Faults = NO_FAULTS): WritableFaultBoard {
  let current = initial;
  const listeners: ((faults: Faults) => void)[] = [];
  const put = (faults: Faults): Faults => {
    current = faults;
    for (const listener of listeners) listener(faults);
    return faults;
  };
  return {
    get current() {
      return current;
    },
    onChange: (listener) => void listeners.push(listener),
    change: (subset) => put(merged(current, validated(subset))),
    reset: () => put(NO_FAULTS),
  };
}

/** Members of `replication` and `lambda` are replaced one by one, so that `{"regions":{}}` lifts what it names. */
function merged(faults: Faults, subset: FaultsSubset): Faults {
  return {
    seed: subset.seed ?? faults.seed,
    replication: { ...faults.replication, ...subset.replication },
    regions: subset.regions ?? faults.regions,
    lambda: { ...faults.lambda, ...subset.lambda },
  };
}

function validated(subset: unknown): FaultsSubset {
  const fault = Value.Errors(FaultsSubset, subset).First();
  if (fault) throw new InvalidFaults(sentence(fault));
  const checked = subset as FaultsSubset;
  const [shortest, longest] = checked.replication?.lagMs ?? [0, 0];
  if (shortest > longest) {
    throw new InvalidFaults(
      `/replication/lagMs is [${shortest}, ${longest}]; give the shortest delay first, then the longest.`,
    );
  }
  return checked;
}

function sentence(fault: ValueError): string {
  if (fault.type === ValueErrorType.ObjectAdditionalProperties) {
    return `There is no fault ${fault.path}; docs/local-cloud.md lists those there are.`;
  }
  const allowed = fault.schema.description ?? fault.message.toLowerCase();
  return `${fault.path || 'The body'} is ${JSON.stringify(fault.value)}; allowed is ${allowed}.`;
}
