import { AwsError } from '../engine.ts';
import { DEFAULT_QUEUE_ATTRIBUTES, type SqsMessage, type SqsQueue, SqsStore } from './fauxqs.ts';

/** A message as kept here; fauxqs has no place for the trace header. */
export type KeptMessage = SqsMessage & { awsTraceHeader?: string };

/** Where a queue is: names are unique per region and account, and there is one account. */
export interface QueueAddress {
  readonly region: string;
  readonly accountId: string;
  readonly name: string;
}

/** The queues of all regions, one fauxqs store each. */
export class Queues {
  private readonly stores = new Map<string, SqsStore>();

  store(region: string): SqsStore {
    const known = this.stores.get(region);
    if (known) return known;
    const store = new SqsStore();
    this.stores.set(region, store);
    return store;
  }

  regions(): string[] {
    return [...this.stores.keys()];
  }

  inRegion(region: string): SqsQueue[] {
    return this.store(region).listQueues();
  }

  /** The queue of a URL, whatever host the URL names: clients may have it from before a change of port. */
  byUrl(region: string, url: unknown): SqsQueue {
    const queue = this.store(region).getQueueByName(queueName(url));
    if (queue) return queue;
    throw new AwsError('QueueDoesNotExist', 'The specified queue does not exist.');
  }

  byArn(arn: string): SqsQueue | undefined {
    return this.store(arn.split(':')[3] ?? '').getQueueByArn(arn);
  }

  /** Creates the queue, or finds it again and has it obey these attributes and no others. */
  put({ region, accountId, name }: QueueAddress, attributes: Record<string, string>): SqsQueue {
    const store = this.store(region);
    const known = store.getQueueByName(name);
    if (known) {
      known.attributes = { ...DEFAULT_QUEUE_ATTRIBUTES, ...attributes };
      return known;
    }
    const arn = queueArn({ region, accountId, name });
    return store.createQueue(name, queuePath({ accountId, name }), arn, attributes);
  }
}

export function queueArn({ region, accountId, name }: QueueAddress): string {
  return `arn:aws:sqs:${region}:${accountId}:${name}`;
}

/** What comes after the host in a queue URL; fauxqs knows the queue by it. */
export function queuePath({ accountId, name }: Pick<QueueAddress, 'accountId' | 'name'>): string {
  return `/${accountId}/${name}`;
}

/** Last segment of a queue URL. */
export function queueName(url: unknown): string {
  return (
    String(url ?? '')
      .split('/')
      .at(-1) ?? ''
  );
}
