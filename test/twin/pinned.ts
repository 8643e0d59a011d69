import { type Course, TO_THE_END } from './cloud/process.ts';
import { deliverStep } from './steps/deliver.ts';
import { expireStep, powerStep, replicateStep, resumeStep, streamStep } from './steps/faults.ts';
import { statusStep } from './steps/status.ts';
import type { Step } from './steps/step.ts';
import { writeStep } from './steps/write.ts';

/*
 * Histories that once broke a promise, as the explorer shortened them: written out, since a seed draws another history
 * as soon as anything else can be drawn.
 */

const [US, EU, AP] = [0, 1, 2];
const ADA = [0, 0] as const;
const BEN_AT_HOME = [1, 1] as const;

const PATCH = { route: 'PATCH /v1/sessions/{id}/profile', body: { a: 1 } } as const;
const LARGE = { route: PATCH.route, body: { l0: 0, l1: 1, l2: 2, l3: 3, l4: 4, l5: 5 } } as const;
const DEEP = { route: PATCH.route, body: { c: { d: { e: 1, f: 2 } } } } as const;
const MESSAGE = { route: 'POST /v1/sessions/{id}/messages', body: { text: 'hello' } } as const;
const ADD = { route: 'PUT /v1/sessions/{id}/members/{subject}' } as const;

const NEW = { from: 'accept' } as const;
const MINTED = { from: 'client', aheadMs: 0 } as const;
const repeated = (pick: number) => ({ from: 'earlier', pick }) as const;

const restingAt = (calls: number): Course => ({ calls, ending: 'rests' });
const dyingBefore = (calls: number): Course => ({ calls, ending: 'dies before' });

/**
 * Found from seed 1209777557: an event came from another region while two deliveries of it were under way here. One
 * found it there and let the message go; the other committed it here and died unpublished.
 */
export const REPEAT_OVERTAKES_COMMIT: readonly Step[] = [
  writeStep({ where: AP, role: ADA, wish: ADD, key: MINTED, course: dyingBefore(2) }),
  writeStep({ where: EU, role: BEN_AT_HOME, wish: MESSAGE, key: NEW, course: restingAt(1) }),
  writeStep({ where: US, role: ADA, wish: PATCH, key: repeated(0), course: restingAt(1) }),
  writeStep({ where: AP, role: ADA, wish: PATCH, key: repeated(4), course: restingAt(1) }),
  deliverStep({ where: EU, picks: [0], isDuplicate: false, course: restingAt(3) }),
  deliverStep({ where: AP, picks: [0, 0], isDuplicate: false, course: restingAt(5) }),
  replicateStep({ road: [EU, AP], picks: [0] }),
  expireStep(AP),
  deliverStep({ where: AP, picks: [3], isDuplicate: false, course: TO_THE_END }),
  resumeStep({ where: AP, pick: 0, course: restingAt(1) }),
  powerStep(AP),
  powerStep(US),
];

/**
 * Found from seed 11: a snapshot replicated before the identities that it let go, and a region that had called an event
 * applied called it pending.
 */
export const SNAPSHOT_OVERTAKES_IDENTITY: readonly Step[] = [
  writeStep({ where: US, role: ADA, wish: PATCH, key: MINTED, course: TO_THE_END }),
  deliverStep({ where: US, picks: [0], isDuplicate: false, course: dyingBefore(4) }),
  writeStep({ where: US, role: ADA, wish: MESSAGE, key: NEW, course: TO_THE_END }),
  replicateStep({ road: [US, AP], picks: [0] }),
  writeStep({ where: US, role: ADA, wish: ADD, key: NEW, course: TO_THE_END }),
  deliverStep({ where: US, picks: [0], isDuplicate: false, course: TO_THE_END }),
  deliverStep({ where: US, picks: [0], isDuplicate: false, course: TO_THE_END }),
  writeStep({ where: US, role: ADA, wish: PATCH, key: NEW, course: dyingBefore(2) }),
  writeStep({ where: US, role: ADA, wish: ADD, key: NEW, course: dyingBefore(2) }),
  deliverStep({ where: US, picks: [0, 0], isDuplicate: false, course: TO_THE_END }),
  statusStep({ where: AP, pick: 0, course: restingAt(3) }),
  replicateStep({ road: [US, AP], picks: [0, 11] }),
  statusStep({ where: AP, pick: 0, course: restingAt(1) }),
];

/**
 * Found from seed 7: two messages had one id and different bodies. One delivery of both refused the first of them, which
 * the lane had no room for, and let the second one go with it, though another delivery had committed that and the
 * stream had not taken it.
 */
export const REFUSAL_TAKES_NAMESAKE: readonly Step[] = [
  writeStep({ where: US, role: ADA, wish: DEEP, key: NEW, course: TO_THE_END }),
  writeStep({ where: US, role: ADA, wish: ADD, key: repeated(0), course: TO_THE_END }),
  streamStep({ where: US, mood: 'takes some' }),
  writeStep({ where: US, role: ADA, wish: LARGE, key: MINTED, course: TO_THE_END }),
  deliverStep({ where: US, picks: [2, 0, 0], isDuplicate: true, course: restingAt(3) }),
  deliverStep({ where: US, picks: [2, 0], isDuplicate: false, course: TO_THE_END }),
];
