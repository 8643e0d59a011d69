import { LATENCY_LIMITS_MS, MOST_ERRORS_PERCENT } from '../judge/limits.ts';
import { CLASSES } from '../plan/classes.ts';
import type { Scenario } from '../plan/scenario.ts';
import { NEXT, REQUESTS, SESSION } from './requests.ts';
import { type Stage, stagesOf } from './stages.ts';

/** k6 starts whole numbers of iterations in a unit of time; per minute it can have the rates that we have. */
const UNIT = { text: '1m', seconds: 60 };

const { 50: P50, 95: P95, 99: P99 } = LATENCY_LIMITS_MS;
const MOST_ERRORS = MOST_ERRORS_PERCENT / 100;

/** A load as a k6 script. */
export function k6Script(scenario: Scenario): string {
  const options = optionsOf(scenario, stagesOf(scenario));
  return `// ${scenario.name} for k6: k6 run -e EDGE=https://… -e USERS=users.json ${scenario.name}.k6.js
// users.json: [{"token":"<JWT>","sessionId":"<a session of that user>"}, …], ${scenario.users} of them.
// k6 counts latency from when it sends: watch dropped_iterations, which must stay 0. Ramps are ten even pieces each.
import http from 'k6/http';
import { check } from 'k6';
import exec from 'k6/execution';
import { SharedArray } from 'k6/data';

const users = new SharedArray('users', () => JSON.parse(open(__ENV.USERS || 'users.json')));
const mix = ${JSON.stringify(CLASSES.map(({ name, percent }) => ({ name, percent })))};
const requests = ${JSON.stringify(REQUESTS)};
const VUS = ${options.scenarios.load.preAllocatedVUs};
// Session → cursor of its last page of events, as this virtual user has read it.
const next = {};

export const options = ${JSON.stringify(options, null, 2)};

export default function () {
  const { token, sessionId } = pickUser();
  const name = pick();
  const { method, path, bodies, status } = requests[name];
  const url = __ENV.EDGE + path.replace('${SESSION}', sessionId).replace('${NEXT}', encodeURIComponent(next[sessionId] || ''));
  const body = bodies ? JSON.stringify(bodies[exec.scenario.iterationInTest % bodies.length]) : null;
  const response = http.request(method, url, body, {
    headers: { authorization: 'Bearer ' + token, 'content-type': 'application/json' },
    tags: { class: name },
  });
  const isAnswered = check(response, { answered: (r) => r.status === status });
  if (isAnswered && name === 'events') {
    next[sessionId] = response.json('next');
  }
}

// A virtual user always acts for the same few users, or it could not know where their next page of events begins.
function pickUser() {
  const turn = Math.floor((Math.random() * users.length) / VUS);
  return users[((exec.vu.idInTest - 1) % VUS + turn * VUS) % users.length];
}

function pick() {
  let left = Math.random() * 100;
  return (mix.find(({ percent }) => (left -= percent) < 0) || mix[mix.length - 1]).name;
}
`;
}

function optionsOf({ users }: Scenario, stages: readonly Stage[]) {
  const most = Math.max(...stages.map(({ toRps }) => toRps));
  return {
    scenarios: {
      load: {
        executor: 'ramping-arrival-rate',
        startRate: perUnit(stages[0]?.fromRps ?? 0),
        timeUnit: UNIT.text,
        preAllocatedVUs: Math.min(users, Math.ceil(most)),
        maxVUs: users,
        stages: stages.flatMap((stage, at) => stepsOf(stage, stages[at - 1])),
      },
    },
    thresholds: {
      http_req_duration: [`med<${P50}`, `p(95)<${P95}`, `p(99)<${P99}`],
      http_req_failed: [`rate<${MOST_ERRORS}`],
      checks: [`rate>${1 - MOST_ERRORS}`],
      dropped_iterations: ['count==0'],
    },
  };
}

/** A k6 stage begins at the target of the one before; where the rate jumps, a stage of no duration jumps too. */
function stepsOf({ seconds, fromRps, toRps }: Stage, before: Stage | undefined) {
  const jump = (before?.toRps ?? fromRps) === fromRps ? [] : [{ target: perUnit(fromRps), duration: '0s' }];
  return [...jump, { target: perUnit(toRps), duration: `${Math.round(seconds * 1_000)}ms` }];
}

function perUnit(rps: number): number {
  return Math.round(rps * UNIT.seconds);
}
