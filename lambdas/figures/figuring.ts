import type { Static } from '@sinclair/typebox';
import type { OperatorFigures } from '../contract/answers.ts';
import { FIGURE_NAMES, FIGURE_PERIOD_SECONDS, FIGURE_PERIODS } from '../contract/figures.ts';
import { type Handle, json } from '../http/answer.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { type Operators, requireOperator } from '../http/operator.ts';
import { routed } from '../http/router.ts';
import { keptFor } from '../platform/kept-for.ts';
import { type GetMetricData, type MetricDataOutput, metricDataInput } from './metric-data.ts';

/** What figures needs of the world. */
export interface Ports {
  readonly region: string;
  readonly app: string;
  readonly operators: Operators;
  readonly getMetricData: GetMetricData;
  nowMs(): number;
}

/** CloudWatch has nothing newer within a period, and bills every time that it is asked; a failure is kept as well. */
const KEPT_MS = FIGURE_PERIOD_SECONDS * 1_000;

/** `GET /v1/operator/figures`: what CloudWatch has measured in this region, for operators. One per execution environment. */
export function figuring(ports: Ports): Handle<HttpRequest> {
  const newest = keptFor(KEPT_MS, ports.nowMs, () => measured(ports));
  return routed({
    'GET /v1/operator/figures': async (request) => {
      requireOperator(request, ports.operators);
      return json(200, await newest());
    },
  });
}

async function measured({
  region,
  app,
  getMetricData,
  nowMs,
}: Ports): Promise<Static<typeof OperatorFigures>> {
  const input = metricDataInput(app, nowMs());
  const begins = Array.from(
    { length: FIGURE_PERIODS },
    (_, at) => input.StartTime + at * FIGURE_PERIOD_SECONDS,
  );
  const valuesOf = valuesBy(await getMetricData(input));
  const series = FIGURE_NAMES.map((name) => [name, begins.map((begin) => valuesOf(name).get(begin) ?? null)]);
  return {
    region,
    periodSeconds: FIGURE_PERIOD_SECONDS,
    times: begins.map((begin) => new Date(begin * 1_000).toISOString()),
    series: Object.fromEntries(series),
  };
}

function valuesBy({ MetricDataResults = [] }: MetricDataOutput): (id: string) => ReadonlyMap<number, number> {
  const byId = new Map(
    MetricDataResults.map(({ Id, Timestamps, Values }) => [
      Id,
      new Map(Timestamps.map((begin, at) => [begin, Values[at] ?? Number.NaN])),
    ]),
  );
  return (id) => byId.get(id) ?? new Map();
}
