import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { FeaturePlan, Mfa, UserPool, type UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Configuration } from './configuration.ts';

/** Whose tokens every region's API takes. */
export interface Issuer {
  readonly issuer: string;
  readonly audiences: readonly string[];
}

/**
 * A Cognito pool for deployments without an OIDC issuer of their own. A pool lives in one region: while the
 * primary is down nobody signs in anew, and tokens that are out work on in the other regions.
 */
export class SignIn extends Construct implements Issuer {
  readonly issuer: string;
  readonly audiences: readonly string[];

  constructor(scope: Construct, id: string, { app }: Configuration) {
    super(scope, id);
    const pool = this.pool(app);
    const { region, urlSuffix } = Stack.of(this);
    this.issuer = `https://cognito-idp.${region}.${urlSuffix}/${pool.userPoolId}`;
    this.audiences = [this.client(pool).userPoolClientId];
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

  private client(pool: UserPool): UserPoolClient {
    return pool.addClient('Web', {
      authFlows: { userSrp: true },
      generateSecret: false,
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      preventUserExistenceErrors: true,
      disableOAuth: true,
    });
  }
}
