import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { duration } from '../../parts/format.ts';
import { Message } from '../../parts/message.tsx';
import { cityOf } from '../../regions.ts';
import type { Cloud } from '../cloud.ts';
import type { Latency, Sample } from '../cloud-types.ts';
import { Chart } from './chart.tsx';
import type { LatencyPoint } from './latency-point.ts';

const ALL = '';

/** Two charts over the last ten minutes, each with a summary in words and a table. */
export function Latencies({ cloud }: { readonly cloud: Cloud }) {
  const id = useId();
  const region = useSignal(ALL);
  const read = (kind: 'accept' | 'visible') => (sample: Sample) =>
    region.value === ALL ? sample[kind] : sample.regions[region.value]?.[kind];
  return (
    <>
      <div class="field inline">
        <label for={id}>Region</label>
        <select id={id} value={region.value} onChange={(event) => (region.value = event.currentTarget.value)}>
          <option value={ALL}>All regions</option>
          {cloud.regions.map((name) => (
            <option key={name} value={name}>
              {cityOf(name)}
            </option>
          ))}
        </select>
      </div>
      <LatencyChart
        title="Accept"
        about="from a command’s arrival at the API to its 202; the goal is that no other region matters"
        samples={cloud.samples.value}
        read={read('accept')}
      />
      <LatencyChart
        title="Accept → visible"
        about="from the 202 to the push to devices; other regions wait for replication, 100 to 400 ms here; dashed, the goal of 800 ms"
        samples={cloud.samples.value}
        read={read('visible')}
        goalMs={800}
      />
    </>
  );
}

interface LatencyChartProps {
  readonly title: string;
  readonly about: string;
  readonly samples: readonly Sample[];
  read(sample: Sample): Latency | undefined;
  readonly goalMs?: number;
}

function LatencyChart({ title, about, samples, read, goalMs }: LatencyChartProps) {
  const points = samples.map((sample) => ({ atMs: sample.atMs, latency: read(sample) }));
  const measured = points.findLast(({ latency }) => latency !== undefined);
  const last = measured?.latency;
  const ageMs = (points.at(-1)?.atMs ?? 0) - (measured?.atMs ?? 0);
  return (
    <article class="card chart-card">
      <h2>{title}</h2>
      <p class="about">{about}</p>
      {last === undefined ? (
        <Message tone="info" title="Nothing was measured yet">
          Type something in the demo, or run <code>npm run bench -- --scenario normal --quick</code> beside
          this page.
        </Message>
      ) : (
        <>
          <dl class="percentiles">
            <Percentile term="P50" ms={last.p50} />
            <Percentile term="P95" ms={last.p95} />
            <Percentile term="P99" ms={last.p99} />
            <div>
              <dt>in 10 s</dt>
              <dd>{last.count}</dd>
            </div>
            {ageMs > 2_000 && (
              <div>
                <dt>measured</dt>
                <dd>{duration(ageMs)} ago</dd>
              </div>
            )}
          </dl>
          <Chart points={points} {...(goalMs !== undefined && { goalMs })} />
          <details class="disclosure">
            <summary>As a table</summary>
            <LatencyTable points={points} title={title} />
          </details>
        </>
      )}
    </article>
  );
}

function Percentile({ term, ms }: { readonly term: string; readonly ms: number }) {
  return (
    <div class={term.toLowerCase()}>
      <dt>{term}</dt>
      <dd>{duration(ms)}</dd>
    </div>
  );
}

const EVERY = 10;
const ROWS = 12;

function LatencyTable({
  points,
  title,
}: {
  readonly points: readonly LatencyPoint[];
  readonly title: string;
}) {
  const rows = points.filter((_, at) => (points.length - 1 - at) % EVERY === 0).slice(-ROWS);
  return (
    <table>
      <caption>{title}, every ten seconds</caption>
      <thead>
        <tr>
          <th scope="col">Ago</th>
          <th scope="col">P50</th>
          <th scope="col">P95</th>
          <th scope="col">P99</th>
          <th scope="col">Count</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ atMs, latency }) => (
          <tr key={atMs}>
            <th scope="row">{duration((points.at(-1)?.atMs ?? 0) - atMs)}</th>
            <td>{latency === undefined ? '–' : duration(latency.p50)}</td>
            <td>{latency === undefined ? '–' : duration(latency.p95)}</td>
            <td>{latency === undefined ? '–' : duration(latency.p99)}</td>
            <td>{latency?.count ?? 0}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
