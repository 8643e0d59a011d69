import { type CloudProcess, until } from '../../local/testing/cloud-process.ts';
import { progress } from './progress.ts';

type Status = Awaited<ReturnType<CloudProcess['status']>>;
type Queues = Status['regions'][string]['queues'];

const QUIET_WITHIN_MS = 600_000;
/** What is in these waits for nobody but a person. */
const RESTING = /-(?:relay-failures|presence-dead-letters)$/;

/**
 * Waits until no queue that is worked through holds a message, in whatever state, and no item write is on its way to
 * another region. What a function took from a queue is in flight there until it is done; what a relay has still to
 * read of a change stream is not looked at.
 * @param queues the queues that count, by their names; devices that come and go leave that of presence no rest
 */
export async function quiet(cloud: CloudProcess, queues = /./): Promise<void> {
  const report = progress();
  const watched = async (): Promise<Status> => {
    const status = await cloud.status();
    report(() => `waiting for ${leftIn(status)}`);
    return status;
  };
  const last = await until(watched, (status) => underWay(status, queues) === 0, QUIET_WITHIN_MS);
  if (underWay(last, queues) > 0) {
    console.log(`Not quiet in time: ${leftIn(last)}. What is missing will show below.`);
  }
}

/** Messages in all queues that are worked through, in whatever state. */
export function queuedIn({ regions }: Status, counted = /./): number {
  return Object.values(regions).reduce((sum, { queues }) => sum + queuedOf(queues, counted), 0);
}

/** Messages in these queues of one region. */
export function queuedOf(queues: Queues, counted = /./): number {
  return Object.entries(queues)
    .filter(([name]) => counted.test(name) && !RESTING.test(name))
    .reduce((sum, [, { visible, inFlight, delayed }]) => sum + visible + inFlight + delayed, 0);
}

function underWay(status: Status, queues: RegExp): number {
  const queued = queuedIn(status, queues);
  return Object.values(status.regions).reduce((sum, { streamLag }) => sum + streamLag, queued);
}

function leftIn({ regions }: Status): string {
  const lines = Object.entries(regions).map(([region, { queues, inFlight, streamLag }]) => {
    const moving = Object.entries(queues).filter(([name]) => !RESTING.test(name));
    const queued = moving.reduce((sum, [, queue]) => sum + queue.visible + queue.delayed, 0);
    const isBusy = queued + inFlight + streamLag > 0;
    return isBusy ? [`${region}: ${queued} queued, ${inFlight} in flight, ${streamLag} replicating`] : [];
  });
  return lines.flat().join('; ') || 'nothing more';
}
