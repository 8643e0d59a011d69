import './plain-errors.ts';
import './quiet-sdk.ts';
import { keyValueStoreClient } from '../lambdas/platform/key-value-store-client.ts';
import { keyValueMarks } from '../lambdas/watch/key-value-marks.ts';
import { ended, optionsOf } from './arguments.ts';
import { servingRegion } from './known-region.ts';
import { marksAfter } from './marks-after.ts';
import { storeArn } from './store-arn.ts';

const USAGE = `Sends viewers around a region before work on it, and back again.
  npm run drain -- --store <ARN of the KeyValueStore> --region eu-west-1
  npm run drain -- --store <ARN of the KeyValueStore> --region eu-west-1 --end`;

const options = optionsOf(USAGE, { texts: ['store', 'region'], flags: ['end'] });
const region = options.region ?? ended(`--region is missing.\n${USAGE}`);
// The edge would go around nothing, and whoever works on the region would believe it empty.
if (!options.end) servingRegion(region);
const store = storeArn(options.store ?? ended(`--store is missing; the stack's outputs name it.\n${USAGE}`));
// The store is global; the SDK wants some region all the same.
process.env.AWS_REGION ??= 'us-east-1';
const marks = keyValueMarks(keyValueStoreClient(), store, (call) => call(new AbortController().signal));

const standing = await marks.readForWriting();
const next = marksAfter(standing.marks, region, options.end === true);
const outcome = await marks.write(next, standing.version);
console.log(
  outcome === 'written' ? `Marks: ${JSON.stringify(next)}` : 'Somebody else wrote just now; try again.',
);
process.exitCode = outcome === 'written' ? 0 : 1;
