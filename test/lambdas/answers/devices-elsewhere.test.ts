import { devicesElsewhere } from '../../../lambdas/answers/devices-elsewhere.ts';
import type { Address } from '../../../lambdas/devices/brokers.ts';
import { ANNA, BEN, SESSION } from '../domain/factories.ts';

const CLEO = 'c'.repeat(32);

function elsewhere(devices: Readonly<Record<string, readonly string[]>>) {
  const world = { elapsedMs: 1_000, asked: [] as string[][], isBroken: false };
  const pushed: { addresses: readonly Address[]; payload: string }[] = [];
  const to = devicesElsewhere({
    whereabouts: {
      of: async (userKeys) => {
        world.asked.push([...userKeys]);
        if (world.isBroken) throw new Error('No answer.');
        const told = (key: string) => Object.fromEntries((devices[key] ?? []).map((region) => [region, 1]));
        return new Map(userKeys.map((key) => [key, { devices: told(key) }]));
      },
    },
    brokers: {
      push: async (addresses, payload) => {
        pushed.push({ addresses, payload });
        return addresses.length;
      },
    },
    region: 'eu-west-1',
    elapsedMs: () => world.elapsedMs,
  });
  return { world, pushed, push: (members: readonly string[]) => to.push(SESSION, members, 'piece') };
}

test('a message goes to every region where a member is, but for one’s own', async () => {
  const { push, pushed } = elsewhere({ [ANNA]: ['eu-west-1', 'us-east-1'], [BEN]: ['ap-northeast-1'] });
  await push([ANNA, BEN]);
  expect(pushed).toEqual([
    {
      addresses: [
        { region: 'us-east-1', userKey: ANNA },
        { region: 'ap-northeast-1', userKey: BEN },
      ],
      payload: 'piece',
    },
  ]);
});

test('where they are is asked once in five seconds, and who belongs no more is told nothing', async () => {
  const { push, pushed, world } = elsewhere({ [ANNA]: ['us-east-1'], [CLEO]: ['us-east-1'] });
  await push([ANNA, CLEO]);
  await push([ANNA]);
  expect(world.asked).toHaveLength(1);
  expect(pushed.at(-1)?.addresses).toEqual([{ region: 'us-east-1', userKey: ANNA }]);
  world.elapsedMs += 5_001;
  await push([ANNA]);
  expect(world.asked).toHaveLength(2);
});

test('what was not answered is asked anew', async () => {
  const { push, pushed, world } = elsewhere({ [ANNA]: ['us-east-1'] });
  world.isBroken = true;
  await expect(push([ANNA])).rejects.toThrow('No answer.');
  world.isBroken = false;
  await push([ANNA]);
  expect(pushed).toHaveLength(1);
});

test('a crowd is not told one by one', async () => {
  const { push, world } = elsewhere({});
  await push(Array.from({ length: 101 }, (_, at) => at.toString(16).padStart(32, '0')));
  expect(world.asked).toEqual([]);
});
