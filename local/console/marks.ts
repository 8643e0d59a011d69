import { marksIn } from '../../lambdas/contract/marks-in.ts';
import { MARKS_KEY, type Mark } from '../../lambdas/contract/routing.ts';
import type { CloudResource } from '../engines/engine.ts';
import {
  type KeyValueStoreEngine,
  keyValueStoreArn,
} from '../engines/key-value-store/key-value-store-engine.ts';
import { membersOf, oneOf } from './bad-request.ts';

/** The edge's marks, as an operator reads and writes them. */
export interface Marks {
  current(): Readonly<Record<string, Mark>>;
  /**
   * `{"eu-west-1":"draining"}` drains a region, null ends that; what is not named stays. watch alone says `down`.
   * @throws BadRequest
   */
  change(body: unknown): Promise<Readonly<Record<string, Mark>>>;
}

export interface MarksOptions {
  readonly regions: readonly string[];
  readonly keyValues: Pick<KeyValueStoreEngine, 'value' | 'call'>;
  /** The edge's store; undefined where the app has none. */
  readonly store: CloudResource | undefined;
}

const ATTEMPTS = 5;

export function createMarks({ regions, keyValues, store }: MarksOptions): Marks {
  const current = () => marksIn(keyValues.value(store?.physicalName ?? '', MARKS_KEY) ?? '');
  const KvsARN = keyValueStoreArn(store?.accountId ?? '', store?.physicalName ?? '');
  const call = (operation: string, input: Record<string, unknown>) =>
    keyValues.call({
      region: 'us-east-1',
      operation,
      input: { KvsARN, ...input },
      principal: { kind: 'operator' },
    });
  const write = async (marks: Readonly<Record<string, Mark>>): Promise<boolean> => {
    const { ETag: IfMatch } = await call('DescribeKeyValueStore', {});
    const put = call('PutKey', { Key: MARKS_KEY, Value: JSON.stringify(marks), IfMatch });
    return put.then(
      () => true,
      (error) => {
        if (error.code === 'ConflictException') return false;
        throw error;
      },
    );
  };
  return {
    current,
    async change(body) {
      const changes = changesIn(body, regions);
      // watch writes the same key.
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const next = changed(current(), changes);
        if (await write(next)) return next;
      }
      throw new Error('Others kept writing the marks; try again.');
    },
  };
}

type Changes = readonly (readonly [region: string, isDrained: boolean])[];

function changesIn(body: unknown, regions: readonly string[]): Changes {
  return Object.entries(membersOf(body, regions)).map(([region, value]) => {
    if (value !== null) oneOf(region, value, ['draining']);
    return [region, value !== null];
  });
}

function changed(marks: Readonly<Record<string, Mark>>, changes: Changes): Record<string, Mark> {
  const next = { ...marks };
  for (const [region, isDrained] of changes) {
    if (isDrained) next[region] = 'draining';
    else if (next[region] === 'draining') delete next[region];
  }
  return next;
}
