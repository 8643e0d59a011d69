import { topicsOf } from '../../../lambdas/contract/topics.ts';
import { addressesOf } from '../../../lambdas/devices/addresses.ts';
import { brokers } from '../../../lambdas/devices/brokers.ts';
import { broken } from '../../../lambdas/platform/errors.ts';
import { ANNA, BEN } from '../domain/factories.ts';
import { remembering } from '../remembering.ts';

const TOPICS = topicsOf('app');

test('people are reached in each region where a device of theirs is connected', () => {
  const presences = new Map([
    [ANNA, { devices: { 'eu-west-1': 2, 'us-east-1': 1 } }],
    [BEN, { devices: {} }],
  ]);
  expect(addressesOf(presences)).toEqual([
    { region: 'eu-west-1', userKey: ANNA },
    { region: 'us-east-1', userKey: ANNA },
  ]);
});

test('a broker that is away costs the others nothing', async () => {
  const { log, lines } = remembering();
  const published: string[] = [];
  const made: string[] = [];
  const reach = brokers({ topics: TOPICS, log }, (region) => {
    made.push(region);
    return async (topic, payload) => {
      if (region === 'us-east-1') throw broken('broker-unreachable', 'Away.');
      published.push(`${region} ${topic} ${payload}`);
    };
  });
  const all = ['eu-west-1', 'us-east-1'].map((region) => ({ region, userKey: ANNA }));
  expect(await reach.push(all, '{}')).toBe(1);
  expect(await reach.push([], '{}')).toBe(0);
  expect(await reach.push(all.slice(0, 1), '{}')).toBe(1);
  expect(published).toEqual(Array(2).fill(`eu-west-1 ${TOPICS.inbox(ANNA)} {}`));
  expect(made).toEqual(['eu-west-1', 'us-east-1']);
  expect(lines.map(({ fields }) => fields.errorCode)).toEqual(['broker-unreachable']);
});
