import type { Stage } from '../../demo/stage.ts';
import { duration } from '../../parts/format.ts';
import { cityOf, hueOf, placeOfRegion } from '../../regions.ts';
import type { Cloud } from '../cloud.ts';
import type { Sample } from '../cloud-types.ts';
import { troublesOf } from '../recovery/recovery.ts';
import { healthOf } from './health.ts';
import { lagOf } from './lag.ts';
import { arcMiddle, arcPath, landPath, MAP, pointOf } from './projection.ts';

const DOTS = landPath();

interface WorldMapProps {
  readonly cloud: Cloud;
  readonly stage: Stage;
}

/** The world with the regions, the links between them, and this page's devices. Its words are in the cards below. */
export function WorldMap({ cloud, stage }: WorldMapProps) {
  const sample = cloud.latest.value;
  const pairs = cloud.regions.flatMap((one, at) =>
    cloud.regions.slice(at + 1).map((other) => [one, other] as const),
  );
  return (
    <svg
      class="world"
      viewBox={`0 0 ${MAP.width} ${MAP.height}`}
      role="img"
      aria-label={summary(cloud, sample)}
    >
      <path class="land" d={DOTS} />
      {pairs.map(([one, other]) => (
        <Link key={`${one} ${other}`} one={one} other={other} sample={sample} />
      ))}
      <Devices stage={stage} regions={cloud.regions} />
      {cloud.regions.map((region) => (
        <Region key={region} region={region} cloud={cloud} sample={sample} />
      ))}
    </svg>
  );
}

interface LinkProps {
  readonly one: string;
  readonly other: string;
  readonly sample: Sample | undefined;
}

function Link({ one, other, sample }: LinkProps) {
  const [from, to] = [placeOfRegion(one), placeOfRegion(other)];
  if (from === undefined || to === undefined) return null;
  const state = linkState(one, other, sample);
  const ends = [pointOf(from), pointOf(to)] as const;
  const middle = arcMiddle(...ends);
  const lags = [lagOf(sample, other, one), lagOf(sample, one, other)].filter((lag) => lag !== undefined);
  return (
    <g class={`link ${state}`}>
      <path d={arcPath(...ends)} />
      {lags.length > 0 && <path class="flow" d={arcPath(...ends)} />}
      <text x={middle.x} y={middle.y - 2}>
        {state === 'cut' ? 'cut' : lags.length > 0 ? duration(Math.max(...lags)) : ''}
      </text>
    </g>
  );
}

function linkState(one: string, other: string, sample: Sample | undefined): 'open' | 'slow' | 'cut' {
  if (sample === undefined) return 'open';
  const { regions, replication } = sample.faults;
  const isParted = replication.partitions.some((pair) => pair.includes(one) && pair.includes(other));
  if (isParted || regions[one] === 'down' || regions[other] === 'down') return 'cut';
  const isSlow = `${one}>${other}` in replication.links || `${other}>${one}` in replication.links;
  return isSlow ? 'slow' : 'open';
}

interface RegionProps {
  readonly region: string;
  readonly cloud: Cloud;
  readonly sample: Sample | undefined;
}

function Region({ region, cloud, sample }: RegionProps) {
  const place = placeOfRegion(region);
  if (place === undefined) return null;
  const { x, y } = pointOf(place);
  const one = sample?.regions[region];
  const troubles = sample === undefined ? [] : troublesOf(region, sample.faults, one?.mark);
  const { tone, word } = healthOf(one, troubles);
  return (
    <g class={`place ${tone} ${hueOf(region, cloud.regions)}`}>
      <circle class="halo" cx={x} cy={y} r="6" />
      <circle class="core" cx={x} cy={y} r="3" />
      <text x={x} y={y + 12}>
        {place.city}
      </text>
      {tone !== 'good' && (
        <text class="word" x={x} y={y + 19}>
          {word}
        </text>
      )}
    </g>
  );
}

function Devices({ stage, regions }: { readonly stage: Stage; readonly regions: readonly string[] }) {
  return (
    <>
      {stage.devices.value.map(({ id, place, connection, network }) => {
        const from = pointOf(place);
        const { region } = connection.value;
        const home = region === undefined ? undefined : placeOfRegion(region);
        return (
          <g key={id} class={`viewer ${region === undefined ? '' : hueOf(region, regions)}`}>
            {home !== undefined && network.isOn.value && (
              <path d={`M${from.x} ${from.y}L${pointOf(home).x} ${pointOf(home).y}`} />
            )}
            <rect x={from.x - 1.6} y={from.y - 1.6} width="3.2" height="3.2" rx="0.8" />
          </g>
        );
      })}
    </>
  );
}

function summary({ regions }: Cloud, sample: Sample | undefined): string {
  const words = regions.map((region) => {
    const one = sample?.regions[region];
    const troubles = sample === undefined ? [] : troublesOf(region, sample.faults, one?.mark);
    return `${cityOf(region)} ${healthOf(one, troubles).word}`;
  });
  return `World map of the regions: ${words.join(', ')}.`;
}
