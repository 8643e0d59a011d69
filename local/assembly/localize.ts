import { withLocalApis } from './api-host.ts';
import type { AssemblyOptions } from './assembly-options.ts';
import { withSecrets } from './dynamic-reference.ts';
import { withLocalIot } from './iot-host.ts';

// HttpUserPoolAuthorizer writes the issuer out of region and pool id instead of asking for ProviderURL.
const COGNITO_ISSUER = /https:\/\/cognito-idp\.[a-z0-9-]+\.amazonaws\.com\/[A-Za-z0-9_-]+/g;

/** Replaces in every string what is elsewhere on this machine: secrets, the issuer and, for functions, APIs and brokers. */
export function localize(value: unknown, type: string, place: string, options: AssemblyOptions): unknown {
  return mapStrings(value, (text) => {
    const resolved = withSecrets(text, place, options.secrets).replace(COGNITO_ISSUER, options.issuerUrl);
    if (type !== 'AWS::Lambda::Function') return resolved;
    return withLocalIot(withLocalApis(withLocalIssuer(resolved, options), options.apiUrl), options);
  });
}

/** The issuer keeps its name when its port changes; its documents are where it is served now. */
function withLocalIssuer(text: string, { issuerUrl, servedIssuerUrl }: AssemblyOptions): string {
  const documents = `${issuerUrl}/.well-known/`;
  return text.startsWith(documents) ? `${servedIssuerUrl}/.well-known/${text.slice(documents.length)}` : text;
}

function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') {
    return change(value);
  }
  if (Array.isArray(value)) {
    return value.map((item) => mapStrings(item, change));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapStrings(item, change)]));
}
