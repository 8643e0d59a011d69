import type { Entry, Listed, ShownMessage } from '../history.ts';
import { mistakenMarks } from './read-marks.ts';
import { messagesIn, type SaidMessage } from './said-messages.ts';
import { amidFaults, seenIn, type Truth } from './truth.ts';
import type { Verdict } from './verdict.ts';

type Page = Entry & { readonly seen: Listed };

/**
 * P3 for what people see first: a page of messages has them in falling order, each once, and as it was said or as one of
 * its changes made it; and once everything has healed, all of them are there, in every region, as their changes leave
 * them, and so are the marks of who has read them.
 */
export function shownMessages(truth: Truth): Verdict {
  const pages = seenIn(truth.entries, 'messages').filter(({ status }) => status === 200);
  const whole = pages.filter(({ seen }) => seen.whole);
  const marks = seenIn(truth.entries, 'marks');
  const shown = messagesOn(pages);
  const said = saidIn(truth);
  return {
    id: 'messages',
    claim:
      'pages of messages are newest first and as said or changed; in the end three regions show all, and what is read',
    among: `${shown} messages on ${pages.length} pages, ${whole.length} of them after everything had healed; ${changesIn(truth)} changes, ${marks.length} looks at marks`,
    tried: shown,
    amid: messagesOn(amidFaults(truth, pages)),
    violations: [
      ...pages.flatMap(unordered),
      ...pages.flatMap((page) => neverSaid(page, said)),
      ...missing(truth, whole, said),
      ...mistakenMarks(truth, marks),
    ],
  };
}

function messagesOn(pages: readonly Page[]): number {
  return pages.reduce((sum, { seen }) => sum + seen.shown.length, 0);
}

const CHANGES: readonly string[] = ['message.edited', 'message.deleted', 'message.reacted', 'read.marked'];

function changesIn({ commits }: Truth): number {
  return commits.flatMap(({ events }) => events).filter(({ type }) => CHANGES.includes(type)).length;
}

/** Session → identity → what was said. */
type Said = ReadonlyMap<string, ReadonlyMap<string, SaidMessage>>;

function saidIn({ bySession }: Truth): Said {
  return new Map([...bySession].map(([session, commits]) => [session, messagesIn(commits)]));
}

function unordered({ seen: { session, before, shown }, region }: Page): string[] {
  return shown.flatMap(({ identity }, at) => {
    const above = shown[at - 1]?.identity ?? before?.replace('.', '#');
    return above === undefined || identity < above
      ? []
      : [`${region} shows ${identity} of ${session} below ${above}`];
  });
}

function neverSaid({ seen: { session, shown, whole }, region }: Page, said: Said): string[] {
  return shown
    .filter((message) => !isSaid(message, said.get(session)?.get(message.identity), whole))
    .map(({ identity }) => `${region} shows ${identity} of ${session}, which was not said so`);
}

/** In the end as everything leaves it; before, changes may have come in any order, and not all of them. */
function isSaid(shown: ShownMessage, said: SaidMessage | undefined, isEnd: boolean): boolean {
  if (said === undefined) return false;
  if (isEnd) return shown.digest === said.final;
  return said.contents.has(shown.content) && shown.reactions.every((one) => said.reactions.has(one));
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
