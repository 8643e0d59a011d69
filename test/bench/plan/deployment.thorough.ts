import { choiceOf } from '../../../bench/plan/choice.ts';
import { type Deployment, deploymentOf } from '../../../bench/plan/deployment.ts';
import { configuration } from '../../../bin/configuration.ts';
import { PRIORITIES } from '../../../lambdas/contract/completions.ts';
import { synthesizedApp } from '../../lib/templates.ts';
import { COUNTED, MEASURED, TRAFFIC } from './examples.ts';

let deployment: Deployment;

beforeAll(async () => {
  const { templates } = await synthesizedApp();
  deployment = deploymentOf([...templates.values()].map(({ Resources }) => Resources));
}, 60_000);

test('the settings are those of the synthesized app', () => {
  const { limits, regions } = configuration;
  expect(deployment).toMatchObject({
    regions: regions.length,
    requestsPerSecond: limits.requestsPerSecond,
    streamRetentionHours: limits.eventRetentionHours,
    logRetentionDays: limits.logRetentionDays,
    tokenMinutes: 15,
    wafRules: 2,
    secrets: regions.length,
    queues: {
      interactive: { batchSize: 10, windowMs: 0, maxConcurrency: limits.queueConcurrency.interactive },
      bulk: { windowMs: 1_000, maxConcurrency: limits.queueConcurrency.bulk },
    },
  });
  expect(deployment.functions.accept.reservedConcurrency).toBe(limits.reservedConcurrency.accept);
  expect(deployment.alarms).toBeGreaterThan(50);
});

test('models have the quotas and prices of the configuration, and consumers for questions of the usual class', () => {
  const { models = [], concurrency } = configuration.ai ?? {};
  expect(deployment.ai.models).toMatchObject(
    models.map(({ name, requestsPerMinute, tokensPerMinute, dollarsPerMillion }) => ({
      name,
      requestsPerMinute,
      tokensPerMinute,
      dollarsPerMillion,
      consumers: concurrency?.standard,
      answersPerBatch: 5,
    })),
  );
});

test('streams of tables are not counted among the queues that are polled', () => {
  const questions = (configuration.ai?.models.length ?? 0) * PRIORITIES.length;
  // Two urgencies, three kinds of dead letters, connections begun and ended, asks, looks and summaries.
  expect(deployment.polledQueues).toBe(questions + 10);
});

test('the settings are the cheapest that keep accept→visible within 2 s up to what the throttle admits', () => {
  const input = { traffic: TRAFFIC, deployment, counted: { ...COUNTED, patches: MEASURED } };
  const { rates } = choiceOf(input, 20_000);
  const { ours, best } = rates.find(({ perSecond }) => perSecond === 50) ?? {};
  // So short a play tells neighbours apart to a hundredth only.
  expect(ours?.dollarsPerMillion).toBeLessThan(1.02 * (best?.dollarsPerMillion ?? 0));
  expect(
    rates.filter(({ perSecond }) => perSecond <= 300).every(({ ours }) => (ours?.p95Ms ?? 0) <= 2_000),
  ).toBe(true);
}, 60_000);

test('an assembly without regions is refused with a sentence', () => {
  expect(() => deploymentOf([{}])).toThrow(
    'No template holds an AWS::ApiGatewayV2::Stage; synthesize the whole app first.',
  );
});
