import { grouped } from '../../../lambdas/store/grouped.ts';
import { ownFieldOf } from '../clients/intents.ts';
import type { Entry } from '../history.ts';
import { seenIn, type Truth } from './truth.ts';

/** A refusal, and what it must not differ in from others of its kind. */
interface Refusal {
  readonly where: string;
  readonly kind: string;
  readonly isNowhere: boolean;
  readonly told: string;
}

/** The beginning of names that only profiles of a drill have. */
const FIELD = ownFieldOf('');

/** How refusals were answered that say nothing but no. */
export const REFUSALS: readonly number[] = [403, 404];

/**
 * Refusals that tell more than that: what is refused of one session is refused of every other with the same words, and
 * of one that does not exist. So nobody learns of a session, from what they may not do to it, that there is one, let
 * alone what is in it.
 */
export function tellingRefusals({ entries }: Truth): string[] {
  const kinds = grouped(refusalsIn(entries), ({ kind }) => kind);
  return [...kinds.values()].flatMap((alike) => {
    const usual = usualOf(alike);
    return alike
      .filter(({ told }) => told !== usual || told.includes(FIELD))
      .map(({ where, told }) => `${where} was refused with ${told}, not ${usual}`);
  });
}

function refusalsIn(entries: readonly Entry[]): Refusal[] {
  const guests = seenIn(entries, 'guest').map(({ seen, status, region }) => {
    const request = seen.wrote === undefined ? 'GET profile' : 'PATCH profile';
    const where = `guest ${seen.guest} of ${seen.session} in ${region}`;
    return { told: seen.told, status, where, kind: `${status} ${request}`, isNowhere: false };
  });
  const others = seenIn(entries, 'foreign').map(({ seen, status, region }) => {
    const { told, what, request, isNowhere } = seen;
    return { told, status, where: `${what} in ${region}`, kind: `${status} ${request}`, isNowhere };
  });
  return [...guests, ...others].flatMap(({ told, status, ...refusal }) =>
    told !== undefined && REFUSALS.includes(status) ? [{ ...refusal, told }] : [],
  );
}

/** What was said most often: of sessions that do not exist, where these were asked for. */
function usualOf(alike: readonly Refusal[]): string | undefined {
  const nowhere = alike.filter(({ isNowhere }) => isNowhere);
  const counted = grouped(nowhere.length > 0 ? nowhere : alike, ({ told }) => told);
  const [most] = [...counted].sort(([, one], [, other]) => other.length - one.length);
  return most?.[0];
}
