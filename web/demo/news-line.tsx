import { useEffect } from 'preact/hooks';
import { announce } from '../parts/announce.tsx';
import { duration } from '../parts/format.ts';
import type { Device } from './device.ts';
import { nameOf } from './names.ts';
import { NEWSWORTHY } from './newsworthy.ts';
import type { News, Room } from './room.ts';
import type { Stage } from './stage.ts';

interface NewsLineProps {
  readonly device: Device;
  readonly room: Room;
  readonly stage: Stage;
}

/** What came last from another device, and how long it took. */
export function NewsLine({ device, room, stage }: NewsLineProps) {
  const news = room.news.value;
  const words = news === undefined ? undefined : wordsOf(news, room, stage);
  useEffect(() => {
    if (words !== undefined) announce(`${device.place.city}: ${words}`);
  }, [news?.event.id]);
  return (
    <p class="news" key={news?.event.id}>
      {words ?? 'What comes from another device is told here.'}
    </p>
  );
}

function wordsOf({ event, lagMs }: News, room: Room, stage: Stage): string {
  const from = stage.madeOn(event.id);
  const who = from === undefined ? nameOf(room.profile.value, event.source) : from.place.city;
  return `${NEWSWORTHY[event.type]} from ${who} after ${duration(Math.max(0, lagMs))}`;
}
