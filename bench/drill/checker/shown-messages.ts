import { canonical } from '../../../lambdas/domain/canonical.ts';
import { identityOf } from '../../../lambdas/domain/lane.ts';
import { digestOf } from '../clients/reading.ts';
import type { Entry, Listed } from '../history.ts';
import { seenIn, type Truth } from './truth.ts';
import type { Verdict } from './verdict.ts';

type Page = Entry & { readonly seen: Listed };

const MESSAGES: ReadonlySet<string> = new Set([
  'message.sent',
  'completion.requested',
  'completion.finished',
]);

/**
 * P3 for what people see first: a page of messages has them in falling order, each once and just as it was committed;
 * and once everything has healed, all of them are there, in every region. The drill edits and deletes none.
 */
export function shownMessages(truth: Truth): Verdict {
  const pages = seenIn(truth.entries, 'messages').filter(({ status }) => status === 200);
  const whole = pages.filter(({ seen }) => seen.whole);
  const shown = pages.reduce((sum, { seen }) => sum + seen.shown.length, 0);
  const said = saidIn(truth);
  return {
    id: 'messages',
    claim: 'pages of messages are newest first and as committed, and in the end whole in three regions',
    among: `${shown} messages on ${pages.length} pages, ${whole.length} of them after everything had healed`,
    tried: whole.reduce((sum, { seen }) => sum + seen.shown.length, 0),
    violations: [
      ...pages.flatMap(unordered),
      ...pages.flatMap((page) => neverSaid(page, said)),
      ...missing(truth, whole, said),
    ],
  };
}

/** Session → identity → digest of what was said. */
type Said = ReadonlyMap<string, ReadonlyMap<string, string>>;

function saidIn({ bySession }: Truth): Said {
  const said = [...bySession].map(([session, commits]) => {
    const messages = commits.flatMap(({ events }) => events).filter(({ type }) => MESSAGES.has(type));
    return [session, new Map(messages.map((one) => [identityOf(one), digestOf(canonical(one))]))] as const;
  });
  return new Map(said);
}

function unordered({ seen: { session, before, shown }, region }: Page): string[] {
  return shown.flatMap(({ identity }, at) => {
    const above = shown[at - 1]?.identity ?? before?.replace('.', '#');
    return above === undefined || identity < above
      ? []
      : [`${region} shows ${identity} of ${session} below ${above}`];
  });
}

function neverSaid({ seen: { session, shown }, region }: Page, said: Said): string[] {
  return shown
    .filter(({ identity, digest }) => said.get(session)?.get(identity) !== digest)
    .map(({ identity }) => `${region} shows ${identity} of ${session}, which was not said so`);
}

function missing({ evidence: { replicas } }: Truth, whole: readonly Page[], said: Said): string[] {
  const listed = new Set(
    whole.flatMap(({ region, seen: { session, shown } }) =>
      shown.map(({ identity }) => `${region} ${session} ${identity}`),
    ),
  );
  return replicas.flatMap(({ region }) =>
    [...said].flatMap(([session, messages]) =>
      [...messages.keys()]
        .filter((identity) => !listed.has(`${region} ${session} ${identity}`))
        .map((identity) => `${region} does not show ${identity} of ${session} in the end`),
    ),
  );
}
