import './plain-errors.ts';
import './quiet-sdk.ts';
import { keyValueStoreClient } from '../lambdas/platform/key-value-store-client.ts';
import { keyValueMarks } from '../lambdas/watch/key-value-marks.ts';
import { ended, optionsOf } from './arguments.ts';
import { configuration } from './configuration.ts';
import { marksAfter } from './marks-after.ts';

const USAGE = `Sends viewers around a region before work on it, and back again.
  npm run drain -- --store <ARN of the KeyValueStore> --region eu-west-1
  npm run drain -- --store <ARN of the KeyValueStore> --region eu-west-1 --end`;

const options = optionsOf(USAGE, { texts: ['store', 'region'], flags: ['end'] });
const region = options.region ?? ended(`--region is missing.\n${USAGE}`);
const known = configuration.regions.map(({ name }) => name);
if (!known.includes(region) && !options.end) {
  // The edge would go around nothing, and whoever works on the region would believe it empty.
  ended(
    `--region is "${region}", which is no region of bin/configuration.ts; there are ${known.join(', ')}.`,
  );
}
const store = options.store ?? ended(`--store is missing; the stack's outputs name it.\n${USAGE}`);
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
