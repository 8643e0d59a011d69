import { FUNCTIONS, type FunctionName } from '../../lambdas/contract/names.ts';
import { ALLOWED, MODEL_QUEUES } from './allowed.ts';
import { resourcesOf, synthesizedApp, type Templates } from './templates.ts';

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

/** By what a resource is known in a policy: the logical id in its own stack, the name in the others. */
const RESOURCES: readonly (readonly [pattern: RegExp, name: string])[] = [
  [
    /bedrock:[^"]*(?:foundation-model|inference-profile)\/[a-z.]*amazon\.nova-(?:micro|pro)-v1:0"/,
    'named models and profiles',
  ],
  [/model-invocation-job\/\*"/, 'jobs'],
  [/answersbatchBucket.*"\/tasks\/\*"/, 'tasks of jobs'],
  [/answersbatchBucket.*"\/in\/\*"/, 'input of jobs'],
  [/answersbatchBucket.*"\/out\/\*"/, 'output of jobs'],
  [/answersbatchJobRole/, 'role of jobs'],
  [/eventstore.*StreamArn/i, 'commits'],
  [/sessionstore.*StreamArn/i, 'presence of people'],
  [/\/all"/, 'topic of everyone'],
  [/client\/\*"/, 'connections'],
  [/lifecyclebegun/, 'lifecycle begun'],
  [/lifecycleended/, 'lifecycle ended'],
  [/\/s\/\*\/ev"/, 'topics of sessions'],
  [/realtimeFailures/, 'failures'],
  [/amazon\.titan-embed-text-v2:0"/, 'embedder'],
  [/answerscache/, 'cache'],
  [/answerslooks/, 'looks'],
  [/answerssummaries/, 'summaries'],
  [/answersdeadletters/, 'dead letters of answers'],
  [/answersasks/, 'asks'],
  ...MODEL_QUEUES.map((queue): readonly [RegExp, string] => {
    const [model, priority] = queue.split(' ');
    return [new RegExp(`answersmodel${model}${priority}`), queue];
  }),
  [/eventstore/i, 'event store'],
  [/profile/i, 'profile'],
  [/session/i, 'session'],
  [/operations/i, 'operations'],
  [/eventstream/i, 'event stream'],
  [/interactivequeueDeadLetters/, 'interactive dead letters'],
  [/bulkqueueDeadLetters/, 'bulk dead letters'],
  [/interactivequeueQueue/, 'interactive queue'],
  [/bulkqueueQueue/, 'bulk queue'],
  [/routingStore/, 'marks'],
];

/** Whole statements, actions and resources, that may hold a wildcard. */
const WILDCARDS: readonly RegExp[] = [
  /^\["dynamodb:ListStreams","\*"\]$/,
  /^\["cloudwatch:GetMetricData","\*"\]$/,
  /^\["iot:DescribeEndpoint","\*"\]$/,
  /^\["iot:(?:Get|Delete)Connection",.*:client\/\*"/,
  /^\["s3:(?:Get|Put)Object",.*answersbatchBucket(?:(?!\/\w+\/\*"|\*).|\/\w+\/\*")*\]$/,
  /^\[(?:"bedrock:CreateModelInvocationJob"|\["bedrock:GetModelInvocationJob","bedrock:StopModelInvocationJob"\]),.*model-invocation-job\/\*"(?:(?!\*).)*\]$/,
  /^\["iot:Publish",(?:(?!\/\w+\/\*\/(?:in|ev)"|\*).|\/\w+\/\*\/(?:in|ev)")*\]$/,
];

let templates: Templates;
beforeAll(async () => {
  ({ templates } = await synthesizedApp());
}, 90_000);

function statementsOf(stackName: string): { policy: string; statement: Statement }[] {
  const template = templates.get(stackName);
  const policies = template ? resourcesOf(template, 'AWS::IAM::Policy') : [];
  return policies.flatMap(([policy, { PolicyDocument }]) =>
    (PolicyDocument as { Statement: Statement[] }).Statement.map((statement) => ({ policy, statement })),
  );
}

// CDK merges statements with the same actions or the same resource, so they are taken apart again.
function permissionsOf(stackName: string, fn: FunctionName): Record<string, string> {
  const actions = new Map<string, string[]>();
  for (const { policy, statement } of statementsOf(stackName)) {
    const resources = policy.startsWith(`${fn}role`) ? [statement.Resource].flat() : [];
    for (const name of resources.map(nameOf).filter((name) => name !== `${fn} logs`)) {
      actions.set(name, [...(actions.get(name) ?? []), ...[statement.Action].flat()]);
    }
  }
  return Object.fromEntries([...actions].map(([name, some]) => [name, short(some)]));
}

function inRegion(allowed: Readonly<Record<string, string>>, stackName: string): Record<string, string> {
  const region = stackName.replace('Meridian-', '');
  return Object.fromEntries(
    Object.entries(allowed).map(([name, actions]) => [name.replace('its region', region), actions]),
  );
}

function short(actions: readonly string[]): string {
  return [...new Set(actions)]
    .map((action) => action.replace(/^.*:/, ''))
    .sort()
    .join(' ');
}

function nameOf(resource: unknown): string {
  const text = JSON.stringify(resource);
  const logs = /"(\w+)logs[0-9A-F]{8}"/.exec(text);
  const inboxes = /:iot:(.+?):.*\/u\/\*\/in"/.exec(text);
  if (inboxes) return `inboxes of ${inboxes[1]}`;
  return logs ? `${logs[1]} logs` : (RESOURCES.find(([pattern]) => pattern.test(text))?.[1] ?? text);
}

describe.each(['Meridian-us-east-1', 'Meridian-eu-west-1', 'Meridian-ap-northeast-1'])('%s', (stackName) => {
  test.each(FUNCTIONS)('%s may do its work and nothing else', (fn) => {
    expect(permissionsOf(stackName, fn)).toEqual(inRegion(ALLOWED[fn], stackName));
  });

  test('no action and no resource is a wildcard, but for what AWS gives no other resource and keys in topics', () => {
    const statements = statementsOf(stackName);
    expect(statements.length).toBeGreaterThan(10);
    for (const { statement } of statements) {
      expect(statement.Effect).toBe('Allow');
      const text = JSON.stringify([statement.Action, statement.Resource]);
      if (!WILDCARDS.some((allowed) => allowed.test(text))) expect(text).not.toContain('*');
    }
  });

  test('Bedrock may read the questions of batch jobs and write the answers, and nothing else', () => {
    const statements = statementsOf(stackName).filter(({ policy }) =>
      policy.startsWith('answersbatchJobRole'),
    );
    const allowed = statements.map(({ statement }) => [statement.Action, nameOf(statement.Resource)]);
    expect(allowed).toEqual([
      ['s3:ListBucket', expect.stringMatching(/answersbatchBucket\w+","Arn"/)],
      ['s3:GetObject', 'input of jobs'],
      ['s3:PutObject', 'output of jobs'],
      ['bedrock:InvokeModel', expect.anything()],
    ]);
    const [[, role] = ['', {}]] = resourcesOf(templates.get(stackName) as never, 'AWS::IAM::Role').filter(
      ([id]) => id.startsWith('answersbatchJobRole'),
    );
    expect(role.AssumeRolePolicyDocument).toMatchObject({
      Statement: [
        {
          Principal: { Service: 'bedrock.amazonaws.com' },
          Condition: {
            StringEquals: { 'aws:SourceAccount': '111111111111' },
            ArnEquals: { 'aws:SourceArn': expect.anything() },
          },
        },
      ],
    });
  });

  test('no role has a managed policy', () => {
    const template = templates.get(stackName);
    const roles = template ? resourcesOf(template, 'AWS::IAM::Role') : [];
    // CDK's own function that asks AWS while a stack is deployed.
    const ours = roles.filter(([id]) => !id.startsWith('AWS679f53fac002430cb0da5b7982bd2287'));
    expect(ours.length).toBeGreaterThan(5);
    for (const [, role] of ours) {
      expect(role.ManagedPolicyArns).toBeUndefined();
    }
  });
});
