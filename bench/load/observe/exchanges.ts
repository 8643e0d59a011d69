import type { CloudProcess } from '../../../local/testing/cloud-process.ts';

/** How often processes of the cloud spoke to each other over HTTP for a load, and what that takes at least. */
export interface Exchanges {
  /** Without the requests of the load itself. */
  readonly count: number;
  /** CPU of one between two processes of bare Node on this machine. */
  readonly bareMs: number;
}

/** A runtime asks for each event and gives its answer: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html */
const EACH_INVOCATION = 2;

/** HTTP exchanges inside the cloud since its start: of its functions with their runtimes and with AWS's services. */
export async function exchangesIn(cloud: Pick<CloudProcess, 'status'>): Promise<number> {
  const { regions } = await cloud.status();
  return Object.values(regions).reduce((total, { exchanges, functions }) => {
    const invocations = Object.values(functions).reduce((sum, one) => sum + one.invocations, 0);
    return total + exchanges + EACH_INVOCATION * invocations;
  }, 0);
}
