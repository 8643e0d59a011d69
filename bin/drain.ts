import './plain-errors.ts';
import './quiet-sdk.ts';
import type { Mark } from '../lambdas/contract/routing.ts';
import { keyValueStoreClient } from '../lambdas/platform/key-value-store-client.ts';
import { keyValueMarks } from '../lambdas/watch/key-value-marks.ts';
import { ended, optionsOf } from './arguments.ts';

const USAGE = `Sends viewers around a region before work on it, and back again.
  npm run drain -- --store <ARN of the KeyValueStore> --region eu-west-1
  npm run drain -- --store <ARN of the KeyValueStore> --region eu-west-1 --end`;

const options = optionsOf(USAGE, { texts: ['store', 'region'], flags: ['end'] });
const region = options.region ?? ended(`--region is missing.\n${USAGE}`);
const store = options.store ?? ended(`--store is missing; the stack's outputs name it.\n${USAGE}`);
// The store is global; the SDK wants some region all the same.
process.env.AWS_REGION ??= 'us-east-1';
const marks = keyValueMarks(keyValueStoreClient(), store, (call) => call(new AbortController().signal));

const standing = await marks.readForWriting();
const { [region]: _, ...others } = standing.marks;
const next: Record<string, Mark> = options.end ? others : { ...others, [region]: 'draining' };
const outcome = await marks.write(next, standing.version);
console.log(
  outcome === 'written' ? `Marks: ${JSON.stringify(next)}` : 'Somebody else wrote just now; try again.',
);
process.exitCode = outcome === 'written' ? 0 : 1;
