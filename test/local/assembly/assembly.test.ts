import path from 'node:path';
import { assemblyOf, propertiesOf } from './assembly-fixture.ts';

describe('an assembly', () => {
  test('names the issuer of the pool wherever the pool is named', () => {
    const issuer = {
      'Fn::Join': ['', ['https://cognito-idp.eu-west-1.amazonaws.com/', { Ref: 'Pool' }]],
    };
    const assembly = assemblyOf({
      'eu-west-1': {
        Resources: {
          Pool: { Type: 'AWS::Cognito::UserPool' },
          Client: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: { Ref: 'Pool' } } },
          Authorizer: {
            Type: 'AWS::ApiGatewayV2::Authorizer',
            Properties: { JwtConfiguration: { Issuer: issuer, Audience: [{ Ref: 'Client' }] } },
          },
        },
      },
    });
    expect(propertiesOf(assembly, 'AWS::ApiGatewayV2::Authorizer').JwtConfiguration).toEqual({
      Issuer: 'http://127.0.0.1:9000/issuer',
      Audience: ['Client'],
    });
  });

  test('finds the folder of a function and says where it would be on AWS', () => {
    const fn = {
      Type: 'AWS::Lambda::Function',
      Properties: { FunctionName: 'app-apply', Code: { S3Bucket: 'assets', S3Key: 'c0de.zip' } },
    };
    const assembly = assemblyOf({ 'eu-west-1': { Resources: { Fn: fn } } });
    const [resource] = assembly.resources;
    expect(resource).toMatchObject({
      region: 'eu-west-1',
      stackName: 'App-eu-west-1',
      physicalName: 'app-apply',
    });
    expect(path.basename(resource ? assembly.functionCode(resource) : '')).toBe('asset.c0de');
  });

  test('tells the region of an API by its host', () => {
    const assembly = assemblyOf({});
    expect(assembly.apiOfHost('localapnortheast1.execute-api.ap-northeast-1.amazonaws.com')).toBe(
      'ap-northeast-1',
    );
    expect(assembly.apiOfHost('example.com')).toBeUndefined();
  });

  test('refuses a property of an emulated type that nobody has thought about', () => {
    const queue = { Type: 'AWS::SQS::Queue', Properties: { Flavour: 'sweet' } };
    expect(() => assemblyOf({ 'eu-west-1': { Resources: { Queue: queue } } })).toThrow(
      /Stack App-eu-west-1, resource Queue: .* property Flavour of AWS::SQS::Queue/,
    );
  });

  test('counts what is ignored in one line', () => {
    const group = { Type: 'AWS::Logs::LogGroup' };
    const assembly = assemblyOf({
      'eu-west-1': { Resources: { A: group, B: group, C: { Type: 'AWS::WAFv2::WebACL' } } },
    });
    expect(assembly.ignored()).toBe('Ignored locally: AWS::Logs::LogGroup (2), AWS::WAFv2::WebACL (1).');
    expect(assembly.resources).toEqual([]);
  });
});
