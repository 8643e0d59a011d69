import {
  differsInDirection,
  differsInModality,
  differsInPreposition,
  differsInQuestion,
  differsInTense,
} from '../../../../lambdas/domain/cache/form-differences.ts';
import { type Difference, tryDifferences } from './differences.ts';

const DIFFERENCES: readonly Difference[] = [
  [
    'modality',
    differsInModality,
    [
      [true, 'Must cats swim?', 'Can cats swim?'],
      [true, 'Must cats swim?', 'May cats swim?'],
      [false, 'May cats swim?', 'Can cats swim?'],
      [false, 'Can cats swim?', 'Do cats swim?'],
      [false, 'Can cats swim?', 'Can cats not swim?'],
    ],
  ],
  [
    'tense',
    differsInTense,
    [
      [true, 'When did cats sleep?', 'When do cats sleep?'],
      [true, 'When will cats sleep?', 'Where do cats sleep?'],
      [false, 'When did cats sleep?', 'Where do cats sleep?'],
      [false, 'When did cats sleep?', 'When do dogs sleep?'],
      [false, '?', 'Was?'],
    ],
  ],
  [
    'tense, if the verb of a statement in another voice does not tell it',
    differsInTense,
    [
      [false, 'My visa was refused by the consulate.', 'The consulate refuses my visa.'],
      [
        false,
        'My visa was refused by the consulate. May I appeal?',
        'The consulate refuses my visa. May I appeal?',
      ],
      [true, 'My visa was refused by the consulate.', 'The consulate will refuse my visa.'],
      [true, 'My visa is refused by the consulate.', 'The consulate will refuse my visa.'],
      [true, 'Was the visa refused by Oman?', 'Does Oman refuse the visa?'],
      [true, 'My cat slept.', 'My cat will sleep.'],
    ],
  ],
  [
    'what kind of thing answers',
    differsInQuestion,
    [
      [true, 'How often do eels spawn?', 'When do eels spawn?'],
      [true, 'How do eels spawn?', 'How many eels spawn?'],
      [true, 'Do old eels spawn?', 'When do old eels spawn?'],
      [true, 'Where do cats and dogs sleep?', 'When do cats and dogs sleep?'],
      [false, 'Where and how do cats sleep?', 'When do cats sleep?'],
      [false, 'How often do eels spawn?', 'How many times do eels spawn?'],
      [false, 'How often do eels spawn?', 'How do eels spawn?'],
      [false, 'How do eels spawn?', 'Do eels spawn?'],
      [false, 'What do eels eat?', 'Who eats eels?'],
      [false, '?', 'Where are eels?'],
    ],
  ],
  [
    'preposition',
    differsInPreposition,
    [
      [true, 'Do I walk to Oslo?', 'Do I walk from Oslo?'],
      [false, 'Do I walk to Oslo?', 'Do I walk for Oslo?'],
      [false, 'Do bears sleep during winter?', 'Do bears sleep in winter?'],
      [false, 'Do I walk to Oslo?', 'Do I walk from Rome?'],
    ],
  ],
  [
    'direction',
    differsInDirection,
    [
      [true, 'Does Alice report to Bob?', 'Does Bob report to Alice?'],
      [true, 'Does Alice report to Bob and Carl?', 'Does Bob report to Alice and Carl?'],
      [
        true,
        'Are there flights from sunny Rome to rainy Oslo?',
        'Are there flights from rainy Oslo to sunny Rome?',
      ],
      [
        false,
        'Are there flights from big sunny Rome to Oslo?',
        'Are there flights from Rome to big sunny Oslo?',
      ],
      [false, 'Does Alice report to Bob?', 'Does Bob report with Alice?'],
      [false, 'Does Alice report to Bob?', 'Does Alice report to Carl?'],
      [false, 'Are cats and dogs fed first?', 'Are dogs and cats fed first?'],
      [false, 'Is it a fruit or a nut?', 'Is it a nut or a fruit?'],
      [false, 'What do Laos, Peru and Chad share?', 'What do Chad, Peru and Laos share?'],
    ],
  ],
];

describe('two prompts', () => tryDifferences(DIFFERENCES));
