import { Scroller } from '../../parts/scroller.tsx';
import { cityOf } from '../../regions.ts';
import type { Figures } from './figures-of.ts';
import { curveOf, newestOf, type Row, type RowGroup } from './rows.ts';

interface FigureTableProps {
  readonly group: RowGroup;
  readonly regions: readonly string[];
  readonly figures: Readonly<Record<string, Figures>>;
}

/** Figures of all regions, each with its newest value and the curve of the last minutes. */
export function FigureTable({ group, regions, figures }: FigureTableProps) {
  return (
    <article class="card">
      <h2>{group.title}</h2>
      <p class="about">{group.about}</p>
      <Scroller label={`${group.title} of all regions`}>
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">Figure</th>
              {regions.map((region) => (
                <th key={region} scope="col">
                  {cityOf(region)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {group.rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.title}</th>
                {regions.map((region) => (
                  <Cell key={region} row={row} figures={figures[region]} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </article>
  );
}

function Cell({ row, figures }: { readonly row: Row; readonly figures: Figures | undefined }) {
  const values = figures?.series[row.name] ?? [];
  const newest = newestOf(values);
  return (
    <td>
      {newest === undefined ? '–' : row.say(newest)}
      {newest !== undefined && (
        <svg class="curve" viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true">
          <polyline points={curveOf(values)} />
        </svg>
      )}
    </td>
  );
}
