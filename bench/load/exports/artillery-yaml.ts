import { LATENCY_LIMITS_MS, MOST_ERRORS_PERCENT } from '../judge/limits.ts';
import { CLASSES } from '../plan/classes.ts';
import type { Scenario } from '../plan/scenario.ts';
import { NEXT, REQUESTS, SESSION } from './requests.ts';
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
      // One of each list for each virtual user, at random, who sends one request.
      variables: bodiesByClass(),
      // Whoever is answered by another status than the expected one counts in maxErrorRate.
      plugins: { ensure: {}, expect: { reportFailuresAsErrors: true } },
      ensure: {
        maxErrorRate: MOST_ERRORS_PERCENT,
        p95: LATENCY_LIMITS_MS[95],
        p99: LATENCY_LIMITS_MS[99],
        thresholds: [{ 'http.response_time.median': LATENCY_LIMITS_MS[50] }],
      },
    },
    scenarios: CLASSES.map(({ name, percent }) => ({ name, weight: percent, flow: [flowOf(name)] })),
  };
  return `# ${scenario.name} for Artillery: EDGE=https://… npx artillery run ${scenario.name}.artillery.yml
# users.csv: one line "<JWT>,<a session of that user>" for each of ${scenario.users} users.
# Artillery counts latency from when it sends. Ramps are ten even pieces each. Its users live for one request, so that
# every page of events is a first one; bodies are taken at random from those that our own generator sends in turn.
${JSON.stringify(test, null, 2)}
`;
}

function bodiesByClass() {
  const lists = CLASSES.map(({ name }) => [name, REQUESTS[name].bodies] as const);
  return Object.fromEntries(lists.filter(([, bodies]) => bodies !== undefined));
}

function flowOf(name: keyof typeof REQUESTS) {
  const { method, path, bodies, status } = REQUESTS[name];
  return {
    [method.toLowerCase()]: {
      url: path.replace(SESSION, '{{ session }}').replace(NEXT, ''),
      headers: { authorization: 'Bearer {{ token }}', 'content-type': 'application/json' },
      // Where a template is nothing but a variable, Artillery takes its value as it is: an object.
      ...(bodies && { json: `{{ ${name} }}` }),
      expect: [{ statusCode: status }],
    },
  };
}
