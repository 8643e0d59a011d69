import { readFile } from 'node:fs/promises';
import { resourcesOf, type StackTemplate, synthesizedApp } from './templates.ts';

/** What no synthesis shows and AWS would: each of these would have failed the first deployment, or its first hours. */
describe('each region’s stack', () => {
  let regions: readonly StackTemplate[];

  beforeAll(async () => {
    const { templates } = await synthesizedApp();
    regions = [...templates].filter(([name]) => !name.endsWith('-edge')).map(([, template]) => template);
  }, 120_000);

  test('reserves as many environments as operators are told to ask for', async () => {
    const [, said] = /The functions reserve (\d+)/.exec(await readFile('docs/operate.md', 'utf8')) ?? [];
    for (const region of regions) {
      const reserved = resourcesOf(region, 'AWS::Lambda::Function').map(
        ([, { ReservedConcurrentExecutions = 0 }]) => Number(ReservedConcurrentExecutions),
      );
      expect(reserved.reduce((sum, one) => sum + one)).toBe(Number(said));
    }
  });

  test('lets its alarms publish', () => {
    for (const region of regions) {
      const [[topic] = ['']] = resourcesOf(region, 'AWS::SNS::Topic');
      const allowed = resourcesOf(region, 'AWS::SNS::TopicPolicy').flatMap(([, { PolicyDocument }]) =>
        (PolicyDocument as { Statement: object[] }).Statement.filter((each) => 'Effect' in each),
      );
      expect(allowed).toContainEqual(
        expect.objectContaining({
          Effect: 'Allow',
          Action: 'sns:Publish',
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          Resource: { Ref: topic },
        }),
      );
    }
  });

  test('lets the API invoke what answers where there is no route', () => {
    for (const region of regions) {
      const sources = resourcesOf(region, 'AWS::Lambda::Permission').map(([, { SourceArn }]) =>
        JSON.stringify(SourceArn),
      );
      expect(sources.filter((source) => source?.endsWith('/*/$default"]]}'))).toHaveLength(1);
    }
  });

  test('lets messages that wait out an outage go round', () => {
    for (const region of regions) {
      const loops = resourcesOf(region, 'AWS::Lambda::Function')
        .filter(([, { RecursiveLoop }]) => RecursiveLoop === 'Allow')
        .map(([, { FunctionName }]) => FunctionName);
      expect(loops.sort()).toEqual(['meridian-apply', 'meridian-bury']);
    }
  });
});
