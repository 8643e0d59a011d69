import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { AnsweringFunctionName, FunctionName } from '../lambdas/contract/names.ts';
import type { Configuration } from './configuration.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';

/** How long apply may work on one batch. The queues hide its messages six times as long. */
export const APPLY_TIMEOUT = Duration.seconds(30);
/** How long presence may work on one batch, or sweep. */
export const PRESENCE_TIMEOUT = Duration.seconds(30);

export type Sizing = Omit<ServiceFunctionProps, 'configuration' | 'region' | 'fn'>;

/** Functions that every deployment has. */
export type CoreFunctionName = Exclude<FunctionName, AnsweringFunctionName>;

/** They, in one region, without permissions: region-wiring.ts grants them. */
export function regionFunctions(
  scope: Construct,
  configuration: Configuration,
  region: string,
): Record<CoreFunctionName, ServiceFunction> {
  const sizes = sizingOf(configuration);
  const make = (fn: CoreFunctionName) =>
    new ServiceFunction(scope, { configuration, region, fn, ...sizes[fn] });
  return {
    accept: make('accept'),
    apply: make('apply'),
    authorize: make('authorize'),
    bury: make('bury'),
    figures: make('figures'),
    notify: make('notify'),
    presence: make('presence'),
    read: make('read'),
    relay: make('relay'),
    watch: make('watch'),
    whisper: make('whisper'),
  };
}

function sizingOf({ limits: { reservedConcurrency } }: Configuration): Record<CoreFunctionName, Sizing> {
  return {
    accept: {
      description: 'Answers 202 and enqueues',
      memoryMib: 1024,
      timeout: Duration.seconds(10),
      reservedConcurrency: reservedConcurrency.accept,
    },
    apply: {
      description: 'Appends batches of events to the lane of this region',
      // docs/decisions/0021-bulk-queue-settings.md
      memoryMib: 1024,
      timeout: APPLY_TIMEOUT,
      reservedConcurrency: reservedConcurrency.apply,
    },
    authorize: {
      description: 'Lets devices into the broker',
      memoryMib: 512,
      // AWS IoT waits five seconds. An environment that began too late ends its work all the same, and is warm when the
      // device comes again: ended at five, the next one would begin as late, and so on.
      timeout: Duration.seconds(15),
    },
    bury: {
      description: 'Gives dead letters their end',
      memoryMib: 512,
      timeout: APPLY_TIMEOUT,
    },
    figures: {
      description: 'Shows operators what CloudWatch has measured',
      memoryMib: 512,
      timeout: Duration.seconds(10),
    },
    notify: {
      description: 'Tells the devices of a user something',
      memoryMib: 512,
      timeout: Duration.seconds(10),
    },
    presence: {
      description: 'Notes whose devices are connected',
      memoryMib: 512,
      timeout: PRESENCE_TIMEOUT,
    },
    read: {
      description: 'Answers queries, waiting for an event where asked to',
      memoryMib: 1024,
      timeout: Duration.seconds(15),
      reservedConcurrency: reservedConcurrency.read,
    },
    relay: {
      description: 'Pushes commits to devices',
      memoryMib: 1024,
      timeout: Duration.seconds(30),
    },
    // Works through its whole minute; the next one starts as this one ends.
    watch: {
      description: 'Tells the edge which regions answer',
      memoryMib: 256,
      timeout: Duration.seconds(75),
      reservedConcurrency: 1,
    },
    // So few that devices which publish without end take nothing from the rest.
    whisper: {
      description: 'Passes on what members show each other for a moment',
      memoryMib: 512,
      timeout: Duration.seconds(10),
      reservedConcurrency: 20,
    },
  };
}
