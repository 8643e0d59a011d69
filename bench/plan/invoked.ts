import type { FunctionName } from '../../lambdas/contract/names.ts';
import type { BillInput } from './bill-input.ts';
import { durationsOf } from './durations.ts';
import { ofAll } from './flows.ts';
import { invocations } from './invocations.ts';
import { uncachedShare } from './questions.ts';
import { probesOf } from './standing.ts';

/** Functions that are invoked for each request, commit, device or question. */
export type InvokedFunction = Extract<
  FunctionName,
  'accept' | 'answer' | 'ask' | 'authorize' | 'read' | 'relay'
>;

/** A device is judged anew so often: lambdas/authorize/authorizing.ts. */
const JUDGED_EVERY_MINUTES = 5;

/** How often each is invoked in a month, as if none of their batches ever held two. */
export function invokedInMonth(input: BillInput): Record<InvokedFunction, number> {
  const { load, flows, deployment, traffic } = input;
  return {
    accept: load.patches + load.messages,
    answer: load.answers * uncachedShare(traffic),
    ask: load.answers,
    authorize: load.connects + load.onlineMinutes / JUDGED_EVERY_MINUTES,
    read: load.reads + probesOf(deployment),
    relay: ofAll(load, flows, ({ commits }) => commits) * deployment.regions,
  };
}

/** Dollars a month for all of them. */
export function invokedDollars(input: BillInput): number {
  const durations = durationsOf(input);
  const { functions } = input.deployment;
  return Object.entries(invokedInMonth(input)).reduce((sum, [name, count]) => {
    const fn = name as InvokedFunction;
    return sum + invocations(count, durations[fn], functions[fn].memoryMib);
  }, 0);
}
