/**
 * One table, longer than a file should be: whoever adds a property to `lib/` looks its type up here, and two
 * tables would be two places to look.
 */
/** Property → why it has no meaning on this machine. */
type Meaningless = Readonly<Record<string, string>>;

/** Properties of one emulated type: those that are obeyed, and those that are left out on purpose. */
export interface KnownType {
  readonly obeyed: readonly string[];
  readonly meaningless?: Meaningless;
}

const TAGS: Meaningless = { Tags: 'no bill to split' };
const NO_STORAGE_KEYS: Meaningless = {
  KmsMasterKeyId: 'no KMS',
  SqsManagedSseEnabled: 'files are not encrypted',
};

/** Every emulated type with every property that a template may give it. */
export const KNOWN_PROPERTIES: Readonly<Record<string, KnownType>> = {
  'AWS::ApiGatewayV2::Api': {
    obeyed: ['Name', 'ProtocolType', 'CorsConfiguration'],
    meaningless: {
      ...TAGS,
      Description: 'text',
      DisableExecuteApiEndpoint: 'the only endpoint here',
      IpAddressType: 'loopback only',
    },
  },
  'AWS::ApiGatewayV2::Authorizer': {
    obeyed: ['ApiId', 'AuthorizerType', 'IdentitySource', 'JwtConfiguration', 'Name'],
  },
  'AWS::ApiGatewayV2::Integration': {
    obeyed: ['ApiId', 'IntegrationType', 'IntegrationUri', 'PayloadFormatVersion', 'TimeoutInMillis'],
    meaningless: { IntegrationMethod: 'Lambda is always POST', Description: 'text' },
  },
  'AWS::ApiGatewayV2::Route': {
    obeyed: ['ApiId', 'RouteKey', 'Target', 'AuthorizationType', 'AuthorizerId', 'AuthorizationScopes'],
    meaningless: { OperationName: 'text' },
  },
  'AWS::ApiGatewayV2::Stage': {
    obeyed: ['ApiId', 'StageName', 'AutoDeploy', 'DefaultRouteSettings', 'RouteSettings'],
    meaningless: {
      ...TAGS,
      AccessLogSettings: 'requests are logged by the local cloud',
      Description: 'text',
    },
  },
  'AWS::CloudFront::CachePolicy': { obeyed: ['CachePolicyConfig'] },
  'AWS::CloudFront::Distribution': { obeyed: ['DistributionConfig'], meaningless: TAGS },
  'AWS::CloudFront::Function': {
    obeyed: ['Name', 'AutoPublish', 'FunctionCode', 'FunctionConfig'],
    meaningless: { ...TAGS, FunctionMetadata: 'text' },
  },
  'AWS::CloudFront::KeyValueStore': {
    obeyed: ['Name', 'ImportSource'],
    meaningless: { ...TAGS, Comment: 'text' },
  },
  'AWS::CloudFront::OriginAccessControl': { obeyed: ['OriginAccessControlConfig'] },
  'AWS::CloudFront::OriginRequestPolicy': { obeyed: ['OriginRequestPolicyConfig'] },
  'AWS::CloudFront::ResponseHeadersPolicy': { obeyed: ['ResponseHeadersPolicyConfig'] },
  'AWS::Cognito::UserPool': {
    obeyed: [],
    meaningless: everything(
      'the built-in issuer stands for the pool: tokens come from the console',
      'AccountRecoverySetting AdminCreateUserConfig AliasAttributes AutoVerifiedAttributes DeletionProtection',
      'DeviceConfiguration EmailConfiguration EmailVerificationMessage EmailVerificationSubject EnabledMfas LambdaConfig',
      'MfaConfiguration Policies Schema SmsConfiguration SmsVerificationMessage UserAttributeUpdateSettings',
      'UserPoolAddOns UserPoolName UserPoolTags UserPoolTier UsernameAttributes UsernameConfiguration',
      'VerificationMessageTemplate WebAuthnRelyingPartyID WebAuthnUserVerification',
    ),
  },
  'AWS::Cognito::UserPoolClient': {
    obeyed: [],
    meaningless: everything(
      'the built-in issuer stands for the client: its id is the audience of the tokens',
      'AccessTokenValidity AllowedOAuthFlows AllowedOAuthFlowsUserPoolClient AllowedOAuthScopes CallbackURLs ClientName',
      'EnablePropagateAdditionalUserContextData EnableTokenRevocation ExplicitAuthFlows GenerateSecret IdTokenValidity',
      'LogoutURLs PreventUserExistenceErrors ReadAttributes RefreshTokenRotation RefreshTokenValidity AuthSessionValidity',
      'SupportedIdentityProviders TokenValidityUnits UserPoolId WriteAttributes',
    ),
  },
  'AWS::DynamoDB::GlobalTable': {
    obeyed: [
      'TableName',
      'AttributeDefinitions',
      'KeySchema',
      'GlobalSecondaryIndexes',
      'LocalSecondaryIndexes',
      'Replicas',
      'StreamSpecification',
      'TimeToLiveSpecification',
    ],
    meaningless: {
      BillingMode: 'nothing is billed',
      MultiRegionConsistency: 'replication here is eventual, as MREC',
      SSESpecification: 'files are not encrypted',
      WarmThroughput: 'no partitions to warm',
      WriteOnDemandThroughputSettings: 'no throughput to limit',
      WriteProvisionedThroughputSettings: 'no throughput to limit',
    },
  },
  'AWS::IAM::ManagedPolicy': {
    obeyed: ['ManagedPolicyName', 'PolicyDocument', 'Roles'],
    meaningless: { Description: 'text', Path: 'text' },
  },
  'AWS::IAM::Policy': { obeyed: ['PolicyDocument', 'PolicyName', 'Roles'] },
  'AWS::IAM::Role': {
    obeyed: ['RoleName', 'Policies', 'ManagedPolicyArns'],
    meaningless: {
      ...TAGS,
      AssumeRolePolicyDocument: 'the local cloud assumes roles for the resources that name them',
      Description: 'text',
      MaxSessionDuration: 'local sessions last as long as the environment',
    },
  },
  'AWS::IoT::Authorizer': {
    obeyed: ['AuthorizerFunctionArn', 'AuthorizerName', 'SigningDisabled', 'Status', 'TokenKeyName'],
    meaningless: {
      ...TAGS,
      EnableCachingForHttp: 'devices speak MQTT here',
      TokenSigningPublicKeys: 'authorizers that check signatures are refused',
    },
  },
  'AWS::IoT::TopicRule': { obeyed: ['RuleName', 'TopicRulePayload'], meaningless: TAGS },
  'AWS::Kinesis::Stream': {
    obeyed: ['Name', 'RetentionPeriodHours', 'ShardCount', 'StreamModeDetails'],
    meaningless: { ...TAGS, StreamEncryption: 'files are not encrypted' },
  },
  'AWS::Lambda::Alias': {
    obeyed: ['FunctionName', 'FunctionVersion', 'Name'],
    meaningless: {
      Description: 'text',
      RoutingConfig: 'there is one version here',
      ProvisionedConcurrencyConfig: 'nothing is kept warm by order',
    },
  },
  'AWS::Lambda::EventInvokeConfig': {
    obeyed: [],
    meaningless: everything(
      'only schedules invoke asynchronously here, and they come again',
      'DestinationConfig FunctionName MaximumEventAgeInSeconds MaximumRetryAttempts Qualifier',
    ),
  },
  'AWS::Lambda::EventSourceMapping': {
    obeyed: [
      'BatchSize',
      'BisectBatchOnFunctionError',
      'DestinationConfig',
      'Enabled',
      'EventSourceArn',
      'FilterCriteria',
      'FunctionName',
      'FunctionResponseTypes',
      'MaximumBatchingWindowInSeconds',
      'MaximumRecordAgeInSeconds',
      'MaximumRetryAttempts',
      'ParallelizationFactor',
      'ScalingConfig',
      'StartingPosition',
    ],
    meaningless: { ...TAGS, MetricsConfig: 'the console counts everything' },
  },
  'AWS::Lambda::Function': {
    obeyed: [
      'Code',
      'Environment',
      'FunctionName',
      'Handler',
      'MemorySize',
      'ReservedConcurrentExecutions',
      'Role',
      'Runtime',
      'Timeout',
    ],
    meaningless: {
      ...TAGS,
      Architectures: 'the processor of this machine',
      Description: 'text',
      LoggingConfig: 'logs go to the console',
      RecursiveLoop: 'not watched here',
      RuntimeManagementConfig: 'the Node of this machine',
      TracingConfig: 'no X-Ray',
      DeadLetterConfig: 'only schedules invoke asynchronously here, and they come again',
    },
  },
  'AWS::Lambda::Permission': {
    // IoT and the HTTP APIs are judged by it.
    obeyed: ['Action', 'FunctionName', 'Principal', 'SourceAccount', 'SourceArn'],
    meaningless: everything(
      'function URLs and organizations have no meaning here',
      'EventSourceToken FunctionUrlAuthType InvokedViaFunctionUrl PrincipalOrgID',
    ),
  },
  'AWS::Lambda::Version': {
    obeyed: ['FunctionName'],
    meaningless: {
      CodeSha256: 'one version',
      Description: 'text',
      RuntimePolicy: 'the Node of this machine',
    },
  },
  'AWS::S3::Bucket': {
    obeyed: ['BucketName'],
    meaningless: everything(
      'objects are files, and the site is served from its folder',
      'AccelerateConfiguration BucketEncryption CorsConfiguration LifecycleConfiguration LoggingConfiguration',
      'NotificationConfiguration OwnershipControls PublicAccessBlockConfiguration Tags VersioningConfiguration',
    ),
  },
  'AWS::Scheduler::Schedule': {
    obeyed: ['Name', 'ScheduleExpression', 'State', 'Target'],
    meaningless: {
      Description: 'text',
      FlexibleTimeWindow: 'always on time',
      GroupName: 'names do not clash',
      ScheduleExpressionTimezone: 'a rate has none',
    },
  },
  'AWS::SecretsManager::Secret': {
    obeyed: ['Name', 'GenerateSecretString', 'SecretString', 'ReplicaRegions'],
    meaningless: { ...TAGS, Description: 'text', KmsKeyId: 'no KMS' },
  },
  'AWS::SQS::Queue': {
    obeyed: [
      'QueueName',
      'ContentBasedDeduplication',
      'DelaySeconds',
      'FifoQueue',
      'MaximumMessageSize',
      'MessageRetentionPeriod',
      'ReceiveMessageWaitTimeSeconds',
      'RedriveAllowPolicy',
      'RedrivePolicy',
      'VisibilityTimeout',
    ],
    meaningless: { ...TAGS, ...NO_STORAGE_KEYS, KmsDataKeyReusePeriodSeconds: 'no KMS' },
  },
};

function everything(why: string, ...names: string[]): Meaningless {
  return Object.fromEntries(names.flatMap((line) => line.split(' ')).map((name) => [name, why]));
}
