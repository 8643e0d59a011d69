import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CloudResource, Principal } from '../engines/engine.ts';
import type { Authorize } from '../engines/wire/gate.ts';
import { functionNameOf } from './function-spec.ts';
import type { Functions } from './functions.ts';
import type { LogLine } from './log-line.ts';

export interface SchedulesOptions {
  /** All resources of the app; those that are no schedules are left alone. */
  readonly resources: readonly CloudResource[];
  readonly functions: Pick<Functions, 'invoke'>;
  /** Whether a schedule's role may invoke its target. */
  readonly allow: Authorize;
  log(line: LogLine): void;
}

export interface Schedules {
  stop(): void;
}

interface Schedule {
  readonly name: string;
  readonly region: string;
  readonly targetArn: string;
  readonly roleArn: string;
  readonly payload: string;
  readonly everyMs: number;
}

const UNIT_MS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
const THROTTLE_PAUSE_MS = 500;
const RATE = /^rate\((\d+) (minute|hour|day)s?\)$/;

/**
 * Runs every schedule at once and then at its rate.
 * @throws Error for an expression or a target that is not known here
 */
export function startSchedules(options: SchedulesOptions): Schedules {
  const schedules = options.resources
    .filter(({ type, properties }) => type === 'AWS::Scheduler::Schedule' && properties.State !== 'DISABLED')
    .map(scheduleOf);
  const stopping = new AbortController();
  const timers = schedules.map((schedule) => {
    void run(schedule, options, stopping.signal);
    return setInterval(() => void run(schedule, options, stopping.signal), schedule.everyMs).unref();
  });
  return {
    stop() {
      stopping.abort();
      timers.forEach(clearInterval);
    },
  };
}

function scheduleOf({ properties, physicalName, region, stackName, logicalId }: CloudResource): Schedule {
  const expression = String(properties.ScheduleExpression);
  const target = properties.Target as { Arn: string; RoleArn: string; Input?: string };
  const [, count, unit] = RATE.exec(expression) ?? [];
  if (unit === undefined || !target.Arn.startsWith('arn:aws:lambda:')) {
    throw new Error(
      `Stack ${stackName}, resource ${logicalId}: the local cloud cannot run ${expression} on ${target.Arn}. It runs rate(n minutes), hours or days on Lambda functions.`,
    );
  }
  return {
    name: physicalName,
    region,
    targetArn: target.Arn,
    roleArn: target.RoleArn,
    payload: target.Input ?? '{}',
    everyMs: Number(count) * (UNIT_MS[unit] ?? 0),
  };
}

/** A run that fails is told in the log; the next one comes at its time. */
async function run(schedule: Schedule, options: SchedulesOptions, signal: AbortSignal): Promise<void> {
  const { name, region, targetArn, roleArn } = schedule;
  const say = (text: string): void => {
    const functionName = functionNameOf(targetArn);
    options.log({ atMs: Date.now(), region, functionName, source: 'platform', text });
  };
  const principal: Principal = { kind: 'role', roleArn, functionName: name };
  const access = { action: 'lambda:InvokeFunction', resource: targetArn };
  if (!options.allow(principal, access, region)) {
    say(`AccessDeniedException: schedule ${name} may not ${access.action} on ${access.resource}`);
    return;
  }
  await invokeWhenFree(schedule, options, signal).catch((error) => {
    if (!signal.aborted) say(`Schedule ${name}: ${String(error)}`);
  });
}

/** A throttled run waits, as it would in Lambda's queue of asynchronous events, until the next one is due. */
async function invokeWhenFree(schedule: Schedule, { functions }: SchedulesOptions, signal: AbortSignal) {
  const { targetArn, region, everyMs } = schedule;
  const payload = withContext(schedule);
  const until = performance.now() + everyMs;
  for (;;) {
    try {
      return await functions.invoke(targetArn, region, payload);
    } catch (error) {
      const isThrottled = error instanceof Error && error.name === 'TooManyRequestsException';
      if (!isThrottled || performance.now() > until) throw error;
    }
    await sleep(THROTTLE_PAUSE_MS, undefined, { signal, ref: false });
  }
}

/** https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html */
function withContext({ name, region, payload }: Schedule): string {
  return payload
    .replaceAll('<aws.scheduler.scheduled-time>', new Date().toISOString())
    .replaceAll('<aws.scheduler.execution-id>', randomUUID())
    .replaceAll('<aws.scheduler.attempt-number>', '1')
    .replaceAll('<aws.scheduler.schedule-arn>', `arn:aws:scheduler:${region}::schedule/default/${name}`);
}
