import { invokePermissionsOf } from '../../../local/lambda/invoke-permissions.ts';
import { REGION } from './functions-fixture.ts';
import { resource } from './mapping-fixture.ts';

const RULE = `arn:aws:iot:${REGION}:111111111111:rule/app_presence`;
const FUNCTION = `arn:aws:lambda:${REGION}:111111111111:function:app-presence`;
const IOT = { service: 'iot.amazonaws.com', sourceArn: RULE };

function permissions(changes: Record<string, unknown> = {}) {
  const properties = {
    Action: 'lambda:InvokeFunction',
    FunctionName: FUNCTION,
    Principal: 'iot.amazonaws.com',
    SourceArn: RULE,
    ...changes,
  };
  return invokePermissionsOf([resource('AWS::Lambda::Permission', properties)]);
}

describe('the permission to invoke a function', () => {
  test.each([
    ['exactly this source', {}],
    ['sources of this kind', { SourceArn: `arn:aws:iot:${REGION}:111111111111:rule/*` }],
    ['every source of the account', { SourceArn: undefined, SourceAccount: '111111111111' }],
    ['an alias of the function', { FunctionName: `${FUNCTION}:live` }],
  ])('lets in %s', (_, changes) => {
    expect(permissions(changes).allow(FUNCTION, REGION, IOT)).toBe(true);
  });

  test.each([
    ['another service', { Principal: 'apigateway.amazonaws.com' }],
    ['another source', { SourceArn: `${RULE}2` }],
    ['another account', { SourceArn: undefined, SourceAccount: '222222222222' }],
    ['another function', { FunctionName: 'app-relay' }],
    ['another action', { Action: 'lambda:GetFunction' }],
  ])('is none where it names %s', (_, changes) => {
    expect(permissions(changes).allow(FUNCTION, REGION, IOT)).toBe(false);
  });

  test('holds in its own region only', () => {
    expect(permissions().allow(FUNCTION, 'us-east-1', IOT)).toBe(false);
  });
});
