// Pure data.
import type { Family } from '../types.ts';

export const science: readonly Family[] = [
  {
    id: 'dev-density',
    domain: 'science',
    slots: {
      stuff: ['entity', 'titanium', 'seawater', 'ebony', 'helium', 'granite', 'ice'],
      u: ['unit', 'kilograms a litre', 'slugs a gallon', 'tonnes a cubic yard'],
      temp: ['number', '27', '58', '190'],
    },
    ask: 'What density in {u} does {stuff} have at {temp} °C?',
    same: {
      reformulation: ['How dense is {stuff} in {u} at {temp} °C?'],
      abbreviation: ['What density in {u} does {stuff} have at {temp} deg C?'],
      'word-order': ['At {temp} °C, what density in {u} does {stuff} have?'],
      mood: ['Look up the density of {stuff} in {u} at {temp} °C.'],
      fragment: ['density {stuff} {u} {temp} °C'],
    },
    traps: {
      unit: ['What density in {u} does {stuff} have at {temp} °F?'],
      comparison: ['Is the density of {stuff} in {u} at {temp} °C greater than that of lead?'],
      'question-type': ['Why does {stuff} have the density in {u} that it has at {temp} °C?'],
      condition: ['What density in {u} does {stuff} have at {temp} °C under water at great depth?'],
    },
  },
  {
    id: 'dev-star',
    domain: 'science',
    slots: {
      star: ['entity', 'Sirius', 'Vega', 'Polaris', 'Betelgeuse', 'Antares', 'Rigel'],
      land: ['location', 'Greenland', 'Lapland', 'the Sahara', 'Cuba'],
      when: ['temporal-scope', 'before dawn', 'past midnight', 'in the evening'],
    },
    ask: 'In which months is {star} up {when} over {land}?',
    same: {
      reformulation: ['During which months does {star} stand in the sky {when} over {land}?'],
      'word-order': ['Over {land}, in which months is {star} up {when}?'],
      mood: ['Name the months in which {star} is up {when} over {land}.'],
      fragment: ['{star} up {when} {land} months'],
    },
    traps: {
      negation: ['In which months is {star} not up {when} over {land}?'],
      'question-type': [
        'How high is {star} {when} over {land}?',
        'What colour is {star} {when} over {land}?',
      ],
      exception: ['In which months besides June is {star} up {when} over {land}?'],
    },
  },
  {
    id: 'dev-predator',
    domain: 'science',
    slots: {
      beast: ['entity', 'seahorses', 'newts', 'swifts', 'locusts', 'porcupines', 'krill'],
      place: ['location', 'in Angola', 'on Sumatra', 'in the Baltic', 'in Wyoming'],
    },
    ask: 'What creatures eat {beast} {place}?',
    same: {
      voice: ['By what creatures are {beast} eaten {place}?'],
      'word-order': ['{Place}, what creatures eat {beast}?'],
      synonym: ['What creatures feed on {beast} {place}?'],
      mood: ['Tell me what creatures eat {beast} {place}.'],
      fragment: ['what eats {beast} {place}'],
    },
    traps: {
      'subject-object': ['What creatures do {beast} eat {place}?'],
      quantifier: ['Do all creatures eat {beast} {place}?'],
      'adverb-scope': ['What creatures eat only {beast} {place}?'],
      modality: ['What creatures could eat {beast} {place} if they had to?'],
    },
  },
  {
    id: 'dev-imports',
    domain: 'science',
    slots: {
      thing: ['entity', 'the liver', 'the spleen', 'the pancreas', 'the thyroid', 'the pituitary gland'],
      kind: ['antonym-adjective', 'active', 'dormant'],
      age: ['audience', 'foetuses', 'sumo wrestlers', 'centenarians'],
    },
    ask: 'Which organs does {thing} regulate while it is {kind} in {age}?',
    same: {
      voice: ['Which organs are regulated by {thing} while it is {kind} in {age}?'],
      'word-order': ['In {age}, which organs does {thing} regulate while it is {kind}?'],
      mood: ['List the organs that {thing} regulates while it is {kind} in {age}.'],
    },
    traps: {
      'subject-object': ['Which organs regulate {thing} while it is {kind} in {age}?'],
      'question-type': ['How does {thing} regulate organs while it is {kind} in {age}?'],
      negation: ['Which organs does {thing} leave alone while it is {kind} in {age}?'],
    },
  },
  {
    id: 'dev-wave',
    domain: 'science',
    slots: {
      n: ['number', '65', '110', '450'],
      u: ['unit', 'hertz', 'kilohertz'],
      who: ['audience', 'bats', 'wolves', 'pilots'],
      prep: ['antonym-adjective', 'loud', 'quiet'],
    },
    ask: 'Can {who} hear a {prep} tone of {n} {u}?',
    same: {
      voice: ['Can a {prep} tone of {n} {u} be heard by {who}?'],
      numeral: ['Can {who} hear a {prep} tone of {n.w} {u}?'],
      reformulation: ['Is a {prep} tone of {n} {u} within the hearing of {who}?'],
      mood: ['Tell me if {who} can hear a {prep} tone of {n} {u}.'],
      fragment: ['{who} hear {prep} tone {n} {u}'],
    },
    traps: {
      'antonym-verb': ['Can {who} produce a {prep} tone of {n} {u}?'],
      'adverb-scope': ['Can only {who} hear a {prep} tone of {n} {u}?'],
      'question-type': ['How can {who} hear a {prep} tone of {n} {u}?'],
    },
  },
  {
    id: 'dev-dig',
    domain: 'science',
    slots: {
      site: ['entity', 'Pompeii', 'Troy', 'Petra', 'Machu Picchu', 'Angkor', 'Ephesus'],
      part: ['part', 'sewers', 'walls', 'temples', 'kitchens', 'gates'],
      when: ['preposition', 'before the earthquake', 'after the earthquake'],
    },
    ask: 'What did the {part} of {site} look like {when}?',
    same: {
      reformulation: ['What do we know of the look of the {part} of {site} {when}?'],
      'word-order': ['{When}, what did the {part} of {site} look like?'],
      mood: ['Describe what the {part} of {site} looked like {when}.'],
      fragment: ['{site} {part} {when} look'],
    },
    traps: {
      'temporal-scope': ['What do the {part} of {site} look like today?'],
      'question-type': ['Who built the {part} of {site} {when}?'],
      task: ['How would I draw the {part} of {site} {when}?'],
      'output-format': ['What did the {part} of {site} look like {when}? I want a drawing in characters.'],
      audience: [
        'What did the {part} of {site} look like {when}? It is for a museum sign that children can read.',
      ],
    },
  },
];
