import { type Static, type TProperties, Type } from '@sinclair/typebox';

const strict = { additionalProperties: false } as const;
const optional = <T extends TProperties>(properties: T) =>
  Type.Optional(Type.Partial(Type.Object(properties, strict), strict));

const Probability = Type.Number({ minimum: 0, maximum: 1, description: 'a probability from 0 to 1' });
/** A timer of Node's fires at once where it is to wait for longer than 24.8 days. */
const LONGEST_WAIT_MS = 86_400_000;
/** Far beyond what anything is kept for, and far from where a date ends. */
const FURTHEST_CLOCK_MS = 366 * 86_400_000;
const Milliseconds = Type.Integer({
  minimum: 0,
  maximum: LONGEST_WAIT_MS,
  description: `a whole number of milliseconds from 0 to ${LONGEST_WAIT_MS}, a day`,
});
const Lag = Type.Tuple([Milliseconds, Milliseconds], { description: '[shortest, longest]' });
const Flag = Type.Boolean({ description: 'true or false' });
const Operation = Type.String({ pattern: '^(\\*|[A-Z][A-Za-z]+)$' });
const CrashPoint = Type.Union(
  [Operation, Type.Object({ operation: Operation, probability: Probability }, strict)],
  {
    description:
      'the name of an AWS operation such as "PutRecords", "*" for any, or {"operation":"PutRecords","probability":0.1}',
  },
);
const byName = <T extends Parameters<typeof Type.Record>[1]>(value: T) => Type.Record(Type.String(), value);

/** What `PUT /_local/faults` takes. Descriptions end the sentence "… is 7; allowed is …". */
export const FaultsSubset = Type.Object(
  {
    seed: Type.Optional(Type.Integer({ description: 'a whole number' })),
    replication: optional({
      lagMs: Lag,
      links: byName(Lag),
      partitions: Type.Array(
        Type.Tuple([Type.String(), Type.String()], { description: 'a pair of regions' }),
      ),
      reorder: Flag,
    }),
    regions: Type.Optional(byName(Type.Literal('down', { description: '"down"' }))),
    sqs: optional({ duplicate: Probability, reorder: Flag, delayMs: Milliseconds, lost: Probability }),
    lambda: optional({
      crash: byName(Probability),
      crashBefore: byName(CrashPoint),
      crashDuring: byName(CrashPoint),
      crashAfter: byName(CrashPoint),
      coldStart: byName(Probability),
      slowMs: byName(Milliseconds),
    }),
    throttle: optional({ dynamodb: Probability, kinesis: Probability, sqs: Probability }),
    partial: optional({
      kinesis: Probability,
      batchWrite: Probability,
      batchGet: Probability,
      sqs: Probability,
    }),
    bedrock: optional({
      throttle: Probability,
      notReady: Probability,
      unavailable: Probability,
      midStreamError: Probability,
      cut: Probability,
      filter: Probability,
      failJob: Probability,
      splitFrames: Flag,
      slow: Type.Object({ firstTokenMs: Milliseconds, perTokenMs: Milliseconds }, strict),
      othersShare: Type.Number({ minimum: 0, maximum: 1, description: 'a share from 0 to 1' }),
    }),
    keyValueStore: Type.Optional(
      Type.Union([Type.Literal('ok'), Type.Literal('fail'), Type.Object({ slowMs: Milliseconds }, strict)], {
        description: '"ok", "fail" or {"slowMs":300}',
      }),
    ),
    clock: Type.Optional(
      byName(
        Type.Integer({
          minimum: -FURTHEST_CLOCK_MS,
          maximum: FURTHEST_CLOCK_MS,
          description: `a whole number of milliseconds up to ${FURTHEST_CLOCK_MS}, a year, below 0 for a clock that is behind`,
        }),
      ),
    ),
  },
  { ...strict, description: 'an object of faults' },
);
export type FaultsSubset = Static<typeof FaultsSubset>;
