import { runInNewContext } from 'node:vm';
import { artilleryYaml } from '../../../../bench/load/exports/artillery-yaml.ts';
import { exported } from '../../../../bench/load/exports/exported.ts';
import { k6Script } from '../../../../bench/load/exports/k6-script.ts';
import { REQUESTS } from '../../../../bench/load/exports/requests.ts';
import { stagesOf } from '../../../../bench/load/exports/stages.ts';
import { requestOf } from '../../../../bench/load/generate/requests.ts';
import { requestsOf } from '../../../../bench/load/plan/arrivals.ts';
import { CLASSES } from '../../../../bench/load/plan/classes.ts';
import type { Scenario } from '../../../../bench/load/plan/scenario.ts';
import { scenariosNamed } from '../../../../bench/load/plan/scenarios.ts';

const scenarios = ['normal', 'peak', 'spike', 'stages'].flatMap((name) => scenariosNamed(name, false));
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

interface ArtilleryRequest {
  url: string;
  json?: string;
  expect: { statusCode: number }[];
}

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: string | null;
}

/** What one virtual user of k6 would send: the script itself, for so many users of its file. */
function k6Sent(script: string, iterations: number, { users = 1, vu = 1 } = {}): Sent[] {
  const sent: Sent[] = [];
  const exec = { scenario: { iterationInTest: 0 }, vu: { idInTest: vu } };
  const request = (method: string, path: string, body: string | null) => {
    sent.push({ method, path, body });
    const status = method === 'GET' ? 200 : 202;
    return { status, json: () => `page ${sent.length}` };
  };
  const check = (answer: object, checks: Record<string, (answer: object) => boolean>) =>
    Object.values(checks).every((holds) => holds(answer));
  const file = Array.from({ length: users }, (_, at) => ({ token: 'token', sessionId: `s${at}` }));
  class SharedArray extends Array<object> {
    constructor(_: string, make: () => object[]) {
      super(...make());
    }
  }
  const code = script
    .replace(/^import .*$/gm, '')
    .replace('export const', 'const')
    .replace('export default function', 'run = function');
  const open = () => JSON.stringify(file);
  const scope = { run: () => {}, http: { request }, check, SharedArray, open, exec, __ENV: { EDGE: '' } };
  runInNewContext(code, scope);
  for (; exec.scenario.iterationInTest < iterations; exec.scenario.iterationInTest += 1) scope.run();
  return sent;
}

/** What our own generator sends in the bodies of a class, the first times. */
const bodiesOf = (name: 'patch' | 'completion') =>
  Array.from({ length: 97 }, (_, n) => {
    const anybody = { token: '', sessionId: '', region: '' };
    return JSON.parse(requestOf(name, anybody, { next: '' }, n).body ?? '');
  });

function artilleryTold(yaml: string) {
  const json = yaml
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n');
  return JSON.parse(json) as {
    config: {
      phases: { duration: string; arrivalRate: number; rampTo?: number }[];
      plugins: Record<string, object>;
      ensure: object;
      variables: Record<string, object[]>;
    };
    scenarios: { name: string; weight: number; flow: Record<string, ArtilleryRequest>[] }[];
  };
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

describe('exports', () => {
  it('ask what our own generator asks', () => {
    const [normal] = scenarios as [Scenario];
    const urls = artilleryTold(artilleryYaml(normal)).scenarios.map(
      ({ flow }) => Object.entries(flow[0] ?? {})[0],
    );
    expect(urls.map((entry) => [entry?.[0], entry?.[1].url])).toEqual([
      ['get', '/v1/sessions/{{ session }}/profile'],
      ['get', '/v1/sessions/{{ session }}/events?after='],
      ['patch', '/v1/sessions/{{ session }}/profile'],
      ['post', '/v1/sessions/{{ session }}/completions'],
    ]);
  });

  it('ask different questions and send different patches, those of our own generator', () => {
    const [normal] = scenarios as [Scenario];
    const { config, scenarios: told } = artilleryTold(artilleryYaml(normal));
    const sent = k6Sent(k6Script(normal), 20_000);
    for (const [name, method] of [
      ['patch', 'PATCH'],
      ['completion', 'POST'],
    ] as const) {
      const bodies = bodiesOf(name);
      expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(97);
      expect(REQUESTS[name].bodies).toEqual(bodies);
      expect(config.variables[name]).toEqual(bodies);
      expect(told.find((one) => one.name === name)?.flow[0]?.[method.toLowerCase()]?.json).toBe(
        `{{ ${name} }}`,
      );
      const own = sent.filter((one) => one.method === method).map(({ body }) => body);
      expect(new Set(own).size).toBe(97);
    }
  });

  it('poll from where the last page ended in k6, and say that Artillery cannot', () => {
    const [normal] = scenarios as [Scenario];
    const polls = k6Sent(k6Script(normal), 500)
      .map(({ path }, at) => ({ path, at }))
      .filter(({ path }) => path.includes('/events?'));
    expect(polls[0]?.path).toBe('/v1/sessions/s0/events?after=');
    for (const [n, { path }] of polls.slice(1).entries()) {
      expect(path).toBe(`/v1/sessions/s0/events?after=page%20${(polls[n]?.at ?? 0) + 1}`);
    }
    expect(artilleryYaml(normal)).toContain('every page of events is a first one');
  });

  it('let a virtual user of k6 act for its own share of the users', () => {
    const [normal] = scenarios as [Scenario];
    const sent = k6Sent(k6Script(normal), 5_000, { users: normal.users, vu: 23 });
    const seen = new Set(sent.map(({ path }) => Number(/sessions\/s(\d+)/.exec(path)?.[1])));
    // Twenty virtual users for 1,000 users, of whom the 23rd takes over those of the third.
    expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, turn) => 2 + turn * 20));
  });

  it('hold a load to the limits that it has here', () => {
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

  it('take an answer for an error that has another status than the expected one', () => {
    const [normal] = scenarios as [Scenario];
    const { config, scenarios: told } = artilleryTold(artilleryYaml(normal));
    expect(config.plugins).toEqual({ ensure: {}, expect: { reportFailuresAsErrors: true } });
    const statuses = told.map(({ flow }) => Object.values(flow[0] ?? {})[0]?.expect);
    expect(statuses).toEqual([200, 200, 202, 202].map((statusCode) => [{ statusCode }]));
  });

  it('are named after their scenario', () => {
    const [normal] = scenarios as [Scenario];
    expect(exported('k6', normal).file).toBe('normal.k6.js');
    expect(exported('artillery', normal).file).toBe('normal.artillery.yml');
  });

  it('cut a ramp into pieces whose ends lie on the exponential', () => {
    const stages = stagesOf(scenariosNamed('spike', false)[0] as Scenario);
    expect(stages).toHaveLength(12);
    expect(stages[4]).toEqual({ seconds: 3, fromRps: 47.82, toRps: 70.71 });
  });
});
