import { cityOf, hueOf, placeOfRegion } from '../../regions.ts';
import { landPath, MAP, pointOf } from '../world/projection.ts';
import type { RegionHealth } from './region-health.ts';

const DOTS = landPath();

interface HealthMapProps {
  readonly regions: readonly string[];
  readonly health: Readonly<Record<string, RegionHealth>>;
}

/** The world with the regions. Its words are in the list below. */
export function HealthMap({ regions, health }: HealthMapProps) {
  const words = regions.map((region) => `${cityOf(region)} ${health[region]?.word ?? 'unknown'}`);
  return (
    <svg
      class="world"
      viewBox={`0 0 ${MAP.width} ${MAP.height}`}
      role="img"
      aria-label={`World map of the regions: ${words.join(', ')}.`}
    >
      <path class="land" d={DOTS} />
      {regions.map((region) => (
        <Dot key={region} region={region} hue={hueOf(region, regions)} health={health[region]} />
      ))}
    </svg>
  );
}

interface DotProps {
  readonly region: string;
  readonly hue: string;
  readonly health: RegionHealth | undefined;
}

function Dot({ region, hue, health }: DotProps) {
  const place = placeOfRegion(region);
  if (place === undefined) return null;
  const { x, y } = pointOf(place);
  const { tone, word } = health ?? { tone: 'warn', word: 'unknown' };
  return (
    <g class={`place ${tone} ${hue}`}>
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
