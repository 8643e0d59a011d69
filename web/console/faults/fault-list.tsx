import { useSignal } from '@preact/signals';
import type { Deployment } from '../../deployment.ts';
import { count, rate } from '../../parts/format.ts';
import { Message } from '../../parts/message.tsx';
import { Scroller } from '../../parts/scroller.tsx';
import { Switch } from '../../parts/switch.tsx';
import { cityOf } from '../../regions.ts';
import type { Cloud } from '../cloud.ts';
import { perSecond } from '../per-second.ts';
import { faultWords } from './fault-words.ts';
import { PRESETS } from './presets.ts';
import { struckWords } from './struck-words.ts';

export interface FaultListProps {
  readonly cloud: Cloud;
  readonly deployment: Deployment;
}

/** What is in force, what it does now, and some faults to switch on. */
export function FaultList({ cloud, deployment }: FaultListProps) {
  const problem = useSignal<string | undefined>(undefined);
  const faults = cloud.latest.value?.faults;
  const attempt = (work: Promise<unknown>): void => {
    problem.value = undefined;
    work.catch((error: Error) => {
      problem.value = error.message;
    });
  };
  if (faults === undefined) return <p class="hint">Waiting for the first sample…</p>;
  const words = faultWords(faults);
  return (
    <>
      {words.length === 0 ? (
        <Message tone="good" title="No fault is in force">
          Switch one on below, kill a region in World, or PUT any that docs/local-cloud.md lists to{' '}
          <code>{deployment.console}/_local/faults</code>.
        </Message>
      ) : (
        <ul class="faults">
          {words.map(({ does, countedAs }) => (
            <li key={does}>
              <strong>{does}</strong>
              <span>{strikes(cloud, countedAs)}</span>
            </li>
          ))}
        </ul>
      )}
      <section class="card" aria-labelledby="presets-title">
        <h2 id="presets-title">Switch on</h2>
        <div class="presets">
          {PRESETS.map((preset) => (
            <Switch
              key={preset.label}
              label={preset.label}
              isOn={preset.isOn(faults)}
              onChange={(on) => attempt(cloud.putFaults(on ? preset.on : preset.off))}
            />
          ))}
        </div>
        <button type="button" disabled={words.length === 0} onClick={() => attempt(cloud.liftFaults())}>
          Lift all faults
        </button>
      </section>
      {problem.value !== undefined && (
        <Message tone="bad" title="The faults were not changed">
          {problem.value}
        </Message>
      )}
      <Strikes cloud={cloud} />
    </>
  );
}

function strikes(cloud: Cloud, kinds: readonly string[]): string {
  if (kinds.length === 0) return 'not counted';
  const samples = cloud.samples.value;
  const sum = (at: (typeof samples)[number]) =>
    Object.values(at.regions).reduce(
      (total, { faults }) => total + kinds.reduce((all, kind) => all + (faults[kind] ?? 0), 0),
      0,
    );
  const last = samples.at(-1);
  return `${rate(perSecond(samples, sum))}/s now, ${count(last === undefined ? 0 : sum(last))} since the start`;
}

function Strikes({ cloud }: { readonly cloud: Cloud }) {
  const regions = cloud.latest.value?.regions ?? {};
  const kinds = [...new Set(Object.values(regions).flatMap(({ faults }) => Object.keys(faults)))].sort();
  if (kinds.length === 0) return null;
  return (
    <Scroller label="Strikes by region">
      <table>
        <caption>How often each kind has struck since the start</caption>
        <thead>
          <tr>
            <th scope="col">Region</th>
            {kinds.map((kind) => (
              <th key={kind} scope="col">
                {struckWords(kind)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Object.entries(regions).map(([region, { faults }]) => (
            <tr key={region}>
              <th scope="row">{cityOf(region)}</th>
              {kinds.map((kind) => (
                <td key={kind}>{count(faults[kind] ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
