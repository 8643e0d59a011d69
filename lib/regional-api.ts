import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { Env } from '../lambdas/contract/environment.ts';
import { methodsOf, ROUTES, type Route } from '../lambdas/contract/routes.ts';
import { acknowledge } from './acknowledge.ts';
import type { Alarms } from './alarms.ts';
import type { Configuration } from './configuration.ts';
import { corsOf } from './cors.ts';
import type { ServiceFunction } from './service-function.ts';
import type { Issuer } from './sign-in.ts';

export interface RegionalApiProps {
  readonly configuration: Configuration;
  readonly issuer: Issuer;
  readonly handlers: Readonly<Record<Route['fn'], ServiceFunction>>;
}

/** One line of JSON for each request, also for those that no function sees: refused tokens and throttles. */
const ACCESS_LOG = JSON.stringify({
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  routeKey: '$context.routeKey',
  status: '$context.status',
  durationMs: '$context.responseLatency',
  responseBytes: '$context.responseLength',
  sourceIp: '$context.identity.sourceIp',
  userAgent: '$context.identity.userAgent',
  authorizerError: '$context.authorizer.error',
  integrationError: '$context.integrationErrorMessage',
});

/** The HTTP API of one region: a route for each entry of ROUTES, and one that answers 404 and 405. */
export class RegionalApi extends Construct {
  /** Host name, for the edge. */
  readonly host: string;
  private readonly api: HttpApi;

  constructor(scope: Construct, id: string, props: RegionalApiProps) {
    super(scope, id);
    const { app } = props.configuration;
    this.api = new HttpApi(this, 'Api', {
      apiName: app,
      createDefaultStage: false,
      ...corsOf(props.configuration),
    });
    const { region, urlSuffix } = Stack.of(this);
    this.host = `${this.api.apiId}.execute-api.${region}.${urlSuffix}`;
    this.addRoutes(props);
    this.addStage(props.configuration);
  }

  /** Ask this API how it is. */
  grantProbe(fn: ServiceFunction): void {
    fn.addEnvironment(Env.apiUrl, `https://${this.host}`);
  }

  alarmOn(alarms: Alarms): void {
    alarms.add('api-5xx', {
      metric: this.metricServerErrors(),
      threshold: 5,
      evaluationPeriods: 3,
      runbook: 'api-5xx',
    });
  }

  metricServerErrors(): Metric {
    return this.api.metricServerError({ period: Duration.minutes(1), statistic: 'Sum' });
  }

  private addRoutes({ issuer, handlers }: RegionalApiProps): void {
    const authorizer = new HttpJwtAuthorizer('jwt', issuer.issuer, { jwtAudience: [...issuer.audiences] });
    const open = new HttpNoneAuthorizer();
    const integrations = {
      accept: integration('accept', handlers.accept),
      figures: integration('figures', handlers.figures),
      notify: integration('notify', handlers.notify),
      read: integration('read', handlers.read),
    };
    const keys = ROUTES.flatMap((route) => methodsOf(route).map((method) => ({ ...route, method })));
    for (const { method, path, fn, authorized } of keys) {
      const route = this.addRoute(
        HttpRouteKey.with(path, HttpMethod[method]),
        integrations[fn],
        authorized ? authorizer : open,
      );
      if (!authorized) {
        acknowledge(route, {
          'AwsSolutions-APIG4':
            'Probes and client generators ask without a token; nothing secret is answered.',
        });
      }
    }
    const fallback = this.addRoute(HttpRouteKey.DEFAULT, integrations.read, open);
    // For $default, API Gateway names no path: what the permission of all other routes asks for.
    handlers.read.addPermission('Fallback', {
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: Stack.of(this).formatArn({
        service: 'execute-api',
        resource: this.api.apiId,
        resourceName: '*/$default',
      }),
    });
    acknowledge(fallback, { 'AwsSolutions-APIG4': 'Answers 404 and 405 and nothing else, token or not.' });
  }

  private addRoute(
    routeKey: HttpRouteKey,
    integration: HttpLambdaIntegration,
    authorizer: HttpJwtAuthorizer | HttpNoneAuthorizer,
  ) {
    return new HttpRoute(this, routeKey.key, { httpApi: this.api, routeKey, integration, authorizer });
  }

  private addStage({ app, limits }: Configuration): void {
    const logGroup = new LogGroup(this, 'AccessLogs', {
      logGroupName: `/aws/apigateway/${app}`,
      retention: limits.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: limits.requestsPerSecond, burstLimit: limits.requestBurst },
      // Metrics of each route would be up to $103 a month in three regions; functions and access log tell the same.
      detailedMetricsEnabled: false,
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(ACCESS_LOG),
      },
    });
  }
}

// One permission for the whole API: a permission per route would fill the 20 KB of a function's resource policy.
function integration(id: string, fn: ServiceFunction): HttpLambdaIntegration {
  return new HttpLambdaIntegration(id, fn, { scopePermissionToRoute: false });
}
