// Longer than other files: its tests read one synthesis, which takes seconds.
import { Match, Template } from 'aws-cdk-lib/assertions';
import { configuration } from '../../bin/configuration.ts';
import { Env } from '../../lambdas/contract/environment.ts';
import { FUNCTIONS } from '../../lambdas/contract/names.ts';
import { methodsOf, ROUTES } from '../../lambdas/contract/routes.ts';
import { OTHER_VARIABLE_BYTES } from '../../lib/ai-faults.ts';
import { synthesized } from './synthesized.ts';
import { resourcesOf, type StackTemplate, synthesizedApp, type Templates } from './templates.ts';

const REGIONS = ['us-east-1', 'eu-west-1', 'ap-northeast-1'];

let templates: Templates;
beforeAll(async () => {
  ({ templates } = await synthesizedApp());
}, 90_000);

function stack(name: string): StackTemplate {
  const template = templates.get(`Meridian-${name}`);
  if (!template)
    throw new Error(`There is no stack Meridian-${name}, only ${[...templates.keys()].join(', ')}.`);
  return template;
}

function assertionsOn(name: string): Template {
  return Template.fromJSON(stack(name));
}

function named(
  template: StackTemplate,
  type: string,
  property: string,
  name: string,
): Record<string, unknown> {
  const found = resourcesOf(template, type).find(([, properties]) => properties[property] === name);
  if (!found) throw new Error(`There is no ${type} with ${property} ${name}.`);
  return found[1];
}

test('there is a stack for each region and one for the edge', () => {
  expect([...templates.keys()].sort()).toEqual([...REGIONS, 'edge'].map((name) => `Meridian-${name}`).sort());
});

describe('the primary region', () => {
  test.each(['meridian-EventStore', 'meridian-Profile', 'meridian-Session'])(
    'holds %s with a replica in every region',
    (name) => {
      const table = named(stack('us-east-1'), 'AWS::DynamoDB::GlobalTable', 'TableName', name);
      expect(table).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      });
      const replicas = table.Replicas as { Region: string }[];
      expect(replicas.map(({ Region }) => Region).sort()).toEqual([...REGIONS].sort());
      for (const replica of replicas) {
        expect(replica).toMatchObject({
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
        });
      }
    },
  );

  test('keeps the salt of user keys where every region can read it', () => {
    assertionsOn('us-east-1').hasResource('AWS::SecretsManager::Secret', {
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: {
        Name: 'meridian/user-key-salt',
        ReplicaRegions: REGIONS.slice(1).map((Region) => ({ Region })),
      },
    });
  });

  test('alone has global tables, a user pool and the marks of the edge', () => {
    for (const region of REGIONS.slice(1)) {
      // What is not replicated: operations, and the cache of answers.
      assertionsOn(region).resourceCountIs('AWS::DynamoDB::GlobalTable', 2);
      assertionsOn(region).resourceCountIs('AWS::Cognito::UserPool', 0);
      assertionsOn(region).resourceCountIs('AWS::CloudFront::KeyValueStore', 0);
    }
  });
});

describe.each(REGIONS)('%s', (region) => {
  test('runs every function on arm64 and Node 24, with logs that end', () => {
    const functions = ownFunctions(stack(region));
    expect(functions.map(([, { FunctionName }]) => FunctionName).sort()).toEqual(
      FUNCTIONS.map((fn) => `meridian-${fn}`),
    );
    for (const [, properties] of functions) {
      expect(properties).toMatchObject({ Architectures: ['arm64'], Runtime: 'nodejs24.x' });
      expect(properties.LoggingConfig).toBeDefined();
    }
    const logs = resourcesOf(stack(region), 'AWS::Logs::LogGroup').filter(
      ([id]) => !id.startsWith('AWS679f'),
    );
    expect(logs.length).toBeGreaterThan(functions.length);
    for (const [, { LogGroupName, RetentionInDays }] of logs) {
      expect([LogGroupName, RetentionInDays]).toEqual([expect.stringMatching(/meridian/), 30]);
    }
  });

  test('names sources in stack traces but in accept, whose start is what a user waits for', () => {
    const mapped = ownFunctions(stack(region)).filter(([, { Environment }]) =>
      JSON.stringify(Environment).includes('--enable-source-maps'),
    );
    expect(mapped.map(([, { FunctionName }]) => FunctionName).sort()).toEqual(
      FUNCTIONS.filter((fn) => fn !== 'accept').map((fn) => `meridian-${fn}`),
    );
  });

  test('keeps waiting reads from starving accept and apply', () => {
    for (const fn of ['accept', 'apply', 'read']) {
      const { ReservedConcurrentExecutions } = named(
        stack(region),
        'AWS::Lambda::Function',
        'FunctionName',
        `meridian-${fn}`,
      );
      expect(ReservedConcurrentExecutions).toBeGreaterThan(0);
    }
  });

  test('hides a message six times as long as apply may work on it, plus the window', () => {
    const timeout = Number(
      named(stack(region), 'AWS::Lambda::Function', 'FunctionName', 'meridian-apply').Timeout,
    );
    expect(named(stack(region), 'AWS::SQS::Queue', 'QueueName', 'meridian-bulk').VisibilityTimeout).toBe(
      6 * timeout + 1,
    );
    expect(
      named(stack(region), 'AWS::SQS::Queue', 'QueueName', 'meridian-interactive').VisibilityTimeout,
    ).toBe(6 * timeout);
  });

  test('gives every queue dead letters that are kept as long as SQS can, and alarms on them', () => {
    const queues = resourcesOf(stack(region), 'AWS::SQS::Queue').filter(
      ([, { QueueName }]) => !String(QueueName).startsWith('meridian-presence'),
    );
    const work = queues.filter(([, { RedrivePolicy }]) => RedrivePolicy !== undefined);
    // What relay gives up is a dead letter from the beginning.
    const relayed = queues.filter(([, { QueueName }]) => QueueName === 'meridian-relay-failures');
    // All queues on the way to an answer share one of dead letters.
    const answering = work.filter(([, { RedrivePolicy }]) =>
      JSON.stringify(RedrivePolicy).includes('answersdeadletters'),
    );
    expect([relayed.length, answering.length]).toEqual([1, 9]);
    expect(queues.length).toBe(2 * (work.length - answering.length) + answering.length + 2);
    const alarmed = JSON.stringify(resourcesOf(stack(region), 'AWS::CloudWatch::Alarm'));
    for (const [id, properties] of queues) {
      expect(properties).toMatchObject({ MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true });
      expect(alarmed).toContain(`{"Fn::GetAtt":["${id}","QueueName"]}`);
    }
    for (const [, { QueueName, RedrivePolicy }] of work) {
      // A question is hidden as long as its function may run, and tried for an hour like the others.
      expect([QueueName, RedrivePolicy]).toMatchObject([
        QueueName,
        { maxReceiveCount: QueueName === 'meridian-asks' ? 120 : 20 },
      ]);
    }
    expect(named(stack(region), 'AWS::SQS::Queue', 'QueueName', 'meridian-asks').VisibilityTimeout).toBe(30);
  });

  test('tells of connections that end five seconds late, for a day, and alarms on what nobody can note', () => {
    const queue = (name: string) => named(stack(region), 'AWS::SQS::Queue', 'QueueName', name);
    const [begun, ended] = [queue('meridian-presence'), queue('meridian-presence-ended')];
    expect([begun.DelaySeconds, ended.DelaySeconds]).toEqual([0, 5]);
    for (const { MessageRetentionPeriod, RedrivePolicy } of [begun, ended]) {
      expect([MessageRetentionPeriod, RedrivePolicy]).toMatchObject([86_400, { maxReceiveCount: 30 }]);
    }
    expect(queue('meridian-presence-dead-letters').MessageRetentionPeriod).toBe(1_209_600);
    const sqls = resourcesOf(stack(region), 'AWS::IoT::TopicRule').map(
      ([, { TopicRulePayload }]) => (TopicRulePayload as { Sql: string }).Sql,
    );
    expect(sqls.sort()).toEqual([
      "SELECT * FROM '$aws/events/presence/connected/+'",
      "SELECT * FROM '$aws/events/presence/disconnected/+'",
      "SELECT * FROM '$aws/events/presence/disconnected/+' WHERE disconnectReason = 'MQTT_KEEP_ALIVE_TIMEOUT'",
      expect.stringMatching(/^SELECT data, clientid\(\) .* FROM 'meridian\/meridian\/u\/\+\/eph\/\+'$/),
    ]);
  });

  test('names a runbook heading in every alarm and sends it to the topic', () => {
    for (const [, properties] of resourcesOf(stack(region), 'AWS::CloudWatch::Alarm')) {
      expect(properties).toMatchObject({
        AlarmName: expect.stringMatching(/^meridian-/),
        AlarmDescription: expect.stringMatching(/^docs\/runbook\.md#[a-z0-9-]+$/),
        AlarmActions: [{ Ref: expect.stringMatching(/^alarms/) }],
        TreatMissingData: /-silent$/.test(String(properties.AlarmName)) ? 'breaching' : 'notBreaching',
      });
    }
  });

  test.each(['interactive', 'bulk'])('alarms on dead letters of %s that bury leaves there', (urgency) => {
    const alarm = `meridian-${urgency}-queue-dead-letters-age`;
    const { MetricName, Dimensions } = named(stack(region), 'AWS::CloudWatch::Alarm', 'AlarmName', alarm);
    expect(MetricName).toBe('ApproximateAgeOfOldestMessage');
    expect(JSON.stringify(Dimensions)).toContain(`${urgency}queueDeadLetters`);
  });

  test('leaves room for what functions are told of models among their variables', () => {
    // What is known at deployment only is an address or a name of a hundred characters at most.
    const bytesOf = (value: unknown) => (typeof value === 'string' ? Buffer.byteLength(value) : 100);
    for (const fn of ['ask', 'answer', 'judge', 'read']) {
      const { Environment } = named(
        stack(region),
        'AWS::Lambda::Function',
        'FunctionName',
        `meridian-${fn}`,
      ) as unknown as { Environment: { Variables: Record<string, unknown> } };
      const others = Object.entries(Environment.Variables).filter(
        ([name]) => name !== Env.aiSettings && name !== Env.modelQueueUrls,
      );
      const bytes = others.reduce((sum, [name, value]) => sum + name.length + bytesOf(value), 0);
      expect(bytes).toBeLessThanOrEqual(
        OTHER_VARIABLE_BYTES - Env.aiSettings.length - Env.modelQueueUrls.length,
      );
    }
  });

  test.each([
    ['wait', 'ModelWait', 60_000],
    ['refusals', 'ModelRefusals', 50],
  ])('alarms on quotas without room, by %s', (what, metric, threshold) => {
    const name = `meridian-answers-quota-${what}`;
    const alarm = named(stack(region), 'AWS::CloudWatch::Alarm', 'AlarmName', name);
    expect(JSON.stringify(alarm)).toContain(`"MetricName":"${metric}"`);
    expect(alarm).toMatchObject({
      Threshold: threshold,
      AlarmDescription: 'docs/runbook.md#answers-no-quota',
    });
  });

  test.each([
    ['waiters-full', 'WaitersFull', 'read', 5],
    ['marks-dropped', 'MarksDropped', 'apply', 1],
  ])('alarms on %s, of which no error tells', (what, MetricName, service, EvaluationPeriods) => {
    expect(named(stack(region), 'AWS::CloudWatch::Alarm', 'AlarmName', `meridian-${what}`)).toMatchObject({
      MetricName,
      EvaluationPeriods,
      Dimensions: [{ Name: 'service', Value: service }],
      AlarmDescription: `docs/runbook.md#${what}`,
    });
  });

  test('alarms on what all of its functions spend on models', () => {
    const { Metrics, Threshold } = named(
      stack(region),
      'AWS::CloudWatch::Alarm',
      'AlarmName',
      'meridian-answers-cost',
    );
    const spending = JSON.stringify(Metrics);
    for (const service of ['answer', 'ask', 'judge']) {
      expect(spending).toContain(`{"Name":"service","Value":"${service}"}`);
    }
    expect(Threshold).toBe(configuration.ai?.dollarsPerHour);
  });

  test('alarms on a region that is seen down, and on a watch that sees nothing', () => {
    assertionsOn(region).hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'meridian-region-down',
      Namespace: 'Meridian',
      MetricName: 'RegionsSeenDown',
      Dimensions: [{ Name: 'service', Value: 'watch' }],
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Threshold: 1,
    });
    assertionsOn(region).hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'meridian-watch-silent',
      MetricName: 'Invocations',
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
    });
  });

  test('takes interactive messages at once and bulk messages in large batches, by few consumers', () => {
    const mappings = mappingsOf(stack(region)).filter(
      ({ ScalingConfig, EventSourceArn }) =>
        ScalingConfig !== undefined && !JSON.stringify(EventSourceArn).includes('answers'),
    );
    // The two that apply takes, their dead letters, and the two of presence.
    expect(mappings).toHaveLength(6);
    expect(mappings).toContainEqual(
      expect.objectContaining({ BatchSize: 200, MaximumBatchingWindowInSeconds: 1 }),
    );
    for (const mapping of mappings) {
      expect(mapping.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
      expect(
        (mapping.ScalingConfig as { MaximumConcurrency: number }).MaximumConcurrency,
      ).toBeLessThanOrEqual(5);
    }
  });

  test('takes questions for models in small batches, by as many consumers as are configured', () => {
    const { concurrency } = configuration.ai ?? {};
    for (const priority of ['interactive', 'standard', 'batch'] as const) {
      const mappings = mappingsOf(stack(region)).filter(({ EventSourceArn }) =>
        new RegExp(`answersmodel(swift|clever)${priority}`).test(JSON.stringify(EventSourceArn)),
      );
      expect(mappings).toHaveLength(2);
      for (const mapping of mappings) {
        expect(mapping).toMatchObject({
          BatchSize: 5,
          ScalingConfig: { MaximumConcurrency: concurrency?.[priority] },
          FunctionResponseTypes: ['ReportBatchItemFailures'],
        });
      }
    }
  });

  test('keeps files of batch jobs from everybody, encrypted, and not for long', () => {
    const [[id, bucket] = ['', {}]] = resourcesOf(stack(region), 'AWS::S3::Bucket');
    expect(bucket).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      LifecycleConfiguration: {
        Rules: [
          { Prefix: 'tasks/', ExpirationInDays: 14, Status: 'Enabled' },
          { Prefix: 'in/', ExpirationInDays: 3, Status: 'Enabled' },
          { Prefix: 'out/', ExpirationInDays: 3, Status: 'Enabled' },
        ],
      },
    });
    const policies = resourcesOf(stack(region), 'AWS::S3::BucketPolicy');
    expect(policies).toHaveLength(1);
    expect(policies[0]?.[1]).toMatchObject({
      Bucket: { Ref: id },
      PolicyDocument: {
        Statement: [
          { Effect: 'Deny', Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
        ],
      },
    });
  });

  test('alarms on batch jobs that come to nothing, that leave questions waiting, and that nobody looks after', () => {
    const alarms = resourcesOf(stack(region), 'AWS::CloudWatch::Alarm').filter(
      ([, { AlarmDescription }]) => AlarmDescription === 'docs/runbook.md#answers-batch',
    );
    expect(alarms.map(([, { AlarmName, MetricName }]) => [AlarmName, MetricName]).sort()).toEqual([
      ['meridian-batch-jobs-failed', 'BatchJobsFailed'],
      ['meridian-batch-oldest', 'BatchOldest'],
      ['meridian-gather-silent', 'Invocations'],
    ]);
  });

  test('relays commits and presence as they come, and gives up what cannot be pushed instead of waiting for it', () => {
    const mappings = mappingsOf(stack(region)).filter(
      ({ StartingPosition }) => StartingPosition !== undefined,
    );
    expect(mappings.map(({ MaximumRecordAgeInSeconds }) => MaximumRecordAgeInSeconds)).toEqual([300, 60]);
    for (const mapping of mappings) {
      expect(mapping).toMatchObject({
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 3,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        DestinationConfig: { OnFailure: { Destination: expect.anything() } },
      });
      expect(mapping.MaximumBatchingWindowInSeconds).toBeUndefined();
    }
    expect(JSON.stringify(mappings[1]?.FilterCriteria)).toContain('PRESENCE#');
    assertionsOn(region).hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'meridian-relay-failures',
      MetricName: 'NumberOfMessagesSent',
    });
  });

  test('has devices judged by authorize, which only this authorizer of the brokers may ask', () => {
    assertionsOn(region).hasResourceProperties('AWS::IoT::Authorizer', {
      AuthorizerName: 'meridian-authorizer',
      SigningDisabled: true,
      Status: 'ACTIVE',
    });
    assertionsOn(region).hasResourceProperties('AWS::Lambda::Permission', {
      Principal: 'iot.amazonaws.com',
      SourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^realtimeAuthorizer'), 'Arn'] },
    });
  });

  test('has the routes of the contract and one for the rest, authorized as the contract says', () => {
    const routes = resourcesOf(stack(region), 'AWS::ApiGatewayV2::Route').map(
      ([, { RouteKey, AuthorizationType }]) => `${RouteKey} ${AuthorizationType}`,
    );
    const expected = ROUTES.flatMap((route) =>
      methodsOf(route).map((method) => `${method} ${route.path} ${route.authorized ? 'JWT' : 'NONE'}`),
    );
    expect(expected).toContain('HEAD /v1/health NONE');
    expect(routes.sort()).toEqual([...expected, '$default NONE'].sort());
  });

  test('throttles its API and logs every request', () => {
    assertionsOn(region).hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      StageName: '$default',
      DefaultRouteSettings: { ThrottlingRateLimit: 2_000, ThrottlingBurstLimit: 1_000 },
      AccessLogSettings: { Format: Match.stringLikeRegexp('requestId') },
    });
  });

  test('asks every minute whether it answers, one watch at a time', () => {
    assertionsOn(region).hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(1 minute)',
    });
    expect(
      named(stack(region), 'AWS::Lambda::Function', 'FunctionName', 'meridian-watch')
        .ReservedConcurrentExecutions,
    ).toBe(1);
  });
});

describe('the edge', () => {
  test('knows the API of every region by the id that the edge function selects', () => {
    const [[, { DistributionConfig }] = ['', {}]] = resourcesOf(
      stack('edge'),
      'AWS::CloudFront::Distribution',
    );
    const { Origins, CacheBehaviors } = DistributionConfig as {
      Origins: { Id: string }[];
      CacheBehaviors: { PathPattern: string }[];
    };
    expect(Origins.map(({ Id }) => Id)).toEqual(
      expect.arrayContaining(REGIONS.map((region) => `api-${region}`)),
    );
    expect(CacheBehaviors[0]).toMatchObject({
      PathPattern: '/v1/*',
      AllowedMethods: expect.arrayContaining(['POST', 'PATCH', 'PUT', 'DELETE']),
      FunctionAssociations: [{ EventType: 'viewer-request' }],
    });
  });

  test('shows the edge function the country, forwards the token and caches nothing', () => {
    assertionsOn('edge').hasResourceProperties('AWS::CloudFront::CachePolicy', {
      CachePolicyConfig: {
        DefaultTTL: 0,
        MaxTTL: 1,
        ParametersInCacheKeyAndForwardedToOrigin: {
          HeadersConfig: { Headers: ['Authorization', 'CloudFront-Viewer-Country'] },
        },
      },
    });
  });

  // What CloudFront keeps at all: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html
  test('remembers no error that the API or its absence may give', () => {
    assertionsOn('edge').hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        CustomErrorResponses: [404, 414, 500, 501, 502, 503, 504].map((ErrorCode) => ({
          ErrorCode,
          ErrorCachingMinTTL: 0,
        })),
      },
    });
  });

  test('lets the page run its own scripts and styles, none that stand in it, and connect to the API and the brokers', () => {
    const policies = JSON.stringify(resourcesOf(stack('edge'), 'AWS::CloudFront::ResponseHeadersPolicy'));
    const directives = /"ContentSecurityPolicy":"([^"]+)"/.exec(policies)?.[1]?.split('; ') ?? [];
    expect(directives).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "frame-ancestors 'none'",
      ]),
    );
    expect(directives.find((each) => each.startsWith('connect-src'))).toBe(
      `connect-src 'self' ${REGIONS.map((region) => `wss://*.iot.${region}.amazonaws.com`).join(' ')}`,
    );
  });

  test('stands behind a firewall with a limit for each address', () => {
    assertionsOn('edge').hasResourceProperties('AWS::WAFv2::WebACL', {
      Scope: 'CLOUDFRONT',
      Rules: Match.arrayWith([Match.objectLike({ Statement: { RateBasedStatement: Match.anyValue() } })]),
    });
  });
});

describe('another configuration', () => {
  let others: Templates;
  beforeAll(async () => {
    const { ai } = configuration;
    const models = ai?.models.map((model) => ({ ...model, batch: false })) ?? [];
    const single = ai && { ...ai, models, spillToRegions: true };
    others = await synthesized({ ...configuration, logLevel: 'WARN', ...(single && { ai: single }) });
  }, 90_000);

  test('has every function log from its level on', () => {
    for (const region of REGIONS) {
      const template = others.get(`Meridian-${region}`) as StackTemplate;
      for (const [, { Environment }] of ownFunctions(template)) {
        expect(Environment).toMatchObject({ Variables: { POWERTOOLS_LOG_LEVEL: 'WARN' } });
      }
    }
  });

  test.each([
    ['answer', REGIONS],
    ['judge', ['its own']],
    ['summarize', ['its own']],
  ] as const)('that spares quotas by other regions has %s call models of %s', (fn, regions) => {
    for (const region of REGIONS) {
      const policies = resourcesOf(others.get(`Meridian-${region}`) as StackTemplate, 'AWS::IAM::Policy');
      const own = JSON.stringify(policies.filter(([id]) => id.startsWith(`${fn}role`)));
      const called = [...own.matchAll(/bedrock:([a-z0-9-]+):\d+:inference-profile/g)].map(([, at]) => at);
      expect([...new Set(called)].sort()).toEqual(
        regions.map((one) => (one === 'its own' ? region : one)).sort(),
      );
    }
  });

  test('without a model that is offered as batch inference has nothing of it', () => {
    expect(others.size).toBeGreaterThan(1);
    for (const template of others.values()) {
      expect(JSON.stringify(template)).not.toMatch(/answersbatch|meridian-gather/);
    }
  });
});

test.each(['us-east-1', 'edge'])('the template of %s is the one that was reviewed', (name) => {
  expect(masked(stack(name))).toMatchSnapshot();
});

/** Functions of Meridian; CDK has one of its own that asks AWS while a stack is deployed. */
function ownFunctions(template: StackTemplate): [string, Record<string, unknown>][] {
  return resourcesOf(template, 'AWS::Lambda::Function').filter(
    ([, { FunctionName }]) => FunctionName !== undefined,
  );
}

function mappingsOf(template: StackTemplate): Record<string, unknown>[] {
  return resourcesOf(template, 'AWS::Lambda::EventSourceMapping').map(([, mapping]) => mapping);
}

// Asset hashes change with every line of code, and say nothing about the infrastructure.
function masked(template: StackTemplate): unknown {
  return JSON.parse(
    JSON.stringify(template)
      .replace(/[0-9a-f]{64}/g, '<hash>')
      .replace(/"FunctionCode":"(?:[^"\\]|\\.)*"/g, '"FunctionCode":"<code>"'),
  );
}
