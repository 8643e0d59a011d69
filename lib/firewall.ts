import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import type { Configuration } from './configuration.ts';

/** Rules that judge bodies: people write to each other about markup and paths, and accept checks every body itself. */
const BODY_RULES = [
  'SizeRestrictions_BODY',
  'CrossSiteScripting_BODY',
  'GenericLFI_BODY',
  'GenericRFI_BODY',
  'EC2MetaDataSSRF_BODY',
];

/** Rules that honest clients break: scripts name no agent, a subject may end in `.ini` or be a URL, a cursor is long. */
const HONEST_RULES = [
  'NoUserAgent_HEADER',
  'RestrictedExtensions_URIPATH',
  'GenericRFI_URIPATH',
  'SizeRestrictions_QUERYSTRING',
];
const COUNTED_ONLY = [...BODY_RULES, ...HONEST_RULES];

/** WAF in front of the edge: AWS's common rules, and a limit of requests for each address. */
export class Firewall extends CfnWebACL {
  constructor(scope: Construct, id: string, { app, limits }: Configuration) {
    super(scope, id, {
      name: app,
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visibleAs(app),
      rules: [addressLimit(limits.requestsPerAddress), commonRules()],
    });
  }
}

function addressLimit(limit: number): CfnWebACL.RuleProperty {
  return {
    name: 'requests-per-address',
    priority: 0,
    action: { block: { customResponse: { responseCode: 429 } } },
    statement: { rateBasedStatement: { limit, aggregateKeyType: 'IP', evaluationWindowSec: 300 } },
    visibilityConfig: visibleAs('requests-per-address'),
  };
}

function commonRules(): CfnWebACL.RuleProperty {
  return {
    name: 'aws-common-rules',
    priority: 1,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name: 'AWSManagedRulesCommonRuleSet',
        ruleActionOverrides: COUNTED_ONLY.map((name) => ({ name, actionToUse: { count: {} } })),
      },
    },
    visibilityConfig: visibleAs('aws-common-rules'),
  };
}

function visibleAs(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: true };
}
