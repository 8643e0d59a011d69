import { CLASSES } from '../plan/classes.ts';
import type { Scenario } from '../plan/scenario.ts';
import { REQUESTS } from './requests.ts';
import { stagesOf } from './stages.ts';

/** A load as an Artillery test. JSON is YAML, and only the comments are not JSON. */
export function artilleryYaml(scenario: Scenario): string {
  const phases = stagesOf(scenario).map(({ seconds, fromRps, toRps }) =>
    fromRps === toRps
      ? { duration: `${seconds} seconds`, arrivalRate: fromRps }
      : { duration: `${seconds} seconds`, arrivalRate: fromRps, rampTo: toRps },
  );
  const test = {
    config: {
      target: '{{ $env.EDGE }}',
      phases,
      payload: { path: 'users.csv', fields: ['token', 'session'], order: 'random' },
      http: { timeout: 30 },
      plugins: { ensure: {} },
      ensure: {
        maxErrorRate: 0.1,
        p95: 2_000,
        p99: 5_000,
        thresholds: [{ 'http.response_time.median': 500 }],
      },
    },
    scenarios: CLASSES.map(({ name, percent }) => ({ name, weight: percent, flow: [flowOf(name)] })),
  };
  return `# ${scenario.name} for Artillery: EDGE=https://… npx artillery run ${scenario.name}.artillery.yml
# users.csv: one line "<JWT>,<a session of that user>" for each of ${scenario.users} users.
# Artillery counts latency from when it sends. Ramps are ten even pieces each.
${JSON.stringify(test, null, 2)}
`;
}

function flowOf(name: keyof typeof REQUESTS) {
  const { method, path, body, status } = REQUESTS[name];
  return {
    [method.toLowerCase()]: {
      url: path.replace('{session}', '{{ session }}'),
      headers: { authorization: 'Bearer {{ token }}', 'content-type': 'application/json' },
      ...(body && { json: body }),
      expect: [{ statusCode: status }],
    },
  };
}
