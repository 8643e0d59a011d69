import { Duration } from 'aws-cdk-lib';
import { CorsHttpMethod, type HttpApiProps } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Configuration } from './configuration.ts';

/** What scripts of pages elsewhere may send and read: all that the API knows. */
const REQUEST_HEADERS = [
  'Authorization',
  'Content-Type',
  'Idempotency-Key',
  'If-None-Match',
  'Meridian-Clock',
  'Meridian-Region',
  'Prefer',
  'Priority',
  'Traceparent',
];
const RESPONSE_HEADERS = [
  'ETag',
  'Link',
  'Location',
  'Meridian-Clock',
  'Meridian-Region',
  'Preference-Applied',
  'Retry-After',
];

/** Lets in the scripts of the pages that the configuration names. */
export function corsOf({ origins = [] }: Configuration): Pick<HttpApiProps, 'corsPreflight'> {
  if (origins.length === 0) return {};
  return {
    corsPreflight: {
      allowOrigins: [...origins],
      allowMethods: [
        CorsHttpMethod.GET,
        CorsHttpMethod.HEAD,
        CorsHttpMethod.POST,
        CorsHttpMethod.PUT,
        CorsHttpMethod.PATCH,
        CorsHttpMethod.DELETE,
      ],
      allowHeaders: REQUEST_HEADERS,
      exposeHeaders: RESPONSE_HEADERS,
      maxAge: Duration.hours(1),
    },
  };
}
