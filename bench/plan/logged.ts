import type { BillInput } from './bill-input.ts';
import { ofAll } from './flows.ts';
import { invokedInMonth } from './invoked.ts';
import { PRICES } from './prices.ts';
import { probesOf } from './standing.ts';

const GB = 1_024 ** 3;

/** A line of the API and a line of the function, each in its log with CloudWatch's 26 bytes; by their formats. */
const ACCESS_LINE_BYTES = 400;
const FUNCTION_LINE_BYTES = 450;
/** Lambda's START, END and REPORT, which the format of text writes for each invocation. */
const PLATFORM_LINES_BYTES = 400;

/** Dollars a month for taking in and keeping logs: a line for each request, and a function's own for each invocation. */
export function logged(input: BillInput): number {
  const { load, flows, deployment } = input;
  const byFunctions = Object.values(invokedInMonth(input)).reduce((sum, count) => sum + count, 0);
  const invoked = byFunctions + ofAll(load, flows, ({ batches }) => batches);
  const requests = load.requests + probesOf(deployment);
  const bytes = requests * ACCESS_LINE_BYTES + invoked * (FUNCTION_LINE_BYTES + PLATFORM_LINES_BYTES);
  const keptMonths = deployment.logRetentionDays / 30;
  return (bytes / GB) * (PRICES.logsGb.dollars + keptMonths * PRICES.logsKeptGb.dollars);
}
