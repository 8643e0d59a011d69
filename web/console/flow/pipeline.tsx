import { count, duration, rate } from '../../parts/format.ts';
import type { Cloud } from '../cloud.ts';
import type { Sample } from '../cloud-types.ts';
import { perSecond } from '../per-second.ts';
import { STAGES, type Stage } from './stages.ts';

/** The stages as a picture, all regions together. */
export function Pipeline({ cloud }: { readonly cloud: Cloud }) {
  const samples = cloud.samples.value;
  return (
    <ol class="pipeline" aria-label="All regions together">
      {STAGES.map((stage) => (
        <Step key={stage.name} stage={stage} samples={samples} regions={cloud.regions} />
      ))}
    </ol>
  );
}

interface StepProps {
  readonly stage: Stage;
  readonly samples: readonly Sample[];
  readonly regions: readonly string[];
}

function Step({ stage, samples, regions }: StepProps) {
  const flow = regions.reduce(
    (sum, region) =>
      sum +
      perSecond(samples, (at) => {
        const one = at.regions[region];
        return one && stage.countIn(one);
      }),
    0,
  );
  const held = stage.held(samples.at(-1), regions);
  return (
    <li class={flow > 0 ? 'busy' : ''} data-stage={stage.name}>
      <p class="name">{stage.name}</p>
      <p class="rate">
        <strong>{rate(flow)}</strong> {stage.unit}/s
      </p>
      <p class={`held ${held.howMany > 0 ? 'some' : ''}`}>
        {count(held.howMany)} {held.what}
        {held.oldestMs !== undefined && `, oldest ${duration(held.oldestMs)}`}
      </p>
    </li>
  );
}
