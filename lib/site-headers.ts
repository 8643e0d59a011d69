import { Duration, Token } from 'aws-cdk-lib';
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import { Construct } from 'constructs';
import type { Configuration } from './configuration.ts';
import type { Issuer } from './sign-in.ts';

export interface SiteHeadersProps {
  readonly configuration: Configuration;
  readonly issuer: Issuer;
}

/** What CloudFront tells browsers about the site: its own scripts and styles, the API, the brokers, the issuer, and nothing else. */
export class SiteHeaders extends Construct {
  readonly policy: ResponseHeadersPolicy;

  constructor(scope: Construct, id: string, { configuration, issuer }: SiteHeadersProps) {
    super(scope, id);
    this.policy = new ResponseHeadersPolicy(this, 'Policy', {
      responseHeadersPolicyName: `${configuration.app}-site`,
      securityHeadersBehavior: {
        contentSecurityPolicy: {
          contentSecurityPolicy: contentSecurityPolicy(configuration, issuer),
          override: true,
        },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), override: true },
      },
    });
  }
}

function contentSecurityPolicy({ regions }: Configuration, issuer: Issuer): string {
  const brokers = regions.map(({ name }) => `wss://*.iot.${name}.amazonaws.com`);
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src ${["'self'", ...brokers, ...askedBy(issuer)].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Origins that the page asks to sign people in; none where it cannot. */
function askedBy({ issuer, page }: Issuer): readonly string[] {
  if (page === undefined) return [];
  // Of an issuer that the app itself makes, the address is known at the deployment only: it tells its origins.
  const own = Token.isUnresolved(issuer) ? [] : [new URL(issuer).origin];
  return [...new Set([...own, ...(page.origins ?? [])])];
}
