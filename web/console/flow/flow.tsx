import { Scroller } from '../../parts/scroller.tsx';
import { cityOf, hueOf } from '../../regions.ts';
import type { Cloud } from '../cloud.ts';
import { Pipeline } from './pipeline.tsx';
import { STAGES, type StageCell } from './stages.ts';

/** The way of a write through each region: a column for each stage, a row for each region. */
export function Flow({ cloud }: { readonly cloud: Cloud }) {
  const samples = cloud.samples.value;
  if (samples.length === 0) return <p class="hint">Waiting for the first sample…</p>;
  return (
    <>
      <Pipeline cloud={cloud} />
      <h2>By region</h2>
      <ByRegion cloud={cloud} />
    </>
  );
}

function ByRegion({ cloud }: { readonly cloud: Cloud }) {
  const samples = cloud.samples.value;
  return (
    <Scroller label="Flow by region and stage">
      <table class="flow">
        <thead>
          <tr>
            <th scope="col">Region</th>
            {STAGES.map(({ name, about }) => (
              <th key={name} scope="col">
                <span class="stage">{name}</span>
                <small>{about}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cloud.regions.map((region) => (
            <tr key={region} class={hueOf(region, cloud.regions)}>
              <th scope="row">
                {cityOf(region)} <code>{region}</code>
              </th>
              {STAGES.map(({ name, look }) => (
                <Cell key={name} name={name} cell={look(samples, region)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function Cell({ name, cell }: { readonly name: string; readonly cell: StageCell }) {
  return (
    <td data-stage={name} class={cell.isBusy ? 'busy' : ''}>
      <strong>{cell.rate}</strong>
      {cell.notes.map((note) => (
        <span key={note} class="note">
          {note}
        </span>
      ))}
      {cell.warning !== undefined && <span class="note warning">{cell.warning}</span>}
    </td>
  );
}
