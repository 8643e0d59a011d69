import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { duration } from '../../parts/format.ts';
import { cityOf } from '../../regions.ts';
import type { Cloud } from '../cloud.ts';
import type { Recovery } from '../recovery/recovery.ts';

export interface RecoveryClockProps {
  readonly cloud: Cloud;
  readonly region: string;
  /** Without explanations. */
  readonly isShort?: boolean;
}

/** Two clocks: until clients' writes are accepted again, and from the restore until the region has everything. */
export function RecoveryClock({ cloud, region, isShort = false }: RecoveryClockProps) {
  const recovery = cloud.recoveries.all.value[region];
  if (recovery === undefined) {
    return isShort ? null : <p class="hint">Its clock starts when it is in trouble.</p>;
  }
  const { beganAtMs, acceptedAtMs, restoredAtMs, convergedAtMs, lack } = recovery;
  return (
    <dl class="clock" aria-label={`Recovery of ${cityOf(region)}`}>
      <div>
        <dt title="of a client of its own, which the region answered until then">
          {isShort ? 'writes accepted' : 'Writes accepted again, of a probe'}
        </dt>
        <dd>
          <Elapsed from={beganAtMs} to={acceptedAtMs} />
        </dd>
      </div>
      <div>
        <dt>{isShort ? 'level again' : 'Level again after the restore'}</dt>
        <dd>
          {restoredAtMs === undefined ? (
            waiting(recovery)
          ) : (
            <Elapsed from={restoredAtMs} to={convergedAtMs} />
          )}
        </dd>
      </div>
      {lack !== undefined && (
        <div>
          <dt>waits for</dt>
          <dd class="lack">{lack}</dd>
        </div>
      )}
    </dl>
  );
}

function waiting({ troubles }: Recovery): string {
  return troubles.length === 0 ? '–' : 'not restored yet';
}

/** Runs until it is told the end. */
function Elapsed({ from, to }: { readonly from: number; readonly to: number | undefined }) {
  const now = useSignal(Date.now());
  useEffect(() => {
    if (to !== undefined) return;
    const timer = setInterval(() => {
      now.value = Date.now();
    }, 100);
    return () => clearInterval(timer);
  }, [to]);
  const text = duration(Math.max(0, (to ?? now.value) - from));
  return to === undefined ? (
    <span class="running" role="timer">
      {text}
    </span>
  ) : (
    <span class="stopped">
      {text} <span class="word">✓</span>
    </span>
  );
}
