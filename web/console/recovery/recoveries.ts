import { type ReadonlySignal, signal } from '@preact/signals';
import type { Deployment } from '../../deployment.ts';
import { type Made, madeOnce } from '../../made-once.ts';
import { announce } from '../../parts/announce.tsx';
import { duration } from '../../parts/format.ts';
import { cityOf } from '../../regions.ts';
import type { Sample } from '../cloud-types.ts';
import { openProbe, type Probe } from './probe.ts';
import { afterLook, type Recovery } from './recovery.ts';

/** The clocks of all regions: each runs from a trouble's beginning until writes are accepted and all is level again. */
export class Recoveries {
  private readonly known = signal<Readonly<Record<string, Recovery>>>({});
  private readonly probes: Made<Probe>;

  constructor(deployment: Deployment) {
    this.probes = madeOnce((region) => openProbe(deployment, region));
  }

  /** By region; of those that never had trouble, nothing. */
  get all(): ReadonlySignal<Readonly<Record<string, Recovery>>> {
    return this.known;
  }

  /** Lets a client find its home in a region before trouble begins there, as clients that are in use have. */
  async prepare(region: string): Promise<void> {
    await this.probes.of(region).then((probe) => probe.applied());
  }

  /** The trouble begins with a click, which a sample would tell a second later. */
  begin(region: string, troubles: Recovery['troubles']): void {
    this.set({ region, troubles, beganAtMs: Date.now() });
    void this.timeAccepted(region);
  }

  look(sample: Sample): void {
    for (const region of Object.keys(sample.regions)) this.lookAt(region, sample);
  }

  private lookAt(region: string, sample: Sample): void {
    const before = this.known.peek()[region];
    // What was begun after the sample was taken is not in it.
    if (before !== undefined && before.beganAtMs > sample.atMs) return;
    const after = afterLook(before, region, sample);
    if (after === undefined || JSON.stringify(after) === JSON.stringify(before)) return;
    this.set(after);
    if (after.beganAtMs !== before?.beganAtMs) void this.timeAccepted(region);
    if (after.convergedAtMs !== before?.convergedAtMs) tellConverged(after);
  }

  private async timeAccepted(region: string): Promise<void> {
    const began = this.known.peek()[region]?.beganAtMs;
    const probe = await this.probes.of(region);
    await probe.accepted();
    const now = this.known.peek()[region];
    if (now === undefined || now.beganAtMs !== began) return;
    const acceptedAtMs = Date.now();
    this.set({ ...now, acceptedAtMs });
    announce(`${cityOf(region)}: writes are accepted again after ${duration(acceptedAtMs - now.beganAtMs)}.`);
    probe.close();
    this.probes.forget(region);
  }

  private set(recovery: Recovery): void {
    this.known.value = { ...this.known.peek(), [recovery.region]: recovery };
  }
}

function tellConverged({ region, restoredAtMs = 0, convergedAtMs = 0 }: Recovery): void {
  const took = duration(convergedAtMs - restoredAtMs);
  announce(`${cityOf(region)} has everything again, ${took} after it was restored.`);
}
