import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import { isSessionId } from '../../demo/invitation.ts';
import type { Stage } from '../../demo/stage.ts';
import type { Deployment } from '../../deployment.ts';
import { some } from '../../parts/format.ts';
import { Message } from '../../parts/message.tsx';
import { addressOf } from '../../route.ts';
import type { Person } from '../../sign-in/sign-in.ts';
import { followLog } from './follow-log.ts';
import { LaneChart } from './lane-chart.tsx';
import { type Moment, momentsOf } from './log.ts';
import { MomentView } from './moment-view.tsx';
import { type Log, MOST_COMMITS, readLog } from './read-log.ts';
import { readStateAt } from './read-state-at.ts';

interface TimelineProps {
  readonly deployment: Deployment;
  readonly stage: Stage;
}

const PERIOD_MS = 2_000;

/** A session over time. */
export function Timeline({ deployment, stage }: TimelineProps) {
  const person = stage.first?.person;
  const asked = useSignal<string | undefined>(undefined);
  const sessionId = asked.value ?? stage.sessionId.value;
  const log = useSignal<Log | undefined>(undefined);
  const problem = useSignal<string | undefined>(undefined);
  useEffect(() => {
    log.value = undefined;
    problem.value = undefined;
    if (person === undefined || sessionId === undefined) return undefined;
    if (!isSessionId(sessionId)) {
      problem.value = `“${sessionId}” is no session’s id.`;
      return undefined;
    }
    return followLog({
      read: (before) => readLog(deployment, person, sessionId, before),
      onLog: (read) => (log.value = read),
      onProblem: (sentence) => (problem.value = sentence),
      periodMs: PERIOD_MS,
    });
  }, [sessionId, person]);
  if (person === undefined || sessionId === undefined) return <NoSession />;
  return (
    <>
      {problem.value !== undefined && (
        <Message tone="warn" title="The log cannot be read just now">
          {problem.value}
        </Message>
      )}
      <SessionForm key={sessionId} sessionId={sessionId} name={person.name} asked={asked} />
      {log.value !== undefined && (
        <Moments
          key={sessionId}
          log={log.value}
          deployment={deployment}
          sessionId={sessionId}
          person={person}
        />
      )}
    </>
  );
}

interface SessionFormProps {
  readonly sessionId: string;
  readonly name: string;
  readonly asked: Signal<string | undefined>;
}

function SessionForm({ sessionId, name, asked }: SessionFormProps) {
  const id = useId();
  const typed = useSignal(sessionId);
  const show = (event: Event): void => {
    event.preventDefault();
    asked.value = typed.value.trim() || undefined;
  };
  return (
    <form class="toolbar" onSubmit={show}>
      <div class="field session-id">
        <label for={id}>Session, as {name} sees it</label>
        <input id={id} value={typed.value} onInput={(event) => (typed.value = event.currentTarget.value)} />
      </div>
      <button type="submit">Show</button>
    </form>
  );
}

function NoSession() {
  return (
    <Message tone="info" title="No session is open">
      <a href={addressOf()}>Sign in at the demo</a> and change something: each commit of each region appears
      here.
    </Message>
  );
}

interface MomentsProps {
  readonly log: Log;
  readonly deployment: Deployment;
  readonly sessionId: string;
  readonly person: Person;
}

function Moments({ log, deployment, sessionId, person }: MomentsProps) {
  const { regions } = deployment;
  const moments = momentsOf(log.commits);
  // Undefined follows the newest.
  const chosen = useSignal<number | undefined>(undefined);
  const last = moments.length - 1;
  const at = Math.min(chosen.value ?? last, last);
  const moment = moments[at];
  if (moment === undefined) return <p class="hint">Nothing was committed yet.</p>;
  return (
    <>
      <LaneChart moments={moments} at={at} regions={regions} onChoose={(next) => (chosen.value = next)} />
      <Slider moments={moments} at={at} chosen={chosen} />
      {log.commits.length >= MOST_COMMITS && (
        <Message tone="info" title={`The first ${some(MOST_COMMITS, 'commit')}`}>
          This session has more than the page can draw; <code>GET …/profile?at=</code> tells its state at any
          moment.
        </Message>
      )}
      {!log.isComplete && (
        <Message tone="warn" title="This replica lacks something">
          Commits of another region are on their way here, or their region is down.
        </Message>
      )}
      <MomentView
        key={`${moment.commit.lane} ${moment.commit.version}`}
        moment={moment}
        before={moments[at - 1]?.state ?? {}}
        atServer={() => readStateAt(deployment, person, sessionId, moment.commit.committedAt)}
      />
    </>
  );
}

interface SliderProps {
  readonly moments: readonly Moment[];
  readonly at: number;
  readonly chosen: Signal<number | undefined>;
}

function Slider({ moments, at, chosen }: SliderProps) {
  const id = useId();
  const last = moments.length - 1;
  const commit = moments[at]?.commit;
  return (
    <div class="slider">
      <label for={id}>Moment</label>
      <input
        id={id}
        type="range"
        min={0}
        max={last}
        value={at}
        aria-valuetext={`Commit ${at + 1} of ${last + 1}, version ${commit?.version} of lane ${commit?.lane}`}
        onInput={(event) => {
          const next = Number(event.currentTarget.value);
          chosen.value = next === last ? undefined : next;
        }}
      />
      <output for={id}>
        {at + 1} of {some(last + 1, 'commit')}
      </output>
      <button type="button" disabled={chosen.value === undefined} onClick={() => (chosen.value = undefined)}>
        Follow the newest
      </button>
    </div>
  );
}
