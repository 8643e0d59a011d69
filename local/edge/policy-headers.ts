import type { CloudResource } from '../engines/engine.ts';

/** AWS's managed policy SecurityHeadersPolicy. */
const MANAGED_SECURITY_HEADERS = '67f7725c-6f97-4210-82d7-5512b31e9d03';
const MANAGED: Readonly<Record<string, string>> = {
  'referrer-policy': 'strict-origin-when-cross-origin',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'x-xss-protection': '1; mode=block',
};

interface SecurityHeaders {
  readonly ContentSecurityPolicy?: { readonly ContentSecurityPolicy: string };
  readonly ContentTypeOptions?: object;
  readonly FrameOptions?: { readonly FrameOption: string };
  readonly ReferrerPolicy?: { readonly ReferrerPolicy: string };
  readonly StrictTransportSecurity?: {
    readonly AccessControlMaxAgeSec: number | string;
    readonly IncludeSubdomains?: boolean;
    readonly Preload?: boolean;
  };
}

/** Headers that a response headers policy adds to every answer of a behaviour. */
export function policyHeaders(
  resources: readonly CloudResource[],
  policyId: string | undefined,
): Record<string, string> {
  if (policyId === MANAGED_SECURITY_HEADERS) return MANAGED;
  const policy = resources.find(
    ({ type, logicalId, physicalName }) =>
      type === 'AWS::CloudFront::ResponseHeadersPolicy' && [logicalId, physicalName].includes(policyId ?? ''),
  );
  const config = (policy?.properties.ResponseHeadersPolicyConfig ?? {}) as {
    readonly SecurityHeadersConfig?: SecurityHeaders;
    readonly CustomHeadersConfig?: { readonly Items: readonly { Header: string; Value: string }[] };
  };
  const custom = (config.CustomHeadersConfig?.Items ?? []).map(({ Header, Value }) => [
    Header.toLowerCase(),
    Value,
  ]);
  return { ...securityHeaders(config.SecurityHeadersConfig ?? {}), ...Object.fromEntries(custom) };
}

function securityHeaders(config: SecurityHeaders): Record<string, string> {
  const headers: Record<string, string | undefined> = {
    'content-security-policy': config.ContentSecurityPolicy?.ContentSecurityPolicy,
    'x-content-type-options': config.ContentTypeOptions && 'nosniff',
    'x-frame-options': config.FrameOptions?.FrameOption,
    'referrer-policy': config.ReferrerPolicy?.ReferrerPolicy,
    'strict-transport-security': transportSecurity(config.StrictTransportSecurity),
  };
  return Object.fromEntries(Object.entries(headers).filter((entry) => entry[1] !== undefined)) as Record<
    string,
    string
  >;
}

function transportSecurity(config: SecurityHeaders['StrictTransportSecurity']): string | undefined {
  if (!config) return undefined;
  const parts = [`max-age=${config.AccessControlMaxAgeSec}`];
  if (config.IncludeSubdomains) parts.push('includeSubDomains');
  if (config.Preload) parts.push('preload');
  return parts.join('; ');
}
