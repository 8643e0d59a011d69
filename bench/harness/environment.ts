import { configuration } from '../../bin/configuration.ts';
import { Env } from '../../lambdas/contract/environment.ts';
import { namesOf } from '../../lambdas/contract/names.ts';
import { AUDIENCE, DISCOVERY_PATH } from '../workload/issuer.ts';
import { CLAIMS, SALT, TENANT_CLAIM } from '../workload/person.ts';
import { LANES, REGIONS } from '../workload/regions.ts';

const NAMES = namesOf(configuration.app);

export const TABLES = NAMES.tables;

/**
 * The environment of a function in `us-east-1`, and nothing else: `NODE_EXTRA_CA_CERTS`, which many machines set,
 * would add 38 ms to every start and hide what is measured.
 */
export function lambdaEnvironment(endpoint: string, lane = LANES[0] as string): Record<string, string> {
  return {
    AWS_REGION: REGIONS[0],
    AWS_ACCESS_KEY_ID: 'AKIDBENCH',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_ENDPOINT_URL: endpoint,
    AWS_LAMBDA_FUNCTION_NAME: 'bench',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
    POWERTOOLS_LOG_LEVEL: 'INFO',
    POWERTOOLS_SERVICE_NAME: 'bench',
    // The SDK would spend CPU on a warning about Node 20, which Lambda does not run.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    [Env.app]: configuration.app,
    [Env.mqttUrl]: 'wss://mqtt.example',
    [Env.lane]: lane,
    [Env.lanes]: LANES.join(','),
    [Env.regions]: REGIONS.join(','),
    [Env.eventStoreTable]: TABLES.eventStore,
    [Env.profileTable]: TABLES.profile,
    [Env.sessionTable]: TABLES.session,
    [Env.operationsTable]: TABLES.operations,
    // The benches send everything in one person's name, as fast as it goes.
    [Env.commandsPerSecond]: '1000000',
    [Env.commandBurst]: '1000000',
    [Env.maxWaiters]: '100',
    [Env.eventStream]: NAMES.stream,
    [Env.interactiveQueueUrl]: `${endpoint}/123456789012/${NAMES.queue('interactive')}`,
    [Env.bulkQueueUrl]: `${endpoint}/123456789012/${NAMES.queue('bulk')}`,
    [Env.userKeySalt]: SALT,
    [Env.tenantClaim]: TENANT_CLAIM,
    [Env.oidcIssuer]: CLAIMS.iss,
    [Env.oidcAudiences]: AUDIENCE,
    [Env.oidcDiscoveryUrl]: `${endpoint}${DISCOVERY_PATH}`,
  };
}
