import type { FunctionName } from '../../lambdas/contract/names.ts';

// What becomes of everything in the templates: test/bench/plan/accounted.thorough.ts lets nothing in that is not here.

type Fate =
  | 'in the bill'
  /** AWS takes nothing for it, or for it by itself. */
  | 'free'
  /** In words for who reads the plan. */
  | { readonly leftOut: string };

const PRESENCE = { leftOut: 'presence (its function, queues, rules and writes)' } as const;
const WHISPERS = { leftOut: 'whispers (their rule and function)' } as const;
const JUDGING = { leftOut: 'judge, summaries and embeddings (functions and tokens)' } as const;
const SELDOM = { leftOut: 'what runs seldom (bury, gather, notify, figures, custom resources)' } as const;

/** Functions, with their invocations and logs. */
export const FUNCTION_FATES: Readonly<Record<FunctionName, Fate>> = {
  accept: 'in the bill',
  answer: 'in the bill',
  apply: 'in the bill',
  ask: 'in the bill',
  authorize: 'in the bill',
  bury: SELDOM,
  figures: SELDOM,
  gather: SELDOM,
  judge: JUDGING,
  notify: SELDOM,
  presence: PRESENCE,
  read: 'in the bill',
  relay: 'in the bill',
  summarize: JUDGING,
  watch: 'in the bill',
  whisper: WHISPERS,
};

const S3 = { leftOut: 'S3' } as const;
const SNS = { leftOut: 'SNS' } as const;

/** Everything else, by its type. */
export const TYPE_FATES: Readonly<Record<string, Fate>> = {
  'AWS::ApiGatewayV2::Api': 'in the bill',
  'AWS::ApiGatewayV2::Authorizer': 'free',
  'AWS::ApiGatewayV2::Integration': 'free',
  'AWS::ApiGatewayV2::Route': 'in the bill',
  'AWS::ApiGatewayV2::Stage': 'in the bill',
  'AWS::CloudFront::CachePolicy': 'free',
  'AWS::CloudFront::Distribution': 'in the bill',
  'AWS::CloudFront::Function': 'in the bill',
  'AWS::CloudFront::KeyValueStore': 'in the bill',
  'AWS::CloudFront::OriginAccessControl': 'free',
  'AWS::CloudFront::ResponseHeadersPolicy': 'free',
  'AWS::CloudWatch::Alarm': 'in the bill',
  'AWS::Cognito::UserPool': 'in the bill',
  'AWS::Cognito::UserPoolClient': 'free',
  'AWS::Cognito::UserPoolGroup': 'free',
  'AWS::DynamoDB::GlobalTable': 'in the bill',
  'AWS::IAM::Policy': 'free',
  'AWS::IAM::Role': 'free',
  'AWS::IoT::Authorizer': 'free',
  'AWS::IoT::TopicRule': { leftOut: 'rules of IoT Core' },
  'AWS::Kinesis::Stream': 'in the bill',
  'AWS::Lambda::EventInvokeConfig': 'free',
  'AWS::Lambda::EventSourceMapping': 'in the bill',
  'AWS::Lambda::Permission': 'free',
  'AWS::Logs::LogGroup': 'in the bill',
  'AWS::S3::Bucket': S3,
  'AWS::S3::BucketPolicy': 'free',
  'AWS::SNS::Topic': SNS,
  'AWS::SNS::TopicPolicy': 'free',
  'AWS::SQS::Queue': 'in the bill',
  'AWS::SQS::QueuePolicy': 'free',
  'AWS::Scheduler::Schedule': { leftOut: 'the Scheduler' },
  'AWS::SecretsManager::Secret': 'in the bill',
  'AWS::WAFv2::WebACL': 'in the bill',
  'Custom::AWS': SELDOM,
};

/** What nobody has counted of functions that are in the bill. */
const ANSWERING = 'tables of ask and answer (progress, the limiter, the cache)';
/** What no template shows. */
const BESIDE = [
  'batch jobs',
  'KMS',
  'free tiers but Cognito’s',
  'discounts by volume',
  'support',
  'recovery',
];

/** Everything that a plan leaves out, in words. */
export const LEFT_OUT: readonly string[] = [
  ...new Set([
    ANSWERING,
    ...[...Object.values(FUNCTION_FATES), ...Object.values(TYPE_FATES)].flatMap((fate) =>
      typeof fate === 'object' ? [fate.leftOut] : [],
    ),
    ...BESIDE,
  ]),
];
