import type { AiSettings } from '../contract/ai-settings.ts';
import { callDynamoDbIn } from '../platform/dynamo-db-call.ts';
import { required } from '../platform/environment.ts';
import { guarded } from '../platform/resilience.ts';
import { type DynamoDb, dynamoDb } from '../store/dynamo-db.ts';
import { dynamoLimiterItem } from '../store/dynamo-limiter-item.ts';
import { limiter } from '../store/item-limiter.ts';
import type { Limiter } from '../store/limiter.ts';
import { modelOf, type Source } from './source.ts';

/**
 * Limiters over the Operations table of the region whose quota they count: whoever takes of a quota, from wherever,
 * counts at the same place. Each remembers what it last met.
 * @param own the table's DynamoDB here
 */
export function awsLimiters(own: DynamoDb, table: string, settings: AiSettings): (source: Source) => Limiter {
  const here = required('AWS_REGION');
  const dbOf = (region: string): DynamoDb => (region === here ? own : dynamoDbIn(region));
  const known = new Map<string, Limiter>();
  const make = ({ region, modelId: profile, model }: Source): Limiter =>
    limiter(dynamoLimiterItem(dbOf(region), table, { region, profile }), {
      quota: modelOf(model, settings),
      nowMs: Date.now,
    });
  return (source) => {
    const name = `${source.region} ${source.modelId}`;
    const one = known.get(name) ?? make(source);
    known.set(name, one);
    return one;
  };
}

/** Two regions are far apart: what does not answer at once is no help to somebody who waits. */
function dynamoDbIn(region: string): DynamoDb {
  return dynamoDb(callDynamoDbIn(region), guarded(`DynamoDB in ${region}`, { timeoutMs: 3_000 }));
}
