import { Stack, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { namesOf } from '../lambdas/contract/names.ts';
import { SITE_SETTINGS_PATH } from '../lambdas/contract/site-settings.ts';
import { Alarms } from './alarms.ts';
import type { Configuration } from './configuration.ts';
import { EdgeDistribution } from './edge-distribution.ts';
import { Firewall } from './firewall.ts';
import type { RegionStack } from './region-stack.ts';
import { SiteBucket } from './site-bucket.ts';
import { siteSettings } from './site-settings.ts';

export interface EdgeStackProps {
  readonly configuration: Configuration;
  readonly primary: RegionStack;
  /** Every region's stack, the primary's among them. */
  readonly regions: ReadonlyMap<string, RegionStack>;
}

/** What viewers meet first. WAF and certificates of CloudFront live in us-east-1, whatever the regions. */
export class EdgeStack extends Stack {
  constructor(scope: Construct, { configuration, primary, regions }: EdgeStackProps) {
    const stackName = namesOf(configuration.app).stack('edge');
    const env = { account: configuration.account, region: 'us-east-1' };
    super(scope, stackName, { stackName, env, description: 'Meridian at the edge' });
    Tags.of(this).add('app', configuration.app);
    const { issuer } = primary;
    const site = new SiteBucket(this, 'site');
    site.write(SITE_SETTINGS_PATH, siteSettings(configuration, issuer));
    const distribution = new EdgeDistribution(this, 'edge', {
      ...{ configuration, site, issuer },
      firewallArn: new Firewall(this, 'firewall', configuration).attrArn,
      marks: primary.routing.keyValueStore,
      apiHosts: new Map([...regions].map(([region, stack]) => [region, stack.api.host])),
    });
    distribution.alarmOn(new Alarms(this, 'alarms', configuration, `${configuration.app}-edge-alarms`));
    for (const stack of regions.values()) {
      this.addStackDependency(stack, 'Its API is an origin.');
    }
  }
}
