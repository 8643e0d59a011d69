import { artilleryYaml } from '../../../../bench/load/exports/artillery-yaml.ts';
import { k6Script } from '../../../../bench/load/exports/k6-script.ts';
import { requestsOf } from '../../../../bench/load/plan/arrivals.ts';
import { CLASSES } from '../../../../bench/load/plan/classes.ts';
import type { Scenario } from '../../../../bench/load/plan/scenario.ts';
import { artilleryTold, scenarios } from './exports-fixture.ts';

const totalOf = ({ phases }: Scenario) => phases.reduce((sum, phase) => sum + requestsOf(phase), 0);

interface K6Options {
  thresholds: object;
  scenarios: {
    load: {
      startRate: number;
      timeUnit: string;
      maxVUs: number;
      stages: { target: number; duration: string }[];
    };
  };
}

/** What k6 would be told: the literals of the script, read as they stand. */
function k6Told(script: string): { options: K6Options; mix: { name: string; percent: number }[] } {
  const literal = (name: string): string =>
    new RegExp(`const ${name} = ([\\s\\S]*?);\\n`).exec(script)?.[1] ?? '';
  return { options: JSON.parse(literal('options')), mix: JSON.parse(literal('mix')) };
}

describe.each(scenarios.map((scenario) => [scenario.name, scenario] as const))('%s for k6', (_, scenario) => {
  const { options, mix } = k6Told(k6Script(scenario));
  const { startRate, timeUnit, stages, maxVUs } = options.scenarios.load;

  it('sends as many requests as the table, at its rates', () => {
    expect(timeUnit).toBe('1m');
    let rate = startRate;
    const pieces = stages.map(({ target, duration }) => {
      const requests = (((rate + target) / 2 / 60) * Number.parseInt(duration, 10)) / 1_000;
      rate = target;
      return requests;
    });
    const total = pieces.reduce((sum, requests) => sum + requests, 0);
    // Ten even pieces lie above an exponential by at most 1.3 % of a ramp.
    expect(Math.abs(total / totalOf(scenario) - 1)).toBeLessThan(0.013);
    expect(Math.max(...stages.map(({ target }) => target / 60))).toBe(
      Math.max(...scenario.phases.map(({ toRps }) => toRps)),
    );
  });

  it('has the mix and the users of the table', () => {
    expect(mix).toEqual(CLASSES.map(({ name, percent }) => ({ name, percent })));
    expect(maxVUs).toBe(scenario.users);
  });
});

describe.each(scenarios.map((scenario) => [scenario.name, scenario] as const))(
  '%s for Artillery',
  (_, scenario) => {
    const told = artilleryTold(artilleryYaml(scenario));

    it('sends as many requests as the table, in its time', () => {
      const { phases } = told.config;
      const seconds = phases.map(({ duration }) => Number.parseFloat(duration));
      const total = phases.reduce(
        (sum, { arrivalRate, rampTo = arrivalRate }, at) =>
          sum + ((arrivalRate + rampTo) / 2) * (seconds[at] as number),
        0,
      );
      expect(Math.abs(total / totalOf(scenario) - 1)).toBeLessThan(0.013);
      const lasts = scenario.phases.reduce((sum, phase) => sum + phase.seconds, 0);
      expect(seconds.reduce((sum, one) => sum + one, 0)).toBeCloseTo(lasts, 5);
    });

    it('has the mix of the table', () => {
      expect(told.scenarios.map(({ name, weight }) => [name, weight])).toEqual(
        CLASSES.map(({ name, percent }) => [name, percent]),
      );
    });
  },
);

it('both hold a load to the limits that it has here', () => {
  const [normal] = scenarios as [Scenario];
  expect(k6Told(k6Script(normal)).options.thresholds).toEqual({
    http_req_duration: ['med<500', 'p(95)<2000', 'p(99)<5000'],
    http_req_failed: ['rate<0.001'],
    checks: ['rate>0.999'],
    dropped_iterations: ['count==0'],
  });
  expect(artilleryTold(artilleryYaml(normal)).config.ensure).toEqual({
    maxErrorRate: 0.1,
    p95: 2_000,
    p99: 5_000,
    thresholds: [{ 'http.response_time.median': 500 }],
  });
});
