import { configuration } from '../../bin/configuration.ts';
import { type Configuration, checkedConfiguration, inRegions, lanesOf } from '../../lib/configuration.ts';
import type { Limits } from '../../lib/limits.ts';
import { faultsOf } from './configuration-fixture.ts';

function withLimits(change: Partial<Limits>): Partial<Configuration> {
  return { limits: { ...configuration.limits, ...change } };
}

test('the configuration in the repository can be deployed', () => {
  expect(checkedConfiguration(configuration)).toBe(configuration);
});

test.each<[string, Partial<Configuration>, string]>([
  [
    'a region that is named twice',
    { regions: [...configuration.regions, { name: 'eu-west-1', epoch: 2 }] },
    'regions has eu-west-1 twice; name each region once.',
  ],
  [
    'a primary that is no region of the deployment',
    { primary: 'sa-east-1' },
    'primary is "sa-east-1", which is not among the regions (us-east-1, eu-west-1, ap-northeast-1); choose one of them.',
  ],
  [
    'an epoch below one',
    { regions: [{ name: 'us-east-1', epoch: 0 }] },
    'us-east-1 has epoch 0; epochs are whole numbers and start at 1.',
  ],
  [
    'what is no region',
    { regions: [{ name: 'Ireland', epoch: 1 }] },
    'regions has "Ireland", which is no AWS region',
  ],
  [
    'a region that is misspelt',
    { regions: [...configuration.regions, { name: 'eu-wset-1', epoch: 1 }] },
    'regions has "eu-wset-1", which the CDK does not know; look at how it is spelt.',
  ],
  [
    'an origin with a path',
    { origins: ['https://app.example.com/'] },
    'origins names "https://app.example.com/"; it must be an origin such as https://app.example.com, without a path.',
  ],
  ['an origin without TLS', { origins: ['http://app.example.com'] }, 'it must be an origin such as'],
  ['no region at all', { regions: [] }, 'regions is empty; a deployment needs one region at least.'],
  [
    'an application name that AWS would refuse',
    { app: 'My App' },
    'app is "My App"; it must be 2 to 20 lower case',
  ],
  ['an account of eleven digits', { account: '12345678901' }, 'an AWS account id has twelve digits.'],
  [
    'a retired lane that still lives',
    { retiredLanes: ['eu-west-1.1'] },
    'eu-west-1.1 is retired and belongs to a region',
  ],
  ['a retired lane without an epoch', { retiredLanes: ['eu-west-1'] }, '"eu-west-1" is no lane'],
  [
    'an issuer without TLS',
    { oidc: { issuer: 'http://id.example', audiences: ['a'] } },
    'API Gateway needs an https',
  ],
  [
    'an issuer without audiences',
    { oidc: { issuer: 'https://id.example', audiences: [] } },
    'oidc.audiences is empty',
  ],
  ['an empty tenant claim', { tenantClaim: '' }, 'tenantClaim is empty'],
  [
    'a level that nobody logs at',
    { logLevel: 'LOUD' as Configuration['logLevel'] },
    'logLevel is "LOUD"; it must be one of DEBUG, INFO, WARN, ERROR.',
  ],
  ['an alarm address that is none', { alarmEmail: 'ops' }, 'alarmEmail is "ops"'],
  [
    'a certificate of another region',
    { domain: { name: 'a.example', certificateArn: 'arn:aws:acm:eu-west-1:1:certificate/1' } },
    'CloudFront takes certificates of us-east-1 only.',
  ],
  [
    'fewer environments for apply than its queues have consumers',
    withLimits({ reservedConcurrency: { accept: 1, apply: 6, read: 200 } }),
    'limits.reservedConcurrency.apply is 6; it must be a whole number from 7',
  ],
  [
    'so many waiting reads that twice as many leave no room for the rest',
    withLimits({ maxWaiters: 121 }),
    'limits.maxWaiters is 121; it must be a whole number from 0 to 120.',
  ],
  [
    'a burst that no full batch fits into',
    withLimits({ commandBurst: 99 }),
    'limits.commandBurst is 99; it must be a whole number from 100 to 1000000.',
  ],
  [
    'a retention that CloudWatch lacks',
    withLimits({ logRetentionDays: 31 }),
    'limits.logRetentionDays is 31',
  ],
])('%s is refused with a sentence', (_, change, sentence) => {
  expect(faultsOf(change)).toContain(sentence);
});

test('every fault is told at once', () => {
  expect(faultsOf({ app: '', primary: 'sa-east-1' }).match(/\n- /g)).toHaveLength(2);
});

test('lanes are every epoch of every region, and the retired ones', () => {
  const regions = [
    { name: 'us-east-1', epoch: 2 },
    { name: 'eu-west-1', epoch: 1 },
  ];
  expect(lanesOf({ ...configuration, regions, retiredLanes: ['sa-east-1.1'] })).toEqual([
    'us-east-1.1',
    'us-east-1.2',
    'eu-west-1.1',
    'sa-east-1.1',
  ]);
});

test('a deployment in other regions keeps its primary, or takes the first region', () => {
  const raised = { ...configuration, regions: [{ name: 'us-east-1', epoch: 3 }] };
  expect(inRegions(raised, ['sa-east-1', 'us-east-1'], '--regions')).toMatchObject({
    primary: 'us-east-1',
    regions: [
      { name: 'sa-east-1', epoch: 1 },
      { name: 'us-east-1', epoch: 3 },
    ],
  });
  expect(inRegions(raised, ['sa-east-1'], '--regions').primary).toBe('sa-east-1');
});

test('regions that are chosen for once are blamed by the name of their option', () => {
  expect(() => inRegions(configuration, ['foo', 'eu-west-1', 'eu-west-1'], '--regions')).toThrow(
    /^--regions has "foo", which is no AWS region; .*\n--regions has eu-west-1 twice; name each region once\.$/,
  );
});

test.each([
  [{ leastRecords: 0 }, 'ai.batchJobs.leastRecords is 0; it must be a whole number from 1 to 1000.'],
  [{ mostRecords: 1_001 }, 'ai.batchJobs.mostRecords is 1001; it must be a whole number from 1 to 1000.'],
  [{ waitMinutes: 1.5 }, 'ai.batchJobs.waitMinutes is 1.5; it must be a whole number from 1 to 600.'],
  [{ mostJobs: 21 }, 'ai.batchJobs.mostJobs is 21; it must be a whole number from 1 to 20.'],
  [{ mostRecords: 99 }, 'ai.batchJobs.leastRecords is 100, above mostRecords, which is 99.'],
])('batch jobs of %j are refused', (change, sentence) => {
  const { ai } = configuration;
  const changed = ai && { ...ai, batchJobs: { ...ai.batchJobs, ...change } };
  expect(faultsOf(changed ? { ai: changed } : {})).toContain(sentence);
});

test('origins are those of browsers, and of one’s own machine without TLS', () => {
  const origins = ['https://app.example.com', 'https://app.example.com:8443', 'http://localhost:5173'];
  expect(checkedConfiguration({ ...configuration, origins }).origins).toEqual(origins);
});
