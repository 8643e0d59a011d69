import { RemovalPolicy, SecretValue } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { Env } from '../lambdas/contract/environment.ts';
import { acknowledge } from './acknowledge.ts';
import type { Configuration } from './configuration.ts';
import type { ServiceFunction } from './service-function.ts';

/** Key of the HMAC that makes user keys: made once in the primary region and replicated to the others. */
export class UserKeySalt extends Construct {
  private readonly secretName: string;
  private readonly secret?: Secret;

  constructor(scope: Construct, id: string, configuration: Configuration, region: string) {
    super(scope, id);
    this.secretName = `${configuration.app}/user-key-salt`;
    if (region === configuration.primary) {
      this.secret = this.define(configuration);
    }
  }

  // A dynamic reference, so that no cold start asks Secrets Manager; CloudFormation reads the region's own replica.
  grantUse(fn: ServiceFunction): void {
    fn.addEnvironment(Env.userKeySalt, SecretValue.secretsManager(this.secretName).unsafeUnwrap());
    if (this.secret) {
      fn.node.addDependency(this.secret);
    }
  }

  private define({ regions, primary }: Configuration): Secret {
    const secret = new Secret(this, 'Secret', {
      secretName: this.secretName,
      description: 'Key of the HMAC that makes user keys. Never change it: every user key would change.',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      replicaRegions: regions.filter(({ name }) => name !== primary).map(({ name }) => ({ region: name })),
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    acknowledge(secret, {
      'AwsSolutions-SMG4': 'Rotation would change every user key, and with them the owner of every session.',
    });
    return secret;
  }
}
