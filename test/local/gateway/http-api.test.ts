import type { CloudResource } from '../../../local/engines/engine.ts';
import { httpApiOf } from '../../../local/gateway/http-api.ts';

const REGION = 'eu-west-1';
const ApiId = 'localeuwest1';
const FUNCTION = 'arn:aws:lambda:eu-west-1:111111111111:function:app-read';

function resource(type: string, logicalId: string, properties: Record<string, unknown>): CloudResource {
  const place = { region: REGION, accountId: '111111111111', stackName: 'App' };
  return {
    ...place,
    type: `AWS::ApiGatewayV2::${type}`,
    logicalId,
    physicalName: `App-${logicalId}`,
    properties,
  };
}

function resources(changes: Readonly<Record<string, object>> = {}): CloudResource[] {
  const template: CloudResource[] = [
    resource('Api', 'Api', { Name: 'app', ProtocolType: 'HTTP' }),
    resource('Stage', 'Stage', {
      ApiId,
      StageName: '$default',
      DefaultRouteSettings: { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 10 },
    }),
    resource('Integration', 'Read', {
      ApiId,
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: FUNCTION,
      PayloadFormatVersion: '2.0',
    }),
    resource('Authorizer', 'Jwt', {
      ApiId,
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: 'https://issuer.example', Audience: ['web'] },
    }),
    resource('Route', 'Open', {
      ApiId,
      RouteKey: 'GET /open',
      Target: 'integrations/Read',
      AuthorizationType: 'NONE',
    }),
    resource('Route', 'Closed', {
      ApiId,
      RouteKey: 'GET /closed',
      Target: 'integrations/Read',
      AuthorizationType: 'JWT',
      AuthorizerId: 'Jwt',
    }),
  ];
  return template.map((each) => ({
    ...each,
    properties: { ...each.properties, ...changes[each.logicalId] },
  }));
}

describe('the HTTP API of a template', () => {
  test('has its routes with function, time limit and authorizer, and the throttle of its stage', () => {
    const api = httpApiOf(resources(), REGION);
    expect(api).toMatchObject({
      apiId: ApiId,
      stage: '$default',
      throttle: { rateLimit: 20, burstLimit: 10 },
    });
    expect(api?.routes).toEqual([
      { key: 'GET /open', functionName: 'app-read', timeoutMs: 30_000, authorizer: undefined, scopes: [] },
      {
        key: 'GET /closed',
        functionName: 'app-read',
        timeoutMs: 30_000,
        authorizer: { issuer: 'https://issuer.example', audiences: ['web'], header: 'authorization' },
        scopes: [],
      },
    ]);
  });

  test('is absent where the region has none', () => {
    expect(httpApiOf(resources(), 'us-east-1')).toBeUndefined();
  });

  test.each([
    [{ Stage: { RouteSettings: {} } }, /RouteSettings/],
    [{ Read: { IntegrationType: 'HTTP_PROXY' } }, /AWS_PROXY/],
    [{ Read: { PayloadFormatVersion: '1.0' } }, /payload format 2.0/],
    [{ Jwt: { AuthorizerType: 'REQUEST' } }, /JWT only/],
    [{ Closed: { AuthorizerId: 'Gone' } }, /Closed names Gone/],
  ])('is refused with a sentence where it says %j', (changes, reason) => {
    expect(() => httpApiOf(resources(changes), REGION)).toThrow(reason);
  });
});
