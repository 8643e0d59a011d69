import { landPath, MAP, pointOf } from '../console/world/projection.ts';
import { hueOf, placeOfRegion } from '../regions.ts';

const DOTS = landPath();

/** The regions on the map, for the eye alone. */
export function LandPicture({ regions }: { readonly regions: readonly string[] }) {
  return (
    <svg class="land-picture" viewBox={`0 0 ${MAP.width} ${MAP.height}`} aria-hidden="true">
      <path class="land" d={DOTS} />
      {regions.map((region) => {
        const place = placeOfRegion(region);
        if (place === undefined) return null;
        const { x, y } = pointOf(place);
        return (
          <g key={region} class={hueOf(region, regions)}>
            <circle class="halo" cx={x} cy={y} r="6" />
            <circle class="core" cx={x} cy={y} r="2.6" />
          </g>
        );
      })}
    </svg>
  );
}
