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

const WORDS: Readonly<Record<Trouble, readonly [verb: string, meanwhile: string, does: string]>> = {
  killed: ['Kill', 'Killing…', 'API, queues, functions and broker refuse; what they hold stays'],
  drained: ['Drain', 'Draining…', 'the edge sends everybody elsewhere; the region itself goes on'],
  partitioned: ['Partition', 'Parting…', 'nothing is replicated between it and the others'],
  slowed: ['Slow', 'Slowing…', 'replication to and from it takes 2 to 4 seconds'],
};

/** Brings trouble to a region, and ends it. */
export function TroubleButtons({ cloud, region, kinds, troubles }: TroubleButtonsProps) {
  const busy = useSignal<Trouble | 'restored' | undefined>(undefined);
  const problem = useSignal<string | undefined>(undefined);
  const act = (what: Trouble | 'restored', work: () => Promise<void>) => async () => {
    busy.value = what;
    problem.value = undefined;
    await work().catch((error: Error) => {
      problem.value = error.message;
    });
    busy.value = undefined;
  };
  const city = cityOf(region);
  return (
    <div class="trouble">
      {kinds.map((kind) => {
        const [verb, meanwhile, does] = WORDS[kind];
        return (
          <button
            key={kind}
            type="button"
            class={kind === 'killed' ? 'danger' : ''}
            title={does}
            aria-label={`${verb} ${city}`}
            disabled={busy.value !== undefined || troubles.includes(kind)}
            onClick={act(kind, () => trouble(cloud, region, kind))}
          >
            {busy.value === kind ? meanwhile : verb}
          </button>
        );
      })}
      {troubles.length > 0 && (
        <button
          type="button"
          class="primary"
          aria-label={`Restore ${city}`}
          disabled={busy.value !== undefined}
          onClick={act('restored', () => restore(cloud, region))}
        >
          {busy.value === 'restored' ? 'Restoring…' : 'Restore'}
        </button>
      )}
      {problem.value !== undefined && <p role="alert">{problem.value}</p>}
    </div>
  );
}
