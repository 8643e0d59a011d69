import type { Family } from '../types.ts';
import { errands } from './errands.ts';
import { kitchen } from './kitchen.ts';
import { lessons } from './lessons.ts';
import { machines } from './machines.ts';
import { money } from './money.ts';
import { people } from './people.ts';
import { science } from './science.ts';
import { services } from './services.ts';
import { world } from './world.ts';

/** All families of the development split. */
export const developmentFamilies: readonly Family[] = [
  ...errands,
  ...kitchen,
  ...lessons,
  ...machines,
  ...money,
  ...people,
  ...science,
  ...services,
  ...world,
];
