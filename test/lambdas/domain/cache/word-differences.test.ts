import {
  differsByOpposite,
  differsInDegree,
  differsInEntity,
  differsInNegation,
  differsInNumber,
  differsInPerson,
  differsInQuantity,
  differsInTime,
  differsInUnit,
} from '../../../../lambdas/domain/cache/word-differences.ts';
import { type Difference, tryDifferences } from './differences.ts';

const DIFFERENCES: readonly Difference[] = [
  [
    'number',
    differsInNumber,
    [
      [true, 'Is 1 of 23 rare?', 'Is 12 of 3 rare?'],
      [true, 'Is tin rare?', 'Is 1 tin rare?'],
      [false, 'Is 1 of 23 rare?', 'Is 1 of 23 common?'],
    ],
  ],
  [
    'unit',
    differsInUnit,
    [
      [true, 'How many big miles is it?', 'How many short km is it?'],
      [false, 'How many miles is it?', 'How many steps is it?'],
    ],
  ],
  [
    'time',
    differsInTime,
    [
      [true, 'Is the long Monday off?', 'Is the short Friday off?'],
      [true, 'Does it rain at night?', 'Does it rain in the morning?'],
      [false, 'Does it rain at night?', 'Does it rain at sea?'],
    ],
  ],
  [
    'negation',
    differsInNegation,
    [
      [true, 'Why do some people never dream?', 'Why do some people dream?'],
      [true, 'How do I cook without salt?', 'How do I cook salt?'],
      [true, 'Is it safe to never sleep?', 'Is it safe to sleep?'],
      [true, 'Is bread with no salt old?', 'Is bread with salt old?'],
      [true, 'Can cats swim?', 'Can cats not swim?'],
      [true, 'Do people eat salt?', 'Do people not avoid salt?'],
      [false, 'Do people avoid salt?', 'Do people not eat salt?'],
      [false, 'Is salt avoided in Laos?', 'Is salt not eaten in Laos?'],
      [false, 'Is it a harmless bean?', 'Is it not a toxic bean?'],
      [false, 'Can cats not swim and not fly?', 'Can cats swim and fly?'],
      [false, 'Can cats not swim?', 'Can dogs not fly?'],
    ],
  ],
  [
    'opposite',
    differsByOpposite,
    [
      [true, 'Do old cats swim?', 'Do young cats swim?'],
      [true, 'Do I eat before noon?', 'Do I eat after noon?'],
      [false, 'Do old cats swim?', 'Do big cats swim?'],
    ],
  ],
  [
    'degree',
    differsInDegree,
    [
      [true, 'Is a tall house cheap?', 'Is a taller house cheap?'],
      [false, 'Is a tall house cheap?', 'Is a bigger house cheap?'],
      [false, 'Is a tall house cheap?', 'Is a wooden house cheap?'],
    ],
  ],
  [
    'quantity',
    differsInQuantity,
    [
      [true, 'Do many cats swim?', 'Do several cats swim?'],
      [true, 'Do cats swim?', 'Do only cats swim?'],
      [true, 'Are shops open on Friday?', 'Are shops open except on Friday?'],
      [false, 'Do any cats swim?', 'Do cats swim?'],
      [false, 'What does "only" mean?', 'What does "rust" mean?'],
    ],
  ],
  [
    'entity',
    differsInEntity,
    [
      [true, 'Is it hot in Milan?', 'Is it hot in Japan?'],
      [true, 'Is it hot in Niger?', 'Is it hot in Nigeria?'],
      [true, 'Who was Marta?', 'Who was Margherita?'],
      [true, 'Who was X?', 'Who was Xerxes?'],
      [false, 'Is Johannesburg big?', 'Is Johannesbourg big?'],
      [false, 'Who was Catrina?', 'Who was Catharina?'],
      [false, 'Who was Marta to Catrina?', 'Who was Ann to Catharina?'],
      [false, 'Is FIFA rich?', 'Is the Federation Internationale Football Association rich?'],
      [false, 'Is FIFA in Bonn rich?', 'Is the Federation Internationale Football Association rich?'],
      [false, 'Is it hot in Milan?', 'Is it hot?'],
      [false, 'Is it hot in Milan?', 'Is it hot in summer?'],
    ],
  ],
  [
    'person',
    differsInPerson,
    [
      [true, 'Is his dog old?', 'Is her dog old?'],
      [true, 'Does she like him?', 'Does he like her?'],
      [false, 'Is my hair grey?', 'Is hair grey?'],
      [false, 'Is my hair grey?', 'Is your fur grey?'],
      [false, 'Is my dog old?', 'Is hers old?'],
    ],
  ],
];

describe('two prompts', () => tryDifferences(DIFFERENCES));
