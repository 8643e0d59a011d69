import { type Experience, type Label, learnt } from '../domain/cache/acceptance.ts';
import { type Address, APART, type Entry } from '../store/answer-store.ts';
import { grouped } from '../store/grouped.ts';
import type { CachePorts, Judge, Look, QuestionAndAnswer } from './ports.ts';
import { entryBehind } from './usable.ts';

type LookingPorts = Pick<CachePorts, 'answers' | 'experience' | 'nowMs'> & {
  readonly judge: Judge;
};

const MOST_TRIES = 8;

/** What a look found, and of which embedder that says something; of none where it was of an alias. */
export interface Lesson {
  readonly label: Label;
  readonly embedder: string | undefined;
}

/**
 * Looks into pairs: what is the same becomes an alias, what was wrongly served goes, and everything is learnt from.
 * A look that comes twice does the same twice.
 * @returns what was found, of aliases too
 */
export async function lookInto(looks: readonly Look[], ports: LookingPorts): Promise<readonly Label[]> {
  const lessons: Lesson[] = [];
  for (const look of looks) lessons.push(...(await lessonOf(look, ports)));
  await learnFrom(lessons, ports);
  return lessons.map(({ label }) => label);
}

/** The same for one pair, which nobody has learnt from yet; none where one of the two is gone. */
export async function lessonOf(look: Look, ports: LookingPorts): Promise<readonly Lesson[]> {
  const isSame = look.kind === 'judge' ? await judged(look, ports) : await audited(look, ports);
  // What a judge says of an alias says nothing of likeness.
  const embedder = look.tier === 'alias' ? undefined : look.embedder;
  return isSame === undefined ? [] : [{ label: labelOf(look, isSame), embedder }];
}

/** All at once: what is learnt of an embedder is one item of up to 200 KB, which is written whole. */
export async function learnFrom(
  lessons: readonly Lesson[],
  ports: Pick<LookingPorts, 'experience'>,
): Promise<void> {
  const byEmbedder = grouped(lessons, ({ embedder }) => embedder);
  for (const [embedder, together] of byEmbedder) {
    if (embedder !== undefined) {
      await teach(
        embedder,
        together.map(({ label }) => label),
        ports,
      );
    }
  }
}

function labelOf(
  { id, verdict, difference, similarity, evidence, weight, kind }: Look,
  isSame: boolean,
): Label {
  const seen = { verdict, ...(difference !== undefined && { difference }), similarity, evidence };
  return { id, ...seen, weight, isSame, source: kind };
}

/** Both answers are there: where they say the same, the younger prompt gets the older one's answer from now on. */
async function judged(look: Look, { answers, judge, nowMs }: LookingPorts): Promise<boolean | undefined> {
  const { scope, asked } = look;
  const own = (await answers.slot({ scope, prompt: asked.prompt })).entry;
  // The candidate may have become an alias since: then it is held against what that leads to.
  const other = (await entryBehind(answers, { scope, prompt: look.candidate.prompt }, nowMs()))?.entry;
  if (own === undefined || other === undefined || own.prompt === other.prompt) {
    return undefined;
  }
  const isSame = await judge.isSame(said(other), said(own));
  const candidate = { scope, prompt: other.prompt };
  await answers.noteLook(candidate, isSame ? 'same' : 'different');
  if (isSame) {
    const { prompt: target, servedUntilMs } = other;
    // Who asked the one has asked the other.
    await Promise.all(own.askers.map((asker) => answers.noteAsker(candidate, asker)));
    // Its vector stays: what is worded as the alias is finds the same answer by it.
    await answers.putAlias({ scope, prompt: asked.prompt }, { target, servedUntilMs });
  }
  return isSame;
}

/** What was served is held against a new answer to the same question; where it was wrong, nobody who asks so gets it again. */
async function audited(look: Look, ports: LookingPorts): Promise<boolean | undefined> {
  const { scope, asked, candidate, via } = look;
  const { entry } = await ports.answers.slot({ scope, prompt: candidate.prompt });
  const anew = await ports.judge.answer(asked.question);
  if (entry === undefined || anew === undefined) {
    return undefined;
  }
  const isSame = await ports.judge.isSame(said(entry), { question: asked.question, answer: anew });
  await ports.answers.noteLook({ scope, prompt: candidate.prompt }, isSame ? 'same' : 'different');
  if (!isSame) {
    await keepApart({ scope, prompt: asked.prompt }, entry, ports);
  }
  // The alias that led there is taken out: what is worded like it would go wrong again.
  if (!isSame && via !== undefined) {
    await ports.answers.evict({ scope, prompt: via }, ports.nowMs());
  }
  return isSame;
}

/** From now on the prompt is no alias, and nothing near answers it. An answer of its own stays. */
async function keepApart(asked: Address, { servedUntilMs }: Entry, { answers }: LookingPorts): Promise<void> {
  if ((await answers.slot(asked)).entry === undefined) {
    await answers.putAlias(asked, { target: APART, servedUntilMs });
  }
}

function said({ question, answer }: Entry): QuestionAndAnswer {
  return { question, answer };
}

/** Adds to what is learnt; where others teach at the same time, after them. */
async function teach(
  embedder: string,
  labels: readonly Label[],
  { experience }: Pick<LookingPorts, 'experience'>,
): Promise<void> {
  for (let tried = 0; tried < MOST_TRIES; tried++) {
    const loaded = await experience.load(embedder);
    const taught: Experience = learnt(loaded.experience, labels);
    if ((await experience.save(embedder, { ...loaded, experience: taught })) === 'saved') {
      return;
    }
  }
}

/** Somebody says that an answer was wrong: neither it nor the alias that led to it is served again. */
export async function thumbsDown(
  { answers, nowMs }: Pick<CachePorts, 'answers' | 'nowMs'>,
  { scope, asked, entry }: { readonly scope: string; readonly asked: string; readonly entry: string },
): Promise<void> {
  const { alias } = await answers.slot({ scope, prompt: asked });
  await answers.noteLook({ scope, prompt: entry }, 'different');
  if (alias !== undefined) {
    await answers.putAlias({ scope, prompt: asked }, { ...alias, target: APART });
  } else {
    await answers.evict({ scope, prompt: entry }, nowMs());
  }
}
