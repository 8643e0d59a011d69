import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { configuration } from '../../bin/configuration.ts';
import { type Configuration, checkedConfiguration } from '../../lib/configuration.ts';
import { type Issuer, SignIn } from '../../lib/sign-in.ts';
import { SiteBucket } from '../../lib/site-bucket.ts';
import { SiteHeaders } from '../../lib/site-headers.ts';
import { siteSettings } from '../../lib/site-settings.ts';
import { newApp } from './synthesized.ts';
import { resourcesOf, type StackTemplate } from './templates.ts';

const HOST = 'd111111abcdef8.cloudfront.net';
const ONE_REGION: Configuration = { ...configuration, regions: [{ name: 'us-east-1', epoch: 1 }] };

interface Templates {
  readonly primary: StackTemplate;
  readonly edge: StackTemplate;
}

/** What of the stacks is about sign-in, and nothing else, so that nothing has to be built. */
function stacksWith(change: Partial<Configuration>): Templates {
  const given = { ...ONE_REGION, ...change };
  const app = newApp();
  const primary = stackIn(app, 'primary');
  const edge = stackIn(app, 'edge');
  const issuer: Issuer = given.oidc ?? new SignIn(primary, 'sign-in', given);
  new SiteBucket(edge, 'site').write('/meridian.json', siteSettings(given, issuer));
  new SiteHeaders(edge, 'headers', { configuration: given, issuer });
  return { primary: templateOf(primary), edge: templateOf(edge) };
}

function stackIn(app: ReturnType<typeof newApp>, name: string): Stack {
  return new Stack(app, name, { env: { account: '111111111111', region: 'us-east-1' } });
}

function templateOf(stack: Stack): StackTemplate {
  return { Resources: {}, ...(Template.fromStack(stack).toJSON() as Partial<StackTemplate>) };
}

/** What is written into the site bucket; what is known at the deployment only is `?`. */
function settingsIn({ edge }: Templates): unknown {
  const [[, { Create }] = ['', {}]] = resourcesOf(edge, 'Custom::AWS');
  const [, parts] = (Create as { 'Fn::Join': [string, unknown[]] })['Fn::Join'];
  const call = JSON.parse(parts.map((part) => (typeof part === 'string' ? part : '?')).join(''));
  expect(call).toMatchObject({
    ...{ service: 'S3', action: 'putObject' },
    parameters: { Key: 'meridian.json', ContentType: 'application/json', CacheControl: 'no-cache' },
  });
  return JSON.parse(call.parameters.Body);
}

function connectSourcesIn({ edge }: Templates): string[] {
  const policies = resourcesOf(edge, 'AWS::CloudFront::ResponseHeadersPolicy');
  return (JSON.stringify(policies).match(/connect-src ([^;]*)/)?.[1] ?? '').split(' ');
}

describe('a deployment whose edge has a name that is written down', () => {
  let templates: Templates;
  beforeAll(() => {
    templates = stacksWith({ edgeName: HOST });
  });

  test('tells the page the pool and its client', () => {
    const issuer = 'https://cognito-idp.us-east-1.?/?';
    expect(settingsIn(templates)).toEqual({
      regions: ['us-east-1'],
      signIn: { kind: 'redirect', redirect: { issuer, clientId: '?', scope: 'openid profile email' } },
    });
  });

  test('may write that file and no other', () => {
    expect(JSON.stringify(resourcesOf(templates.edge, 'AWS::IAM::Policy'))).toMatch(
      /"Action":"s3:PutObject","Effect":"Allow","Resource":\{"Fn::Join":\["",\[\{[^}]*\},"\/meridian\.json"\]\]\}/,
    );
  });

  test('lets the pool send people back to the page and nowhere else, by code and without a secret', () => {
    const [[, client] = ['', {}]] = resourcesOf(templates.primary, 'AWS::Cognito::UserPoolClient');
    expect(client).toMatchObject({
      ...{ AllowedOAuthFlows: ['code'], AllowedOAuthFlowsUserPoolClient: true, GenerateSecret: false },
      AllowedOAuthScopes: ['openid', 'profile', 'email'],
      CallbackURLs: [`https://${HOST}/`],
      LogoutURLs: [`https://${HOST}/`],
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
    });
    const domains = resourcesOf(templates.primary, 'AWS::Cognito::UserPoolDomain');
    expect(domains.map(([, { Domain }]) => Domain)).toEqual(['meridian-111111111111']);
  });

  test('lets the page ask the pool and its sign-in pages', () => {
    expect(connectSourcesIn(templates)).toEqual([
      "'self'",
      'wss://*.iot.us-east-1.amazonaws.com',
      'https://cognito-idp.us-east-1.amazonaws.com',
      'https://meridian-111111111111.auth.us-east-1.amazoncognito.com',
    ]);
  });
});

test('a deployment whose edge has no name yet has people bring a token, and sends nobody anywhere', () => {
  const templates = stacksWith({});
  expect(settingsIn(templates)).toMatchObject({ signIn: { kind: 'token' } });
  expect(resourcesOf(templates.primary, 'AWS::Cognito::UserPoolDomain')).toEqual([]);
  expect(connectSourcesIn(templates)).toHaveLength(2);
});

test('a deployment with an issuer of its own tells the page its client, and lets it ask that issuer', () => {
  const page = {
    clientId: 'page',
    scope: 'openid offline_access',
    parameters: { audience: 'a "quoted" api' },
    origins: ['https://token.example'],
  };
  const oidc = { issuer: 'https://id.example/tenant', audiences: ['api'], page };
  const templates = stacksWith({ oidc });
  const { clientId, scope, parameters } = page;
  expect(settingsIn(templates)).toMatchObject({
    signIn: { kind: 'redirect', redirect: { issuer: oidc.issuer, clientId, scope, parameters } },
  });
  expect(connectSourcesIn(templates).slice(2)).toEqual(['https://id.example', 'https://token.example']);
});

test.each<[string, Partial<Configuration>, string]>([
  ['a name that is not CloudFront’s', { edgeName: 'www.example.com' }, 'edgeName is "www.example.com"'],
  [
    'two names',
    {
      edgeName: HOST,
      domain: { name: 'a.example', certificateArn: 'arn:aws:acm:us-east-1:1:certificate/1' },
    },
    'leave edgeName out',
  ],
  ['an app that Cognito takes no address for', { app: 'my-cognito', edgeName: HOST }, 'app is "my-cognito"'],
  ['a client without a name', withPage({ clientId: '' }), 'oidc.page.clientId is empty'],
  ['a scope without openid', withPage({ clientId: 'a', scope: 'profile' }), 'oidc.page.scope is "profile"'],
  [
    'an origin that would end the header’s directive',
    withPage({ clientId: 'a', origins: ['https://a.example; script-src *'] }),
    'oidc.page.origins has',
  ],
])('%s is refused with a sentence', (_, change, sentence) => {
  expect(() => checkedConfiguration({ ...configuration, ...change })).toThrow(sentence);
});

function withPage(page: NonNullable<NonNullable<Configuration['oidc']>['page']>): Partial<Configuration> {
  return { oidc: { issuer: 'https://id.example', audiences: ['a'], page } };
}
