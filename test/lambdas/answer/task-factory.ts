import type { SQSRecord } from 'aws-lambda';
import { placeOf } from '../../../lambdas/answers/ends.ts';
import type { AiSettings, ModelSettings } from '../../../lambdas/contract/ai-settings.ts';
import type { ModelTask } from '../../../lambdas/contract/model-task.ts';
import { ANNA, idAt, SESSION, TRACEPARENT } from '../domain/factories.ts';
import { recordWith } from '../queue-record.ts';

export const NOW_MS = Date.parse('2026-11-20T18:00:00.000Z');
export const USAGE = { inputTokens: 10, outputTokens: 5, cacheReadTokens: 0, cacheWriteTokens: 0 };

export const model = (name: string, quality: number, more: Partial<ModelSettings> = {}): ModelSettings => ({
  name,
  modelId: `eu.${name}`,
  quality,
  requestsPerMinute: 600,
  tokensPerMinute: 600_000,
  burndown: 1,
  contextTokens: 8_000,
  dollarsPerMillion: { input: quality, output: 4 * quality, cacheRead: 0, cacheWrite: 0 },
  flex: false,
  batch: false,
  elsewhere: [],
  ...more,
});

export const SETTINGS: AiSettings = {
  models: [model('swift', 1), model('clever', 3)],
  usual: 'clever',
  system: 'Be brief.',
  temperature: 0.2,
  knowledge: '1',
};

export const ASK: ModelTask['ask'] = {
  v: 1,
  sessionId: SESSION,
  completion: idAt(1_000),
  asker: ANNA,
  tenant: 'c'.repeat(32),
  question: { text: 'Why?', priority: 'standard', stream: true },
  askedAt: '1970-01-01T00:00:01.000Z',
  traceparent: TRACEPARENT,
};

export const PLACE = placeOf(ASK);

export const task = (change: Partial<ModelTask> = {}, question = {}): ModelTask => ({
  v: 1,
  ask: { ...ASK, question: { ...ASK.question, ...question } },
  model: 'swift',
  tier: 'default',
  prompt: { system: [{ text: 'Be brief.' }], turns: [{ role: 'user', content: [{ text: 'Why?' }] }] },
  inputTokens: 50,
  maxOutputTokens: 100,
  how: { cache: 'miss', route: 'on-demand', why: 'cheapest for difficulty 1' },
  spentDollars: 0,
  attempts: { acceptedAtMs: NOW_MS, refusals: 0, failures: 0 },
  ...change,
});

export const recordOf = (of: ModelTask): SQSRecord => recordWith(JSON.stringify(of));
