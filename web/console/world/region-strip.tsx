import { cityOf, hueOf } from '../../regions.ts';
import type { Cloud } from '../cloud.ts';
import { troublesOf } from '../recovery/recovery.ts';
import { healthOf } from './health.ts';
import { RecoveryClock } from './recovery-clock.tsx';
import { TroubleButtons } from './trouble-buttons.tsx';

/** All regions in a row, with the two buttons that matter most. */
export function RegionStrip({ cloud }: { readonly cloud: Cloud }) {
  return (
    <section class="region-strip" aria-label="Regions">
      {cloud.regions.map((region) => (
        <StripRegion key={region} cloud={cloud} region={region} />
      ))}
    </section>
  );
}

function StripRegion({ cloud, region }: { readonly cloud: Cloud; readonly region: string }) {
  const sample = cloud.latest.value;
  const one = sample?.regions[region];
  const troubles = sample === undefined ? [] : troublesOf(region, sample.faults, one?.mark);
  const { tone, word } = healthOf(one, troubles);
  return (
    <div class={`strip-region ${hueOf(region, cloud.regions)}`}>
      <p>
        <span class={`dot ${tone}`} aria-hidden="true" />
        <strong>{cityOf(region)}</strong> <span class="word">{word}</span>
      </p>
      <TroubleButtons cloud={cloud} region={region} kinds={['killed']} troubles={troubles} />
      <RecoveryClock cloud={cloud} region={region} isShort />
    </div>
  );
}
