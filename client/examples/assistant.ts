import { createMeridian, type MeridianOptions } from 'meridian/client';
import { answersOf, type ShownAnswer } from 'meridian/client/answers';

/** A question whose answer shows on two devices while it comes, and one that is taken back. */
export async function assistant(
  options: MeridianOptions,
): Promise<{ shown: ShownAnswer[]; onLaptop: string; cancelled: string }> {
  const phone = await createMeridian(options);
  const laptop = await createMeridian(options);
  const room = await phone.createSession();

  const onLaptop = new Map<string, string>(); // question → its answer
  const laptopsRoom = laptop.session(room.id, { after: '' });
  laptopsRoom.subscribe((event) => {
    if (event.type !== 'completion.requested') return;
    const { answer } = answersOf(laptop).follow(laptopsRoom, event); // one of `history` will do as well
    answer.subscribe(({ text }) => onLaptop.set(event.id, text));
  });

  const { id, answer } = answersOf(phone).ask(room, {
    text: 'Why is the sky blue?',
    priority: 'interactive',
  });
  const shown: ShownAnswer[] = [];
  const stop = answer.subscribe((now) => shown.push(now)); // text grows; should a run break off, it is taken back
  await until(() => answer.get().status === 'finished' || answer.get().status === 'failed');
  await until(() => onLaptop.get(id) === answer.get().text);
  stop();

  const second = answersOf(phone).ask(room, { text: 'And why is the sea?', priority: 'batch' });
  second.answer.subscribe(() => undefined);
  second.cancel(); // what is whole by then stays
  await until(() => ['cancelled', 'finished', 'failed'].includes(second.answer.get().status));

  phone.close();
  laptop.close();
  return { shown, onLaptop: onLaptop.get(id) ?? '', cancelled: second.answer.get().status };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 50));
}
