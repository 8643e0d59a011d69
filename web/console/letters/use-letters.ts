import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Metric } from '../../../lambdas/contract/metrics.ts';
import { hearOut } from '../../hear-out.ts';
import type { Cloud } from '../cloud.ts';
import type { Letter, Sample } from '../cloud-types.ts';

export interface Letters {
  /** Undefined until they are read. */
  readonly letters: Signal<readonly Letter[] | undefined>;
  /** Archives that could not be read. */
  readonly unreadable: Signal<readonly string[]>;
  readonly problem: Signal<string | undefined>;
}

/** The dead letters of all regions, read anew whenever there may be others. */
export function useLetters(cloud: Cloud): Letters {
  const letters = useSignal<readonly Letter[] | undefined>(undefined);
  const unreadable = useSignal<readonly string[]>([]);
  const problem = useSignal<string | undefined>(undefined);
  const { sent, state } = cloud.redriving.value ?? {};
  useEffect(
    () =>
      hearOut(
        cloud.letters(),
        (read) => {
          letters.value = read.letters;
          unreadable.value = read.unreadable;
          problem.value = undefined;
        },
        (sentence) => (problem.value = sentence),
      ),
    [buriedIn(cloud.latest.value), sent, state],
  );
  return { letters, unreadable, problem };
}

function buriedIn(sample: Sample | undefined): number {
  const regions = Object.values(sample?.regions ?? {});
  return regions.reduce((sum, { metrics }) => sum + (metrics[Metric.buried] ?? 0), 0);
}
