import { unless } from './unless.ts';

/** An OIDC issuer of one's own. */
export interface Oidc {
  readonly issuer: string;
  readonly audiences: readonly string[];
  /** The page as its client; without it, whoever wants in has to bring a token. */
  readonly page?: PageClient;
}

/** A public client by authorization code and PKCE, whose redirect address is the edge's with a slash at the end. */
export interface PageClient {
  readonly clientId: string;
  /** Space separated; `openid profile email` where nothing is said. Many give refresh tokens for `offline_access` only. */
  readonly scope?: string;
  /** What else the issuer wants to be asked with, e.g. `audience`. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Origins of its endpoints where they are not the issuer's own. */
  readonly origins?: readonly string[];
}

/** Claim and value by which a token tells that somebody operates the deployment. */
export interface Operators {
  readonly claim: string;
  readonly value: string;
}

/** What of a deployment's configuration says how people sign in; `Configuration` says what each entry means. */
interface SignInConfiguration {
  readonly app: string;
  readonly domain?: { readonly name: string };
  readonly edgeName?: string;
  readonly oidc?: Oidc;
  readonly tenantClaim: string;
  readonly operators: Operators;
}

/** What viewers find the page under; undefined while nobody has written down what CloudFront chose. */
export function edgeHostOf({
  domain,
  edgeName,
}: Pick<SignInConfiguration, 'domain' | 'edgeName'>): string | undefined {
  return domain?.name ?? edgeName;
}

/** A sentence for each fault. */
export function signInFaults(configuration: SignInConfiguration): string[] {
  const { oidc, tenantClaim } = configuration;
  return [
    ...unless(
      !oidc || /^https:\/\/[^\s/]+/.test(oidc.issuer),
      `oidc.issuer is "${oidc?.issuer}"; API Gateway needs an https address.`,
    ),
    ...unless(!oidc || oidc.audiences.length > 0, 'oidc.audiences is empty; name one audience at least.'),
    ...unless(tenantClaim !== '', 'tenantClaim is empty; name the JWT claim that holds the tenant.'),
    ...operatorFaults(configuration.operators),
    ...addressFaults(configuration),
    ...(oidc?.page === undefined ? [] : pageFaults(oidc.page)),
  ];
}

function operatorFaults({ claim, value }: Operators): string[] {
  return [
    ...unless(claim !== '', 'operators.claim is empty; name the JWT claim that tells operators.'),
    // API Gateway hands lists over with spaces between their values.
    ...unless(
      /^[^\s[\]]+$/.test(value),
      `operators.value is "${value}"; it must be a word without spaces and brackets.`,
    ),
  ];
}

function addressFaults({ app, domain, edgeName, oidc }: SignInConfiguration): string[] {
  const usesCognitoPages = oidc === undefined && (domain ?? edgeName) !== undefined;
  return [
    ...unless(
      edgeName === undefined || /^[a-z0-9]+\.cloudfront\.net$/.test(edgeName),
      `edgeName is "${edgeName}"; it must be CloudFront's name of the edge, like d111111abcdef8.cloudfront.net.`,
    ),
    ...unless(
      !(domain && edgeName),
      'domain and edgeName are both there; with a domain, leave edgeName out.',
    ),
    ...unless(
      !usesCognitoPages || !/aws|amazon|cognito/.test(app),
      `app is "${app}"; Cognito takes no address of sign-in pages with aws, amazon or cognito in it.`,
    ),
  ];
}

function pageFaults({ clientId, scope, origins = [] }: PageClient): string[] {
  return [
    ...unless(clientId !== '', 'oidc.page.clientId is empty; name the client, or leave page out.'),
    ...unless(
      scope === undefined || scope.split(' ').includes('openid'),
      `oidc.page.scope is "${scope}"; openid must be among its words.`,
    ),
    // They go into a header as they are.
    ...origins.flatMap((origin) =>
      unless(
        /^https:\/\/[A-Za-z0-9.:-]+$/.test(origin),
        `oidc.page.origins has "${origin}"; write origins like https://id.example.com.`,
      ),
    ),
  ];
}
