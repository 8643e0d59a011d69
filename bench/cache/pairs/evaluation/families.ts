import type { Family } from '../types.ts';
import { animals } from './animals.ts';
import { astronomy } from './astronomy.ts';
import { banking } from './banking.ts';
import { cars } from './cars.ts';
import { cooking } from './cooking.ts';
import { culture } from './culture.ts';
import { digital } from './digital.ts';
import { garden } from './garden.ts';
import { health } from './health.ts';
import { history } from './history.ts';
import { home } from './home.ts';
import { insurance } from './insurance.ts';
import { law } from './law.ts';
import { leisure } from './leisure.ts';
import { music } from './music.ts';
import { office } from './office.ts';
import { places } from './places.ts';
import { programming } from './programming.ts';
import { relations } from './relations.ts';
import { school } from './school.ts';
import { science } from './science.ts';
import { shopping } from './shopping.ts';
import { society } from './society.ts';
import { sports } from './sports.ts';
import { tax } from './tax.ts';
import { telecom } from './telecom.ts';
import { travel } from './travel.ts';
import { words } from './words.ts';
import { work } from './work.ts';

/** All families of the evaluation split. */
export const evaluationFamilies: readonly Family[] = [
  ...animals,
  ...astronomy,
  ...banking,
  ...cars,
  ...cooking,
  ...culture,
  ...digital,
  ...garden,
  ...health,
  ...history,
  ...home,
  ...insurance,
  ...law,
  ...leisure,
  ...music,
  ...office,
  ...places,
  ...programming,
  ...relations,
  ...school,
  ...science,
  ...shopping,
  ...society,
  ...sports,
  ...tax,
  ...telecom,
  ...travel,
  ...words,
  ...work,
];
