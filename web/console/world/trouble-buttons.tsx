import { useSignal } from '@preact/signals';
import { cityOf } from '../../regions.ts';
import type { Cloud } from '../cloud.ts';
import type { Trouble } from '../recovery/recovery.ts';
import { restore, trouble } from './act.ts';

export interface TroubleButtonsProps {
  readonly cloud: Cloud;
  readonly region: string;
  readonly kinds: readonly Trouble[];
  /** What the region has now. */
  readonly troubles: readonly Trouble[];
}

const WORDS: Readonly<Record<Trouble, readonly [verb: string, does: string]>> = {
  killed: ['Kill', 'API, queues, functions and broker refuse; what they hold stays'],
  drained: ['Drain', 'the edge sends everybody elsewhere; the region itself goes on'],
  partitioned: ['Partition', 'nothing is replicated between it and the others'],
  slowed: ['Slow', 'replication to and from it takes 2 to 4 seconds'],
};

/** Brings trouble to a region, and ends it. */
export function TroubleButtons({ cloud, region, kinds, troubles }: TroubleButtonsProps) {
  const busy = useSignal(false);
  const problem = useSignal<string | undefined>(undefined);
  const act = (work: () => Promise<void>) => async () => {
    busy.value = true;
    problem.value = undefined;
    await work().catch((error: Error) => {
      problem.value = error.message;
    });
    busy.value = false;
  };
  const city = cityOf(region);
  return (
    <div class="trouble">
      {kinds.map((kind) => {
        const [verb, does] = WORDS[kind];
        return (
          <button
            key={kind}
            type="button"
            class={kind === 'killed' ? 'danger' : ''}
            title={does}
            aria-label={`${verb} ${city}`}
            disabled={busy.value || troubles.includes(kind)}
            onClick={act(() => trouble(cloud, region, kind))}
          >
            {verb}
          </button>
        );
      })}
      {troubles.length > 0 && (
        <button
          type="button"
          class="primary"
          aria-label={`Restore ${city}`}
          disabled={busy.value}
          onClick={act(() => restore(cloud, region))}
        >
          Restore
        </button>
      )}
      {problem.value !== undefined && <p role="alert">{problem.value}</p>}
    </div>
  );
}
