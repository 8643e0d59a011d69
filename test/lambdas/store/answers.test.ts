import { dynamoAnswerStore } from '../../../lambdas/store/dynamo-answer-store.ts';
import { dynamoExperienceStore } from '../../../lambdas/store/dynamo-experience-store.ts';
import { dynamoSummaryStore } from '../../../lambdas/store/dynamo-summary-store.ts';
import { dynamoVectorStore } from '../../../lambdas/store/dynamo-vector-store.ts';
import { answerContract } from './answer-contract.ts';
import type { ClosingAnswers } from './answer-stores-fixture.ts';
import { startDynamoDb } from './dynamo-stores.ts';
import { inMemoryAnswers } from './in-memory-answers.ts';
import { inMemorySummaries } from './in-memory-summaries.ts';
import { summaryContract } from './summary-contract.ts';
import { vectorContract } from './vector-contract.ts';

for (const contract of [answerContract, vectorContract]) {
  contract('memory', async () => ({ ...inMemoryAnswers(), close: async () => {} }));
  contract('DynamoDB', startDynamoAnswers);
}

summaryContract('memory', async () => ({ summaries: inMemorySummaries(), close: async () => {} }));
summaryContract('DynamoDB', async () => {
  const { db, close } = await startDynamoDb();
  return { summaries: dynamoSummaryStore(db, 'Answers', Date.now), close };
});

async function startDynamoAnswers(): Promise<ClosingAnswers> {
  const { db, close } = await startDynamoDb();
  return {
    answers: dynamoAnswerStore(db, 'Answers'),
    vectors: dynamoVectorStore(db, 'Answers'),
    experience: dynamoExperienceStore(db, 'Answers'),
    close,
  };
}
