import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { PIN_HEADER } from '../../lambdas/contract/routing.ts';
import type { Deployment } from '../deployment.ts';
import { duration } from '../parts/format.ts';
import { Message } from '../parts/message.tsx';
import { cityOf } from '../regions.ts';

const PERIOD_MS = 10_000;

/** What can be seen of a deployment on AWS without an operator's credentials: whether each region answers, and how fast. */
export function OnAws({ deployment }: { readonly deployment: Deployment }) {
  const health = useSignal<Readonly<Record<string, string>>>({});
  useEffect(() => {
    const look = async (): Promise<void> => {
      for (const region of deployment.regions) {
        health.value = { ...health.value, [region]: await healthAt(deployment, region) };
      }
    };
    void look();
    const timer = setInterval(look, PERIOD_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <section class="panel" aria-labelledby="regions-title">
      <h1 id="regions-title">Regions</h1>
      <ul>
        {deployment.regions.map((region) => (
          <li key={region}>
            {cityOf(region)} <code>{region}</code>: {health.value[region] ?? 'asking…'}
          </li>
        ))}
      </ul>
      <Message tone="info" title="Queues, latencies and dead letters are in CloudWatch here">
        This page holds no credentials of an operator. The alarms’ runbook is docs/runbook.md; faults are the
        local cloud’s only.
      </Message>
    </section>
  );
}

async function healthAt({ edge }: Deployment, region: string): Promise<string> {
  const beganAt = performance.now();
  const answer = await fetch(`${edge}/v1/health`, { headers: { [PIN_HEADER]: region } }).catch(
    () => undefined,
  );
  if (answer === undefined) return 'no answer';
  const { region: by } = (await answer.json().catch(() => ({}))) as { region?: string };
  // The edge goes around a region that is marked.
  if (by !== region) return `the edge goes around it, to ${by ?? 'nowhere'}`;
  return `healthy, in ${duration(performance.now() - beganAt)}`;
}
