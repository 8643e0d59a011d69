import { hold, type Phase, quickened, type Scenario } from './scenario.ts';

const ramp = (fromRps: number, toRps: number, seconds: number): Phase => ({
  name: 'ramp',
  seconds,
  fromRps,
  toRps,
});

/** Rates and users of the stages, one after the other. */
const STAGES = [
  [50, 1_000],
  [200, 5_000],
  [500, 10_000],
  [1_000, 30_000],
] as const;
const STAGE_SECONDS = 60;

/** It ends with what a quiet night has, so that its recovery shows. */
export const SPIKE = {
  name: 'spike',
  users: 10_000,
  phases: [ramp(10, 500, 30), hold(500, 60), hold(10, 210, 'after')],
} as const satisfies Scenario;

/** Loads by the name that `--scenario` takes; most are one, stages are several. */
const SCENARIOS = {
  normal: [{ name: 'normal', users: 1_000, phases: [hold(20, 300)] }],
  peak: [{ name: 'peak', users: 5_000, phases: [ramp(10, 100, 300), hold(100, 1_500)] }],
  spike: [SPIKE],
  stages: STAGES.map(([rps, users]) => ({
    name: `stage-${rps}`,
    users,
    phases: [hold(rps, STAGE_SECONDS)],
  })),
} as const satisfies Record<string, readonly Scenario[]>;

export const SCENARIO_NAMES = [...Object.keys(SCENARIOS), 'maximum'] as const;

/** The loads of a name; none for `maximum`, which finds its rates while it runs. */
export function scenariosNamed(name: string, quick: boolean): readonly Scenario[] {
  const found: readonly Scenario[] = name in SCENARIOS ? SCENARIOS[name as keyof typeof SCENARIOS] : [];
  return quick ? found.map(quickened) : found;
}

const FIRST_STEP_RPS = 20;
const STEP = 1.25;
const STEP_SECONDS = 30;
const QUICK_STEP_SECONDS = 6;

/** The n-th step on the way to the maximum, each a quarter higher than the one before. */
export function maximumStep(n: number, quick: boolean, users: number): Scenario {
  const rps = Math.round(FIRST_STEP_RPS * STEP ** n);
  return { name: `step-${rps}`, users, phases: [hold(rps, quick ? QUICK_STEP_SECONDS : STEP_SECONDS)] };
}
