import { EXPERIENCE_SK, experiencePk } from '../contract/keys.ts';
import type { DynamoDb } from './dynamo-db.ts';
import type { ExperienceStore } from './experience-store.ts';
import { count, N, S } from './items.ts';
import { packLabels, unpackLabels } from './label-bytes.ts';

/** What was learnt, in the Answers table. */
export function dynamoExperienceStore(db: DynamoDb, table: string): ExperienceStore {
  const keyOf = (embedder: string) => ({ pk: S(experiencePk(embedder)), sk: S(EXPERIENCE_SK) });
  return {
    load: async (embedder) => {
      const item = await db.get({ TableName: table, Key: keyOf(embedder), ConsistentRead: true });
      return item === undefined
        ? { experience: { labels: [] }, version: 0 }
        : {
            experience: { labels: unpackLabels(item.labels?.B ?? new Uint8Array()) },
            version: count(item, 'version'),
          };
    },
    save: async (embedder, { experience, version }) => {
      const outcome = await db.put({
        TableName: table,
        Item: {
          ...keyOf(embedder),
          version: N(version + 1),
          labels: { B: packLabels(experience.labels) },
        },
        ConditionExpression: 'attribute_not_exists(pk) OR version = :loaded',
        ExpressionAttributeValues: { ':loaded': N(version) },
      });
      return outcome === 'done' ? 'saved' : 'conflict';
    },
  };
}
