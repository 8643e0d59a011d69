/** What calls are charged in: the two quotas, and what a class is sure to get of them whoever else comes. */
export type Dimension = 'requests' | 'tokens' | 'floor-standard' | 'floor-batch';

/**
 * The generic cell rate algorithm (ITU-T I.371): of each dimension only the instant is kept by which all charges are
 * made up for. Microseconds since 1970; one that is missing or past owes nothing.
 */
export type Levels = Readonly<Partial<Record<Dimension, number>>>;

/** One charge, in the time that the quota needs to make up for it. */
export interface Charge {
  readonly dimension: Dimension;
  readonly costUs: number;
  /** How far ahead of now the level may stand when the call begins; below 0 it must have stood still for as long. */
  readonly aheadUs: number;
  /** How much further it may stand for a call that waits until it does not. */
  readonly bookUs: number;
  /** What is charged beside the cost for the time that passes unused while it waits. */
  readonly idleUs: number;
}

/**
 * A charge as one conditional write, which cannot take a maximum: `after` adds to a level that stands about now or
 * ahead, `anew` begins at now from a level that lies behind. Both hold a little behind now, so that who knows the
 * level only roughly seldom picks the one that does not.
 */
export interface Step {
  readonly dimension: Dimension;
  readonly rule: 'after' | 'anew';
  readonly costUs: number;
  readonly nowUs: number;
  /** The write holds for levels from here … */
  readonly fromUs: number;
  /** … to here. */
  readonly toUs: number;
  /** Up to here the call may begin at once. */
  readonly atOnceUs: number;
}

/** The step for a charge, by what is believed of the level. @param slackUs how long before now `after` still holds */
export function stepOf(charge: Charge, levels: Levels, nowUs: number, slackUs: number): Step {
  const { dimension, costUs, aheadUs, bookUs, idleUs } = charge;
  const atOnceUs = nowUs + aheadUs;
  const toUs = atOnceUs + bookUs;
  const level = levels[dimension] ?? 0;
  const step = { dimension, nowUs, atOnceUs };
  if (level >= nowUs - slackUs) {
    return { ...step, rule: 'after', costUs: costUs + idleUs, fromUs: nowUs - slackUs, toUs };
  }
  const behindUs = Math.min(nowUs, toUs, Math.max(atOnceUs, level));
  // Of the time that it waits, which begins now.
  const chargedUs = costUs + Math.max(0, Math.min(idleUs, behindUs - atOnceUs - slackUs));
  return { ...step, rule: 'anew', costUs: chargedUs, fromUs: 0, toUs: behindUs };
}

/** Whether the write would be made. */
export function holds({ dimension, fromUs, toUs }: Step, levels: Levels): boolean {
  const level = levels[dimension] ?? 0;
  return level >= fromUs && level <= toUs;
}

/** The levels after the write. */
export function stepped({ dimension, rule, costUs, nowUs }: Step, levels: Levels): Levels {
  const from = rule === 'anew' ? nowUs : (levels[dimension] ?? 0);
  return { ...levels, [dimension]: from + costUs };
}

/** How long a call has to wait that was let in, by the levels that its write left; what began anew was at most `toUs`. */
export function startsInUs({ dimension, rule, costUs, toUs, atOnceUs }: Step, levels: Levels): number {
  const beforeUs = rule === 'anew' ? toUs : (levels[dimension] ?? 0) - costUs;
  return Math.max(0, beforeUs - atOnceUs);
}

/** How long until the level lets the charge in, if nobody else is charged before. */
export function waitUs({ dimension, aheadUs, bookUs }: Charge, levels: Levels, nowUs: number): number {
  return Math.max(0, (levels[dimension] ?? 0) - aheadUs - bookUs - nowUs);
}
