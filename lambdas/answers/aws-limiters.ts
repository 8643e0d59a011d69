import type { AiSettings } from '../contract/ai-settings.ts';
import type { DynamoDb } from '../store/dynamo-db.ts';
import { dynamoLimiterItem } from '../store/dynamo-limiter-item.ts';
import { type Limiter, limiter } from '../store/limiter.ts';
import { modelOf, type Source } from './source.ts';

/** Limiters over the Operations table of the region whose quota they count. Each remembers what it last met. */
export function awsLimiters(
  dbOf: (region: string) => DynamoDb,
  table: string,
  settings: AiSettings,
): (source: Source) => Limiter {
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
