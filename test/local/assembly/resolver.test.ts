import { assemblyOf, propertiesOf } from './assembly-fixture.ts';

const QUEUE = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'app-bulk' } };
const API = { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'app', ProtocolType: 'HTTP' } };

function environmentWith(value: unknown, others: Record<string, unknown> = {}): unknown {
  const fn = { Type: 'AWS::Lambda::Function', Properties: { Environment: { Variables: { VALUE: value } } } };
  const assembly = assemblyOf({ 'eu-west-1': { Resources: { Queue: QUEUE, Fn: fn, ...others } } });
  const { Variables } = propertiesOf(assembly, 'AWS::Lambda::Function').Environment as {
    Variables: { VALUE: unknown };
  };
  return Variables.VALUE;
}

function placeholder(name: string): string {
  return `\${${name}}`;
}

describe('the resolver', () => {
  test.each<[string, unknown, unknown]>([
    ['Ref of a queue is its address', { Ref: 'Queue' }, 'http://127.0.0.1:4566/111111111111/app-bulk'],
    [
      'GetAtt of a queue is its ARN',
      { 'Fn::GetAtt': ['Queue', 'Arn'] },
      'arn:aws:sqs:eu-west-1:111111111111:app-bulk',
    ],
    [
      'Join joins pseudo parameters',
      { 'Fn::Join': [':', ['arn', { Ref: 'AWS::Partition' }, { Ref: 'AWS::Region' }]] },
      'arn:aws:eu-west-1',
    ],
    [
      'Sub takes names, attributes, variables and literals',
      {
        'Fn::Sub': [
          ['AWS::AccountId', 'Queue.QueueName', 'X', '!Y'].map(placeholder).join('/'),
          { X: { Ref: 'AWS::URLSuffix' } },
        ],
      },
      `111111111111/app-bulk/amazonaws.com/${placeholder('Y')}`,
    ],
    [
      'Select picks from Split',
      { 'Fn::Select': [3, { 'Fn::Split': [':', { 'Fn::GetAtt': ['Queue', 'Arn'] }] }] },
      'eu-west-1',
    ],
    ['Base64 encodes', { 'Fn::Base64': 'a' }, 'YQ=='],
    ['NoValue is left out', { Ref: 'AWS::NoValue' }, undefined],
    ['a secret is its value', '{{resolve:secretsmanager:app/salt:SecretString:::}}', 'value of app/salt'],
    [
      'a secret by ARN is its value',
      '{{resolve:secretsmanager:arn:aws:secretsmanager:eu-west-1:1:secret:app/salt:SecretString:::}}',
      'value of app/salt',
    ],
    [
      'a member of a JSON secret is its value',
      '<{{resolve:secretsmanager:app/json:SecretString:key::}}>',
      '<inner>',
    ],
  ])('%s', (_, value, expected) => {
    expect(environmentWith(value)).toEqual(expected);
  });

  test('the address of an API becomes the one on this machine in the environment of a function', () => {
    const url = { 'Fn::Join': ['', ['https://', { Ref: 'Api' }, '.execute-api.eu-west-1.amazonaws.com']] };
    expect(environmentWith(url, { Api: API })).toBe('http://127.0.0.1/eu-west-1');
  });

  test('outputs of other stacks are resolved where they stand', () => {
    const assembly = assemblyOf({
      'us-east-1': { Resources: { Api: API }, Outputs: { ApiId: { Value: { Ref: 'Api' } } } },
      'eu-west-1': {
        Resources: {
          Fn: {
            Type: 'AWS::Lambda::Function',
            Properties: {
              Description: {
                'Fn::GetStackOutput': {
                  StackName: 'App-us-east-1',
                  OutputName: 'ApiId',
                  Region: 'us-east-1',
                },
              },
            },
          },
        },
      },
    });
    expect(propertiesOf(assembly, 'AWS::Lambda::Function').Description).toBe('localuseast1');
  });

  test('imported values are found by their export name', () => {
    const exported = { Value: { Ref: 'Queue' }, Export: { Name: 'App:Queue' } };
    const fn = {
      Type: 'AWS::Lambda::Function',
      Properties: { Description: { 'Fn::ImportValue': 'App:Queue' } },
    };
    const assembly = assemblyOf({
      'eu-west-1': { Resources: { Queue: QUEUE, Fn: fn }, Outputs: { Queue: exported } },
    });
    expect(propertiesOf(assembly, 'AWS::Lambda::Function').Description).toMatch(/app-bulk$/);
  });

  test("the replica's stream that a custom resource asks for is known without asking", () => {
    const describe = JSON.stringify({
      service: 'DynamoDB',
      action: 'DescribeTable',
      parameters: { TableName: 'app-EventStore' },
    });
    const stream = {
      Type: 'Custom::AWS',
      Properties: { ServiceToken: { 'Fn::GetAtt': ['Provider', 'Arn'] }, Update: describe },
    };
    const provider = { Type: 'AWS::Lambda::Function', Properties: {} };
    expect(environmentWith({ 'Fn::GetAtt': ['Stream', 'Table.LatestStreamArn'] }, { Stream: stream })).toBe(
      'arn:aws:dynamodb:eu-west-1:111111111111:table/app-EventStore/stream/local',
    );
    const assembly = assemblyOf({
      'eu-west-1': { Resources: { Queue: QUEUE, Stream: stream, Provider: provider } },
    });
    expect(assembly.resources.map((resource) => resource.logicalId)).toEqual(['Queue']);
  });

  test('documents of the issuer are where it answers now, under whichever name it began', () => {
    const pool = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbC';
    expect(environmentWith(pool)).toBe('http://127.0.0.1:9000/issuer');
    expect(environmentWith(`${pool}/.well-known/openid-configuration`)).toBe(
      'http://127.0.0.1:9001/now/.well-known/openid-configuration',
    );
  });

  test("a region's IoT endpoint that a custom resource asks for is this machine's", () => {
    const describe = JSON.stringify({
      service: 'Iot',
      action: 'describeEndpoint',
      parameters: { endpointType: 'iot:Data-ATS' },
    });
    const resources = { Endpoint: { Type: 'Custom::AWS', Properties: { Update: describe } } };
    const at = (scheme: string, path: string) => ({
      'Fn::Join': ['', [scheme, { 'Fn::GetAtt': ['Endpoint', 'endpointAddress'] }, path]],
    });
    expect(environmentWith(at('wss://', '/mqtt'), resources)).toBe('ws://127.0.0.1/eu-west-1/mqtt');
    expect(environmentWith(at('https://', ''), resources)).toBe('http://127.0.0.1:4566');
  });

  test.each<[string, unknown, RegExp]>([
    ['function', { 'Fn::Cidr': ['10.0.0.0/8'] }, /Stack App-eu-west-1, resource Fn: .* Fn::Cidr/],
    ['attribute', { 'Fn::GetAtt': ['Queue', 'Colour'] }, /resource Queue: .* Colour of AWS::SQS::Queue/],
    ['resource', { Ref: 'Nobody' }, /App-eu-west-1 refers to Nobody/],
    ['reference', '{{resolve:ssm:name}}', /cannot resolve \{\{resolve:ssm:name\}\}/],
  ])('an unknown %s fails with its place', (_, value, message) => {
    expect(() => environmentWith(value)).toThrow(message);
  });
});
