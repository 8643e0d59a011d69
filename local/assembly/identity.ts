import { apiIdOf } from './api-host.ts';

/** A resource as far as others can refer to it. */
export interface Identity {
  readonly type: string;
  readonly region: string;
  readonly accountId: string;
  readonly stackName: string;
  readonly logicalId: string;
  /** A property, resolved. */
  property(name: string): unknown;
}

/** Addresses that only the running local cloud knows. */
export interface LocalAddresses {
  readonly wireUrl: string;
  readonly issuerUrl: string;
}

type Naming = (identity: Identity, addresses: LocalAddresses) => string;

/** What `Ref` and `Fn::GetAtt` give for one type. */
interface TypeIdentity {
  /** Property that holds the name; where it is missing the name is made of stack and logical id, as on AWS. */
  readonly nameFrom?: string;
  /** Names that AWS gives and nobody chooses. */
  readonly name?: (identity: Identity) => string;
  /** The name, where it is left out. */
  readonly ref?: Naming;
  readonly attributes?: Readonly<Record<string, Naming>>;
}

/** What `Ref` of the resource gives. */
export function referenceOf(identity: Identity, addresses: LocalAddresses): string {
  return TYPES[identity.type]?.ref?.(identity, addresses) ?? nameOf(identity);
}

/** What `Fn::GetAtt` gives; undefined where the attribute is not known here. */
export function attributeOf(
  identity: Identity,
  attribute: string,
  addresses: LocalAddresses,
): string | undefined {
  return TYPES[identity.type]?.attributes?.[attribute]?.(identity, addresses);
}

/** The name AWS would know the resource by. */
export function nameOf(identity: Identity): string {
  const { name, nameFrom } = TYPES[identity.type] ?? {};
  const given = nameFrom === undefined ? undefined : identity.property(nameFrom);
  return typeof given === 'string'
    ? given
    : (name?.(identity) ?? `${identity.stackName}-${identity.logicalId}`);
}

function arn(service: string, before = '', after = ''): Naming {
  return (id) => `arn:aws:${service}:${id.region}:${id.accountId}:${before}${nameOf(id)}${after}`;
}

function globalArn(service: string, before = ''): Naming {
  return (id) => `arn:aws:${service}::${id.accountId}:${before}${nameOf(id)}`;
}

const functionArn = arn('lambda', 'function:');
const secretArn = arn('secretsmanager', 'secret:');
// SigV4's scope tells the region, so that one address serves every region.
const queueUrl: Naming = (id, { wireUrl }) => `${wireUrl}/${id.accountId}/${nameOf(id)}`;
const poolId = (id: Identity): string => `${id.region}_${id.logicalId}`;
const ownId = (id: Identity): string => id.logicalId;

/** ARN of a function with a version or an alias; the property may hold a name or an ARN. */
function qualified(qualifier: (id: Identity) => string): Naming {
  return (id) => {
    const fn = String(id.property('FunctionName'));
    const base = fn.startsWith('arn:') ? fn : `arn:aws:lambda:${id.region}:${id.accountId}:function:${fn}`;
    return `${base}:${qualifier(id)}`;
  };
}

const TYPES: Readonly<Record<string, TypeIdentity>> = {
  'AWS::ApiGatewayV2::Api': {
    name: (id) => apiIdOf(id.region),
    attributes: {
      ApiEndpoint: (id) => `https://${apiIdOf(id.region)}.execute-api.${id.region}.amazonaws.com`,
    },
  },
  'AWS::ApiGatewayV2::Authorizer': { name: ownId, attributes: { AuthorizerId: ownId } },
  'AWS::ApiGatewayV2::Integration': { name: ownId },
  'AWS::ApiGatewayV2::Stage': { nameFrom: 'StageName' },
  'AWS::CloudFront::CachePolicy': { name: ownId, attributes: { Id: ownId } },
  'AWS::CloudFront::Distribution': {
    name: ownId,
    attributes: { Id: ownId, DomainName: (id) => `${id.logicalId.toLowerCase()}.cloudfront.net` },
  },
  'AWS::CloudFront::Function': {
    nameFrom: 'Name',
    ref: globalArn('cloudfront', 'function/'),
    attributes: { FunctionARN: globalArn('cloudfront', 'function/') },
  },
  'AWS::CloudFront::KeyValueStore': {
    nameFrom: 'Name',
    attributes: { Arn: globalArn('cloudfront', 'key-value-store/'), Id: nameOf },
  },
  'AWS::CloudFront::OriginAccessControl': { name: ownId, attributes: { Id: ownId } },
  'AWS::CloudFront::OriginRequestPolicy': { name: ownId, attributes: { Id: ownId } },
  'AWS::CloudFront::ResponseHeadersPolicy': { name: ownId, attributes: { Id: ownId } },
  'AWS::CloudWatch::Alarm': { nameFrom: 'AlarmName', attributes: { Arn: arn('cloudwatch', 'alarm:') } },
  'AWS::Cognito::UserPool': {
    name: poolId,
    attributes: {
      Arn: (id) => `arn:aws:cognito-idp:${id.region}:${id.accountId}:userpool/${id.region}_${id.logicalId}`,
      ProviderURL: (_, { issuerUrl }) => issuerUrl,
      ProviderName: (_, { issuerUrl }) => issuerUrl.replace(/^https?:\/\//, ''),
      UserPoolId: poolId,
    },
  },
  'AWS::Cognito::UserPoolClient': { name: ownId, attributes: { ClientId: ownId } },
  'AWS::DynamoDB::GlobalTable': {
    nameFrom: 'TableName',
    attributes: {
      Arn: arn('dynamodb', 'table/'),
      StreamArn: arn('dynamodb', 'table/', '/stream/local'),
      TableId: nameOf,
    },
  },
  'AWS::IAM::ManagedPolicy': { nameFrom: 'ManagedPolicyName', ref: globalArn('iam', 'policy/') },
  'AWS::IAM::Policy': { nameFrom: 'PolicyName' },
  'AWS::IAM::Role': {
    nameFrom: 'RoleName',
    attributes: { Arn: globalArn('iam', 'role/'), RoleId: nameOf },
  },
  'AWS::IoT::Authorizer': {
    nameFrom: 'AuthorizerName',
    attributes: { Arn: arn('iot', 'authorizer/') },
  },
  'AWS::IoT::DomainConfiguration': {
    nameFrom: 'DomainConfigurationName',
    attributes: { Arn: arn('iot', 'domainconfiguration/'), DomainType: () => 'ENDPOINT' },
  },
  'AWS::IoT::TopicRule': {
    nameFrom: 'RuleName',
    // A rule's name has no dashes.
    name: (id) => `${id.stackName}_${id.logicalId}`.replaceAll('-', '_'),
    attributes: { Arn: arn('iot', 'rule/') },
  },
  'AWS::Kinesis::Stream': { nameFrom: 'Name', attributes: { Arn: arn('kinesis', 'stream/') } },
  'AWS::KMS::Key': { attributes: { Arn: arn('kms', 'key/') } },
  'AWS::Lambda::Alias': { nameFrom: 'Name', ref: qualified((id) => String(id.property('Name'))) },
  'AWS::Lambda::Function': { nameFrom: 'FunctionName', attributes: { Arn: functionArn } },
  'AWS::Lambda::Version': {
    ref: qualified(() => '1'),
    attributes: { Version: () => '1', FunctionArn: qualified(() => '1') },
  },
  'AWS::Logs::LogGroup': { nameFrom: 'LogGroupName', attributes: { Arn: arn('logs', 'log-group:', ':*') } },
  'AWS::S3::Bucket': {
    nameFrom: 'BucketName',
    name: (id) => `${id.stackName}-${id.logicalId}`.toLowerCase(),
    attributes: {
      Arn: (id) => `arn:aws:s3:::${nameOf(id)}`,
      DomainName: (id) => `${nameOf(id)}.s3.amazonaws.com`,
      RegionalDomainName: (id) => `${nameOf(id)}.s3.${id.region}.amazonaws.com`,
    },
  },
  'AWS::Scheduler::Schedule': {
    nameFrom: 'Name',
    attributes: { Arn: arn('scheduler', 'schedule/default/') },
  },
  'AWS::Scheduler::ScheduleGroup': {
    nameFrom: 'Name',
    attributes: { Arn: arn('scheduler', 'schedule-group/') },
  },
  'AWS::SecretsManager::Secret': { nameFrom: 'Name', ref: secretArn, attributes: { Id: secretArn } },
  'AWS::SNS::Topic': {
    nameFrom: 'TopicName',
    ref: arn('sns'),
    attributes: { TopicArn: arn('sns'), TopicName: nameOf },
  },
  'AWS::SQS::Queue': {
    nameFrom: 'QueueName',
    ref: queueUrl,
    attributes: { Arn: arn('sqs'), QueueName: nameOf, QueueUrl: queueUrl },
  },
  'AWS::WAFv2::WebACL': { nameFrom: 'Name', attributes: { Arn: arn('wafv2', 'global/webacl/') } },
};
