import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  FeaturePlan,
  Mfa,
  OAuthScope,
  UserPool,
  type UserPoolClient,
  type UserPoolClientOptions,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Configuration } from './configuration.ts';
import { edgeHostOf, type PageClient } from './sign-in-configuration.ts';

/** Whose tokens every region's API takes. */
export interface Issuer {
  readonly issuer: string;
  readonly audiences: readonly string[];
  /** The page as its client; undefined where nobody can be sent back to the page. */
  readonly page?: PageClient;
}

/** The claim in which Cognito names the groups of a user. */
const COGNITO_GROUPS = 'cognito:groups';

/**
 * A Cognito pool for deployments without an OIDC issuer of their own. A pool lives in one region: while the
 * primary is down nobody signs in anew, and tokens that are out work on in the other regions.
 */
export class SignIn extends Construct implements Issuer {
  readonly issuer: string;
  readonly audiences: readonly string[];
  readonly page?: PageClient;

  constructor(scope: Construct, id: string, configuration: Configuration) {
    super(scope, id);
    const pool = this.pool(configuration.app);
    const { region, urlSuffix } = Stack.of(this);
    const { operators } = configuration;
    if (operators.claim === COGNITO_GROUPS) pool.addGroup('Operators', { groupName: operators.value });
    const host = edgeHostOf(configuration);
    const { userPoolClientId } = this.client(pool, host);
    this.issuer = `https://cognito-idp.${region}.${urlSuffix}/${pool.userPoolId}`;
    this.audiences = [userPoolClientId];
    if (host !== undefined) {
      this.page = { clientId: userPoolClientId, origins: this.signInPages(pool, configuration) };
    }
  }

  private pool(app: string): UserPool {
    const pool = new UserPool(this, 'Pool', {
      userPoolName: app,
      selfSignUpEnabled: true,
      signInAliases: { email: true },
      autoVerify: { email: true },
      featurePlan: FeaturePlan.ESSENTIALS,
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
      },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(pool, {
      'AwsSolutions-COG2': 'Consumers sign in: a second factor is offered, not demanded.',
      'AwsSolutions-COG8':
        'Threat protection is the Plus plan, billed per user; a team that needs it switches the plan.',
    });
    return pool;
  }

  private client(pool: UserPool, host: string | undefined): UserPoolClient {
    return pool.addClient('Web', {
      authFlows: { userSrp: true },
      generateSecret: false,
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      preventUserExistenceErrors: true,
      ...(host === undefined ? { disableOAuth: true } : byRedirect(`https://${host}/`)),
    });
  }

  /** Where people type their passwords, and where the page gets its tokens. Returns the origins that it asks. */
  private signInPages(pool: UserPool, { app, account }: Configuration): string[] {
    // All pools of a region share these names, whosever they are; hence the account.
    const domainPrefix = `${app}-${account}`;
    pool.addDomain('Domain', { cognitoDomain: { domainPrefix } });
    const { region } = Stack.of(this);
    return [
      `https://cognito-idp.${region}.amazonaws.com`,
      `https://${domainPrefix}.auth.${region}.amazoncognito.com`,
    ];
  }
}

function byRedirect(page: string): UserPoolClientOptions {
  return {
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, OAuthScope.PROFILE, OAuthScope.EMAIL],
      callbackUrls: [page],
      logoutUrls: [page],
    },
    // RFC 9700 §4.14.2: a public client's refresh token is good for once. The grace is for an answer that gets lost.
    refreshTokenRotationGracePeriod: Duration.seconds(10),
    refreshTokenValidity: Duration.days(1),
  };
}
