import { Duration, Stack } from 'aws-cdk-lib';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnAuthorizer, CfnTopicRule } from 'aws-cdk-lib/aws-iot';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { Env } from '../lambdas/contract/environment.ts';
import { EVENT_PREFIX, PRESENCE_PREFIX } from '../lambdas/contract/keys.ts';
import { namesOf } from '../lambdas/contract/names.ts';
import { ANY, topicsOf } from '../lambdas/contract/topics.ts';
import { acknowledge } from './acknowledge.ts';
import type { Alarms } from './alarms.ts';
import { askedOfAws } from './asked-of-aws.ts';
import { followStream } from './follow-stream.ts';
import type { ServiceFunction } from './service-function.ts';
import type { Issuer } from './sign-in.ts';

/** A commit that nobody could push for so long is old news: whoever was connected has fetched it from the log. */
const MAX_AGE = Duration.minutes(5);
/** Who came or went so long ago is asked for by those who look. */
const PRESENCE_MAX_AGE = Duration.minutes(1);

const TOPICS =
  'Users and sessions are made at any time: the wildcard stands for their keys below the topics of this app.';

const CLIENTS = 'Client ids begin with user keys, which are made at any time and have no common beginning.';

/** A region's broker (AWS IoT Core, one for each account and region) as far as Meridian uses it. */
export class Realtime extends Construct {
  private readonly app: string;
  private readonly failures: Queue;
  private followers: ServiceFunction[] = [];

  constructor(scope: Construct, id: string, { app }: { readonly app: string }) {
    super(scope, id);
    this.app = app;
    this.failures = new Queue(this, 'Failures', {
      queueName: namesOf(app).relayFailures,
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    acknowledge(this.failures, {
      'AwsSolutions-SQS3': 'It holds what relay gave up: it is a dead-letter queue itself.',
      'Serverless-SQSRedrivePolicy': 'It holds what relay gave up: it is a dead-letter queue itself.',
    });
  }

  /** Have devices judged by this function: it is asked for every device that names the authorizer. */
  grantJudge(fn: ServiceFunction, { issuer, audiences }: Issuer): void {
    const authorizer = new CfnAuthorizer(this, 'Authorizer', {
      authorizerName: namesOf(this.app).authorizer,
      authorizerFunctionArn: fn.functionArn,
      // The token is signed by the issuer, and the function checks that.
      signingDisabled: true,
      status: 'ACTIVE',
    });
    fn.addPermission('Broker', {
      principal: new ServicePrincipal('iot.amazonaws.com'),
      sourceArn: authorizer.attrArn,
    });
    fn.addEnvironment(Env.app, this.app);
    fn.addEnvironment(Env.oidcIssuer, issuer);
    fn.addEnvironment(Env.oidcAudiences, audiences.join(','));
    fn.addEnvironment(Env.oidcDiscoveryUrl, `${issuer}/.well-known/openid-configuration`);
  }

  /** Have what devices show for a moment handed to this function, which gives it to members anywhere. */
  grantWhisper(fn: ServiceFunction, regions: readonly string[]): void {
    const topics = topicsOf(this.app);
    const rule = new CfnTopicRule(this, 'Whispers', {
      ruleName: namesOf(this.app).rule('whispers'),
      topicRulePayload: {
        awsIotSqlVersion: '2016-03-23',
        // By name, since a device's `*` might hold an author of its own.
        sql: `SELECT data, clientid() AS clientId, topic(4) AS author, topic(6) AS session, timestamp() AS atMs FROM '${topics.ephemeral('+', '+')}'`,
        actions: [{ lambda: { functionArn: fn.functionArn } }],
      },
    });
    fn.addPermission('Whispers', {
      principal: new ServicePrincipal('iot.amazonaws.com'),
      sourceArn: rule.attrArn,
    });
    // Late, it says nothing any more.
    fn.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
    acknowledge(fn, { 'Serverless-LambdaAsyncFailureDestination': 'A whisper that fails is over.' });
    this.grantReach(fn, regions);
  }

  /** Publish to inboxes in every region. */
  grantReach(fn: ServiceFunction, regions: readonly string[]): void {
    const inbox = topicsOf(this.app).inbox(ANY);
    this.grantTopics(
      fn,
      regions.map((region) => this.arnOfTopic(inbox, region)),
    );
  }

  /** Tell every device of this region. */
  grantAnnounce(fn: ServiceFunction): void {
    const resources = [this.arnOfTopic(topicsOf(this.app).everyone())];
    fn.addToRolePolicy(new PolicyStatement({ actions: ['iot:Publish'], resources }));
    fn.addEnvironment(Env.app, this.app);
  }

  /** Publish to inboxes and to sessions' topics. */
  grantPublish(fn: ServiceFunction): void {
    const topics = topicsOf(this.app);
    this.grantTopics(fn, [this.arnOfTopic(topics.inbox(ANY)), this.arnOfTopic(topics.session(ANY))]);
  }

  /** Ask whether devices are connected. */
  grantAskConnections(fn: ServiceFunction): void {
    this.grantOnClients(fn, 'iot:GetConnection');
  }

  /** End connections of devices. */
  grantEndConnections(fn: ServiceFunction): void {
    this.grantOnClients(fn, 'iot:DeleteConnection');
  }

  /** Take every region's commits from the stream of this region's EventStore. */
  grantFollow(fn: ServiceFunction, streamArn: string): void {
    const wanted = { prefix: EVENT_PREFIX, events: ['INSERT'], maxAge: MAX_AGE };
    followStream(fn, { id: 'Commits', streamArn, failures: this.failures, ...wanted });
    this.followers = [...this.followers, fn];
  }

  /** Take who comes and goes in any region from the stream of this region's Session table. */
  grantFollowPresence(fn: ServiceFunction, streamArn: string): void {
    const wanted = { prefix: PRESENCE_PREFIX, events: ['INSERT', 'MODIFY'], maxAge: PRESENCE_MAX_AGE };
    followStream(fn, { id: 'Presence', streamArn, failures: this.failures, ...wanted });
  }

  /** Tell devices where this region's broker is. */
  grantDescribe(fn: ServiceFunction): void {
    fn.addEnvironment(Env.app, this.app);
    fn.addEnvironment(Env.mqttUrl, `wss://${this.host()}/mqtt`);
  }

  /** Alarms on commits that were given up, and on a relay that lags behind. */
  alarmOn(alarms: Alarms): void {
    alarms.add('relay-failures', {
      metric: this.metricFailures(),
      threshold: 1,
      evaluationPeriods: 1,
      runbook: 'relay-failures',
    });
    for (const fn of this.followers) {
      alarms.add('relay-lag', {
        metric: fn.metric('IteratorAge', { period: Duration.minutes(1), statistic: 'Maximum' }),
        threshold: 10_000,
        evaluationPeriods: 3,
        runbook: 'relay-lag',
      });
    }
  }

  /** Batches given up. What Lambda sends counts as sent, unlike what SQS moves itself. */
  metricFailures(): Metric {
    return this.failures.metricNumberOfMessagesSent({ period: Duration.minutes(1), statistic: 'Sum' });
  }

  private grantOnClients(fn: ServiceFunction, action: string): void {
    const arn = Stack.of(this).formatArn({ service: 'iot', resource: 'client', resourceName: ANY });
    fn.addToRolePolicy(new PolicyStatement({ actions: [action], resources: [arn] }));
    acknowledge(fn.role ?? fn, { [`AwsSolutions-IAM5[Resource::${arn}]`]: CLIENTS });
  }

  private grantTopics(fn: ServiceFunction, resources: string[]): void {
    fn.addToRolePolicy(new PolicyStatement({ actions: ['iot:Publish'], resources }));
    acknowledge(
      fn.role ?? fn,
      Object.fromEntries(resources.map((arn) => [`AwsSolutions-IAM5[Resource::${arn}]`, TOPICS])),
    );
    fn.addEnvironment(Env.app, this.app);
  }

  private arnOfTopic(topic: string, region: string = Stack.of(this).region): string {
    return Stack.of(this).formatArn({ service: 'iot', region, resource: 'topic', resourceName: topic });
  }

  // Its name begins with letters that AWS chooses for each account and region.
  private host(): string {
    return askedOfAws(this, 'Endpoint', {
      service: 'Iot',
      action: 'describeEndpoint',
      parameters: { endpointType: 'iot:Data-ATS' },
      path: 'endpointAddress',
    });
  }
}
