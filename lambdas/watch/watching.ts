import type { Marks } from '../contract/routing.ts';
import { lostRegions, sinceMsAfter } from '../domain/presence.ts';
import { areEqualMarks, nextMarks } from './marks.ts';
import type { Beat, Observation } from './observation.ts';
import type { Announce, MarkStore, Observations, Probe } from './ports.ts';
import { afterProbes, type Standings, verdictsOf } from './verdicts.ts';

/** What watch needs of the world. */
export interface Ports {
  readonly region: string;
  readonly regions: readonly string[];
  /** Base address of this region's own API. */
  readonly api: string;
  readonly observations: Observations;
  readonly markStore: MarkStore;
  readonly probe: Probe;
  readonly announce: Announce;
  nowMs(): number;
}

export interface Watching {
  /** Probes once, tells peers and devices, and marks or unmarks what the peers agree on. Answers how many regions it sees down. */
  tick(): Promise<number>;
}

/** An unchanged observation is written this often: half of what keeps it fresh. */
const RENEW_MS = 5_000;
/** Devices that a message did not reach, or that came later, hear of lost regions by then. */
const REPEAT_MS = 30_000;
/**
 * Somebody else may have changed the marks unseen; looking costs money. A mark that stands no more hides from watch
 * that the region is not marked: an operator who ends a draining tells nobody.
 */
const LOOK_AGAIN_MS = { unmarked: 3_600_000, marked: 60_000 };

/** One per execution environment, so that what it knows outlives an invocation. */
export function watching(ports: Ports): Watching {
  let standings: Standings = {};
  let peers: readonly Observation[] = [];
  let saved: Beat | undefined;
  let told: { lost: string; atMs: number } | undefined;
  let known: { marks: Marks; atMs: number } | undefined;

  const observe = async (): Promise<Observation> => {
    standings = afterProbes(standings, await probeAll(ports, peers));
    return { region: ports.region, api: ports.api, sees: verdictsOf(standings), atMs: ports.nowMs() };
  };
  const share = async (mine: Observation): Promise<void> => {
    // What an environment before this one wrote last tells whether the region has paused since.
    const before = saved ?? (await ports.observations.load()).find(({ region }) => region === ports.region);
    if (isNews(mine, saved)) {
      const beat = { ...mine, sinceMs: sinceMsAfter(before, mine.atMs) };
      await ports.observations.save(beat);
      saved = beat;
    }
    peers = (await ports.observations.load()).filter((one) => isPeer(one, ports));
  };
  const announce = async (nowMs: number): Promise<void> => {
    const lost = lostRegions(ports.regions, peers, { own: ports.region, nowMs });
    const isTold = told?.lost === String(lost) && (lost.length === 0 || nowMs - told.atMs < REPEAT_MS);
    if (!isTold && (await ports.announce(lost))) {
      told = { lost: String(lost), atMs: nowMs };
    }
  };
  const mark = async (mine: Observation): Promise<void> => {
    const nowMs = ports.nowMs();
    const agreed = (marks: Marks) => nextMarks(marks, [mine, ...peers], { regions: ports.regions, nowMs });
    if (known === undefined) {
      known = { marks: await ports.markStore.read(), atMs: nowMs };
    } else if (nowMs - known.atMs > goodForMs(known.marks)) {
      const { marks } = known;
      // A look that fails leaves what was known, and the next one is due.
      known = { marks: await ports.markStore.read().catch(() => marks), atMs: nowMs };
    }
    if (!areEqualMarks(known.marks, agreed(known.marks))) {
      // Forgotten until it is certain, so that a failure makes the next tick look.
      known = undefined;
      known = { marks: await change(ports.markStore, agreed), atMs: nowMs };
    }
  };
  return {
    async tick() {
      const mine = await observe();
      await share(mine);
      try {
        await mark(mine);
      } finally {
        // After the edge, which must not wait for devices; also where it cannot be told, as when its store was in the region that is lost.
        await announce(ports.nowMs());
      }
      return Object.values(mine.sees).filter((verdict) => verdict === 'down').length;
    },
  };
}

/** How long it is believed that these marks stand. */
function goodForMs(marks: Marks): number {
  return Object.keys(marks).length === 0 ? LOOK_AGAIN_MS.unmarked : LOOK_AGAIN_MS.marked;
}

async function probeAll({ probe, region, api }: Ports, peers: readonly Observation[]) {
  const targets = [{ region, api }, ...peers];
  const answers = await Promise.all(targets.map(async (target) => [target.region, await probe(target.api)]));
  return Object.fromEntries(answers);
}

/** A region that was taken out of the deployment is still remembered for a while. */
function isPeer({ region }: Observation, ports: Ports): boolean {
  return region !== ports.region && ports.regions.includes(region);
}

function isNews(mine: Observation, saved: Observation | undefined): boolean {
  return (
    saved === undefined ||
    mine.atMs - saved.atMs >= RENEW_MS ||
    JSON.stringify(mine.sees) !== JSON.stringify(saved.sees)
  );
}

/** The marks that stand afterwards, ours or those of whoever was faster. */
async function change(store: MarkStore, agreed: (marks: Marks) => Marks): Promise<Marks> {
  const { marks, version } = await store.readForWriting();
  const wanted = agreed(marks);
  if (areEqualMarks(marks, wanted) || (await store.write(wanted, version)) === 'conflict') {
    return marks;
  }
  return wanted;
}
