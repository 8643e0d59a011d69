import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { configuration } from '../../bin/configuration.ts';
import { REGION_HEADER } from '../../lambdas/contract/routing.ts';
import { corsOf } from '../../lib/cors.ts';
import { newApp } from './synthesized.ts';

function templateWith(origins: readonly string[]): Template {
  const stack = new Stack(newApp(), 'Stack');
  new HttpApi(stack, 'Api', corsOf({ ...configuration, origins }));
  return Template.fromStack(stack);
}

test('pages elsewhere may send and read what the API knows, once they are named', () => {
  const origins = ['https://app.example.com'];
  const [api] = Object.values(templateWith(origins).findResources('AWS::ApiGatewayV2::Api'));
  const { AllowOrigins, AllowHeaders, ExposeHeaders } = api?.Properties.CorsConfiguration ?? {};
  expect(AllowOrigins).toEqual(origins);
  for (const headers of [AllowHeaders, ExposeHeaders]) {
    expect(headers.map((name: string) => name.toLowerCase())).toContain(REGION_HEADER);
  }
});

test('nobody is let in where nobody is named', () => {
  expect(JSON.stringify(templateWith([]))).not.toContain('CorsConfiguration');
});
