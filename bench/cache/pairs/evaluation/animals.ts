// Pure data.
import type { Family } from '../types.ts';

export const animals: readonly Family[] = [
  {
    id: 'pet-can-eat',
    domain: 'animals',
    slots: {
      pet: ['entity', 'guinea pig', 'tortoise', 'cockatiel', 'hamster', 'ferret'],
      food: ['entity', 'cucumber', 'cheese', 'boiled egg', 'grated carrot', 'melon', 'porridge'],
      state: ['antonym-adjective', 'young', 'old'],
    },
    ask: 'Can a(n) {state} {pet} eat {food}?',
    same: {
      voice: ['Can {food} be eaten by a(n) {state} {pet}?'],
      reformulation: ['Is {food} safe as food for a(n) {state} {pet}?'],
      mood: ['Tell me if a(n) {state} {pet} can eat {food}.'],
      fragment: ['{food} for {state} {pet} safe'],
    },
    traps: {
      quantifier: ['Can a(n) {state} {pet} eat nothing but {food}?'],
      modality: ['Must a(n) {state} {pet} eat {food}?'],
      'question-type': [
        'Why can a(n) {state} {pet} eat {food}?',
        'How much {food} can a(n) {state} {pet} eat?',
      ],
      negation: ['What if a(n) {state} {pet} does not eat {food}?'],
    },
  },
  {
    id: 'catch-from',
    domain: 'animals',
    slots: {
      pair: [
        'entity',
        'a cat|a person',
        'a dog|a fox',
        'a hen|a pig',
        'a rabbit|a hare',
        'a pony|a donkey',
        'a pigeon|a child',
      ],
      ill: ['entity', 'ringworm', 'influenza', 'mites', 'salmonella', 'a worm infection'],
    },
    ask: 'How does {pair} catch {ill} from {pair.2}?',
    same: {
      reformulation: ['In what ways can {ill} pass from {pair.2} to {pair}?'],
      voice: ['How is {ill} caught by {pair} from {pair.2}?'],
      mood: ['Explain how {pair} catches {ill} from {pair.2}.'],
      'word-order': ['From {pair.2}, how does {pair} catch {ill}?'],
      synonym: ['How does {pair} pick up {ill} from {pair.2}?'],
    },
    traps: {
      roles: ['How does {pair.2} catch {ill} from {pair}?'],
      'question-type': ['How often does {pair} catch {ill} from {pair.2}?'],
      preposition: ['How does {pair} catch {ill} without {pair.2}?'],
      'antonym-verb': ['How do I protect {pair} from {ill} carried by {pair.2}?'],
    },
  },
  {
    id: 'train-pet',
    domain: 'animals',
    slots: {
      pet: ['entity', 'a beagle', 'a kitten', 'a parrot', 'an Alsatian', 'a poodle'],
      age: ['number', '8', '12', '16'],
      u: ['unit', 'weeks', 'months'],
      act: ['entity', 'stay', 'come when called', 'use a crate', 'walk on a lead'],
    },
    ask: 'How do I teach {pet} of {age} {u} to {act}?',
    same: {
      voice: ['How is {pet} of {age} {u} taught to {act}?'],
      numeral: ['How do I teach {pet} of {age.w} {u} to {act}?'],
      reformulation: ['What is a good way to get {pet} of {age} {u} to {act}?'],
      mood: ['Give me a plan for teaching {pet} of {age} {u} to {act}.'],
      synonym: ['How can I train {pet} of {age} {u} to {act}?'],
      fragment: ['teach {pet} {age} {u} {act}'],
    },
    traps: {
      negation: ['How do I teach {pet} of {age} {u} not to {act}?'],
      'question-type': ['How long does it take to teach {pet} of {age} {u} to {act}?'],
      preposition: ['How do I teach {pet} of {age} {u} to {act} without treats?'],
      condition: ['How do I teach {pet} of {age} {u} to {act} if it is deaf?'],
    },
  },
];
