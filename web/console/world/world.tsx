import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Stage } from '../../demo/stage.ts';
import { count, duration, rate, some } from '../../parts/format.ts';
import { cityOf, hueOf } from '../../regions.ts';
import type { Cloud } from '../cloud.ts';
import type { RegionSample } from '../cloud-types.ts';
import { perSecond } from '../per-second.ts';
import { troublesOf } from '../recovery/recovery.ts';
import { healthOf } from './health.ts';
import { lagOf } from './lag.ts';
import { RecoveryClock } from './recovery-clock.tsx';
import { TroubleButtons } from './trouble-buttons.tsx';
import { WorldMap } from './world-map.tsx';

export interface WorldProps {
  readonly cloud: Cloud;
  readonly stage: Stage;
}

/** Where the regions are, how they are, and what can be done to them. */
export function World({ cloud, stage }: WorldProps) {
  return (
    <>
      <WorldMap cloud={cloud} stage={stage} />
      <p class="hint">
        Circles are regions, with what is on its way between them and for how long. Squares are the demo’s
        devices, each with a line to the region that answers it.
      </p>
      <div class="regions">
        {cloud.regions.map((region) => (
          <RegionCard key={region} cloud={cloud} region={region} />
        ))}
      </div>
      <LiftAll cloud={cloud} />
    </>
  );
}

function RegionCard({ cloud, region }: { readonly cloud: Cloud; readonly region: string }) {
  const sample = cloud.latest.value;
  const one = sample?.regions[region];
  const troubles = sample === undefined ? [] : troublesOf(region, sample.faults, one?.mark);
  const { tone, word } = healthOf(one, troubles);
  return (
    <article class={`card region ${hueOf(region, cloud.regions)}`} aria-labelledby={`region-${region}`}>
      <header>
        <h2 id={`region-${region}`}>{cityOf(region)}</h2>
        <code>{region}</code>
        <p class={`health ${tone}`}>
          <span class={`dot ${tone}`} aria-hidden="true" />
          {word}
        </p>
      </header>
      {one === undefined ? (
        <p class="hint">Waiting for the first sample…</p>
      ) : (
        <Facts cloud={cloud} region={region} one={one} />
      )}
      <TroubleButtons
        cloud={cloud}
        region={region}
        kinds={['killed', 'drained', 'partitioned', 'slowed']}
        troubles={troubles}
      />
      <RecoveryClock cloud={cloud} region={region} />
    </article>
  );
}

interface FactsProps {
  readonly cloud: Cloud;
  readonly region: string;
  readonly one: RegionSample;
}

function Facts({ cloud, region, one }: FactsProps) {
  const samples = cloud.samples.value;
  const queued = Object.values(one.queues).reduce(
    (sum, { visible, inFlight }) => sum + visible + inFlight,
    0,
  );
  const lagMs = lagOf(cloud.latest.value, region);
  return (
    <dl class="facts">
      <Fact term="Requests">{rate(perSecond(samples, (at) => at.regions[region]?.requests))}/s</Fact>
      <Fact term="Applied">{rate(perSecond(samples, (at) => at.regions[region]?.applied))}/s</Fact>
      <Fact term="Queued">{count(queued)}</Fact>
      <Fact term="Behind by">{lagMs === undefined ? 'nothing' : duration(lagMs)}</Fact>
      <Fact term="Devices">{count(one.devices)}</Fact>
      <Fact term="To bury">{count(one.deadLetters)}</Fact>
    </dl>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function LiftAll({ cloud }: { readonly cloud: Cloud }) {
  const problem = useSignal<string | undefined>(undefined);
  const sample = cloud.latest.value;
  const troubled = cloud.regions.filter(
    (region) =>
      sample !== undefined && troublesOf(region, sample.faults, sample.regions[region]?.mark).length > 0,
  );
  if (troubled.length < 2) return null;
  const lift = async (): Promise<void> => {
    const marks = Object.fromEntries(cloud.regions.map((region) => [region, null]));
    await Promise.all([cloud.liftFaults(), cloud.putMarks(marks)]).catch((error: Error) => {
      problem.value = error.message;
    });
  };
  return (
    <p class="lift">
      {some(troubled.length, 'region')} in trouble.{' '}
      <button type="button" onClick={lift}>
        Restore all
      </button>
      {problem.value !== undefined && <span role="alert">{problem.value}</span>}
    </p>
  );
}
