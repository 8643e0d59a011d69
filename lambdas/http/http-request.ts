import type { APIGatewayEventRequestContextV2, APIGatewayProxyEventV2WithRequestContext } from 'aws-lambda';

/** A request as API Gateway's HTTP API hands it over (payload 2.0); open routes have no authorizer. */
export type HttpRequest = APIGatewayProxyEventV2WithRequestContext<
  APIGatewayEventRequestContextV2 & { readonly authorizer?: JwtAuthorizer }
>;

interface JwtAuthorizer {
  readonly jwt: { readonly claims: Readonly<Record<string, unknown>> };
}
