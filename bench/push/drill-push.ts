import { mkdir, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { CloudProcess } from '../../local/testing/cloud-process.ts';
import type { Told } from '../children/listen.ts';
import { claimOf, claimsText } from '../harness/claims-text.ts';
import { onNewCloud } from '../harness/on-new-cloud.ts';
import { progress } from '../prove/progress.ts';
import { quiet } from '../prove/quiet.ts';
import { gatherCrowd } from './crowd.ts';
import type { Chances } from './flaky-socket.ts';
import { type Fleet, openFleet } from './fleet.ts';
import { judge } from './judge.ts';
import { type Logged, loggedIn } from './logged.ts';
import type { Options } from './options.ts';
import { writeUntil } from './writing.ts';

/**
 * Of a million, some thousands each. What is lost or late a device asks for, and without a connection it asks all the
 * time: with more of both, two cores would carry questions instead of envelopes.
 */
const CHANCES: Chances = { lost: 0.005, twice: 0.01, late: 0.01, breaksAfterMs: 600_000 };
/** Queues of what is on its way to a commit. */
const INTENTS = /-(interactive|bulk)$/;
const LOOK_EVERY_MS = 2_000;
const AWAY_MS = 8_000;
/** They connect a few at a time, and two cores judge a few a second. */
const PUSHED_WITHIN_MS = 60_000;
const PUSHED_WITHIN_MS_EACH = 1_500;
const COMPLETE_WITHIN_MS = 180_000;
/** A cloud that is too slow for what is asked is no proof, and shall not run for ever. */
const LONGEST_MS = 45 * 60_000;

/** Pushes envelopes to devices whose connections are not to be relied on; whether each showed each event once. */
export async function drillPush(options: Options): Promise<boolean> {
  const { seed, devices, sessions, envelopes, kills } = options;
  console.log(
    `Seed ${seed}: ${devices} devices follow ${sessions} sessions until ${envelopes} envelopes came; ${kills} regions die`,
  );
  return onNewCloud([], async (cloud) => {
    const crowd = await gatherCrowd(cloud, options);
    const fleet = await openFleet(cloud, crowd, { chances: CHANCES, seed });
    try {
      await untilPushed(fleet, devices);
      const beganMs = performance.now();
      const ending = new AbortController();
      const writing = writeUntil(cloud, crowd, options.rate, ending.signal);
      const killed = await untilEnough(cloud, fleet, options);
      ending.abort();
      const written = await writing;
      await quiet(cloud, INTENTS);
      const logged = await loggedIn(cloud, crowd.ownerToken, crowd.sessions);
      const told = await untilComplete(fleet, logged, devices);
      const findings = await fleet.compare(logged);
      const seconds = (performance.now() - beganMs) / 1_000;
      return await report(options, { written, killed, logged, told, findings, seconds });
    } finally {
      await fleet.stop();
    }
  });
}

async function untilPushed(fleet: Fleet, devices: number): Promise<void> {
  const untilMs = performance.now() + PUSHED_WITHIN_MS + devices * PUSHED_WITHIN_MS_EACH;
  const report = progress();
  for (;;) {
    const { pushed } = await fleet.tell();
    report(() => `${pushed} of ${devices} devices pushed to`);
    if (pushed === devices) return;
    if (performance.now() > untilMs) throw new Error(`Only ${pushed} of ${devices} devices are pushed to.`);
    await pause(LOOK_EVERY_MS);
  }
}

/** Watches until enough came, and has regions die on the way, one after the other; how many did. */
async function untilEnough(cloud: CloudProcess, fleet: Fleet, options: Options): Promise<number> {
  const { envelopes, kills, devices } = options;
  const untilMs = performance.now() + LONGEST_MS;
  let killed = 0;
  for (;;) {
    const { messages, pushed } = await fleet.tell();
    console.log(`  ${messages} envelopes, ${pushed} of ${devices} devices pushed to`);
    if ((messages >= envelopes && killed >= kills) || performance.now() > untilMs) return killed;
    if (killed < kills && messages > (envelopes * (killed + 1)) / (kills + 1)) {
      const region = cloud.regions[killed % cloud.regions.length] as string;
      killed++;
      console.log(`  ${region} dies for ${AWAY_MS / 1_000} s`);
      await cloud.faults({ regions: { [region]: 'down' } });
      await pause(AWAY_MS);
      await cloud.faults();
    }
    await pause(LOOK_EVERY_MS);
  }
}

/** A push that was lost is found within a minute; who lacks something then, lacks it for good. */
async function untilComplete(fleet: Fleet, logged: Logged, devices: number): Promise<Told> {
  const wanted = devices * Object.values(logged).reduce((sum, { length }) => sum + length, 0);
  const untilMs = performance.now() + COMPLETE_WITHIN_MS;
  for (;;) {
    const told = await fleet.tell();
    if (told.shown >= wanted || performance.now() > untilMs) return told;
    console.log(`  ${wanted - told.shown} of ${wanted} are still to be shown`);
    await pause(LOOK_EVERY_MS);
  }
}

async function report(options: Options, facts: Parameters<typeof judge>[1]): Promise<boolean> {
  const checks = judge(options, facts);
  console.log(claimsText(checks.map(claimOf)));
  const file = `reports/push/seed-${options.seed}.json`;
  const { logged: _, findings, ...numbers } = facts;
  const bad = findings.filter(({ lost, twice, foreign, disorder }) => lost + twice + foreign + disorder > 0);
  await mkdir('reports/push', { recursive: true });
  await writeFile(
    file,
    `${JSON.stringify({ options, chances: CHANCES, ...numbers, checks, bad }, undefined, 2)}\n`,
  );
  const again = Object.entries(options).map(([option, value]) => `--${option} ${value}`);
  console.log(`${file} has it all. Repeat it with: npm run drill -- --push ${again.join(' ')}`);
  return checks.every(({ holds }) => holds);
}
