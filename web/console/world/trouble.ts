import type { Faults } from '../cloud-types.ts';
import type { Trouble } from '../recovery/recovery.ts';

/** How much slower "slow" makes the links of a region, in milliseconds. */
const SLOW: readonly [number, number] = [2_000, 4_000];

/** The change of faults by which a region gets a trouble; draining is no fault but a mark. */
export function faultsOf(
  trouble: Exclude<Trouble, 'drained'>,
  region: string,
  regions: readonly string[],
  faults: Faults,
): object {
  const others = regions.filter((name) => name !== region);
  switch (trouble) {
    case 'killed':
      return { regions: { ...faults.regions, [region]: 'down' } };
    case 'partitioned': {
      const kept = faults.replication.partitions.filter((pair) => !pair.includes(region));
      return { replication: { partitions: [...kept, ...others.map((other) => [region, other])] } };
    }
    case 'slowed': {
      const slow = others.flatMap((other) => [`${region}>${other}`, `${other}>${region}`]);
      const links = Object.fromEntries(slow.map((link) => [link, SLOW]));
      return { replication: { links: { ...faults.replication.links, ...links } } };
    }
  }
}

/** The change of faults by which a region has no trouble any more. */
export function faultsWithout(region: string, { regions, replication }: Faults): object {
  const { [region]: _, ...down } = regions;
  const links = Object.entries(replication.links).filter(([link]) => !link.split('>').includes(region));
  return {
    regions: down,
    replication: {
      partitions: replication.partitions.filter((pair) => !pair.includes(region)),
      links: Object.fromEntries(links),
    },
  };
}
