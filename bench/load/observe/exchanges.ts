import type { CloudProcess } from '../../../local/testing/cloud-process.ts';

/** How often processes of the cloud spoke to each other over HTTP. */
export interface Exchanges {
  /** Of functions with AWS's services. */
  readonly calls: number;
  /** Of functions with their runtimes. */
  readonly turns: number;
}

/** A runtime asks for each event and gives its answer: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html */
const EACH_INVOCATION = 2;

/** HTTP exchanges inside the cloud since its start. */
export async function exchangesIn(cloud: Pick<CloudProcess, 'status'>): Promise<Exchanges> {
  const regions = Object.values((await cloud.status()).regions);
  const functions = regions.flatMap((region) => Object.values(region.functions));
  return {
    calls: regions.reduce((sum, { exchanges }) => sum + exchanges, 0),
    turns: functions.reduce((sum, { invocations }) => sum + EACH_INVOCATION * invocations, 0),
  };
}

/** What came after the earlier ones. */
export function exchangesSince(earlier: Exchanges, { calls, turns }: Exchanges): Exchanges {
  return { calls: calls - earlier.calls, turns: turns - earlier.turns };
}
