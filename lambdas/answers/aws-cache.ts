import { randomUUID } from 'node:crypto';
import { lazyRuntime } from '../bedrock/runtime-client.ts';
import { dollarsOfEmbedding, titanEmbedder } from '../bedrock/titan-embedder.ts';
import type { CachePorts } from '../cache/ports.ts';
import { Env } from '../contract/environment.ts';
import { Metric } from '../contract/metrics.ts';
import { required } from '../platform/environment.ts';
import type { Log } from '../platform/logger.ts';
import type { Meter } from '../platform/metrics.ts';
import { pause } from '../platform/pause.ts';
import { guarded } from '../platform/resilience.ts';
import { sha256Hex } from '../platform/sha256-hex.ts';
import { callSqs } from '../platform/sqs-call.ts';
import { encodeMessage } from '../queue/encode-message.ts';
import { dynamoAnswerStore } from '../store/dynamo-answer-store.ts';
import type { DynamoDb } from '../store/dynamo-db.ts';
import { dynamoExperienceStore } from '../store/dynamo-experience-store.ts';
import { dynamoVectorStore } from '../store/dynamo-vector-store.ts';

/** Until a model's queue hands it over the first time; who puts it off then holds the lease for as long. */
const LEASE_MS = 30_000;
/** ask looks again later rather than wait. */
const PATIENCE_MS = 1_500;

/** The stores of the cache, as this function's environment names their table. */
export function awsCacheStores(db: DynamoDb) {
  const table = required(Env.answersTable);
  return {
    answers: dynamoAnswerStore(db, table),
    vectors: dynamoVectorStore(db, table),
    experience: dynamoExperienceStore(db, table),
  };
}

interface Tools {
  readonly db: DynamoDb;
  readonly log: Log;
  readonly meter: Pick<Meter, 'count'>;
}

/** What the cache needs of AWS. */
export function awsCachePorts({ db, log, meter }: Tools): CachePorts {
  const titan = titanEmbedder(lazyRuntime());
  const guard = guarded('The queue of looks');
  const QueueUrl = required(Env.looksQueueUrl);
  return {
    ...awsCacheStores(db),
    embedder: {
      id: titan.id,
      dimensions: titan.dimensions,
      embed: async (text) => {
        const embedding = await titan.embed(text);
        meter.count(Metric.modelDollars, dollarsOfEmbedding(embedding));
        return embedding.vector;
      },
    },
    looks: {
      put: async (look) => {
        await guard(() => callSqs('SendMessage', { QueueUrl, MessageBody: encodeMessage(look) }));
      },
    },
    onTrouble: (error) => log.warn('cache unavailable', {}, error),
    sha256: sha256Hex,
    nowMs: Date.now,
    random: Math.random,
    newId: randomUUID,
    pause,
    leaseMs: LEASE_MS,
    patienceMs: PATIENCE_MS,
  };
}
