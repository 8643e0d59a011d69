// Longer than other files: it is one list, of what questions are made of, and has no logic.

/** Ways of asking one thing, `X` and `Y` for what it is about. */
export interface Topic {
  readonly phrasings: readonly string[];
  readonly x: readonly string[];
  readonly y?: readonly string[];
}

const list = (text: string) => text.split(', ');

const DEVICES = list(
  'a thermostat, a router, a dishwasher, a projector, a scanner, a smart lock, a doorbell camera, a treadmill, a soundbar, a baby monitor, a dehumidifier, an espresso machine, a sewing machine, a label maker, a water softener, a garage door opener, a pellet stove, a bread maker, a tablet, a fitness tracker, a hearing aid, an air purifier, a robot vacuum, a weather station, a metronome, a label printer, a pool pump, a wine cooler, a drone, a telescope, a fish finder',
);
const DISHES = list(
  'lasagna, ratatouille, gnocchi, paella, pad thai, ramen, falafel, hummus, goulash, tiramisu, risotto, kimchi, pierogi, gazpacho, baklava, empanadas, moussaka, shakshuka, tempura, ceviche, borscht, pho, naan, pesto, tabbouleh, jambalaya, minestrone, churros, couscous, dumplings, enchiladas, fondue, halloumi, injera, jollof rice, laksa, mole, okonomiyaki, poutine, quesadillas',
);
const LANGUAGES = list(
  'Python, Kotlin, Scala, Haskell, Elixir, Swift, Perl, Julia, Lua, Erlang, Fortran, Clojure, Rust, Ruby, Dart, Groovy, Zig, OCaml, Prolog, COBOL',
);
const TASKS = list(
  'parse a CSV file, reverse a linked list, flatten a nested array, read an environment variable, format a date, merge two maps, hash a password, round a float, sort tuples by the second element, shuffle an array, trim whitespace, open a socket, split a string, count words, copy a directory, compare two dates, generate a UUID, encode base64, escape HTML, debounce a call',
);
const PLACES = list(
  'Lisbon, Nairobi, Oslo, Hanoi, Quito, Tbilisi, Muscat, Lima, Zagreb, Accra, Riga, Santiago, Dakar, Vilnius, Colombo, Windhoek, Montevideo, Sofia, Kathmandu, Reykjavik, Porto, Bergen, Cusco, Batumi, Split, Tartu, Galle, Kumasi, Cork, Lviv, Graz, Turku, Salta, Valparaiso, Pokhara, Varna, Arusha, Nukus, Bruges, Malaga',
);
const COUNTRIES = list(
  'Portugal, Kenya, Norway, Vietnam, Ecuador, Georgia, Oman, Peru, Croatia, Ghana, Latvia, Chile, Senegal, Lithuania, Sri Lanka, Namibia, Uruguay, Bulgaria, Nepal, Iceland, Bolivia, Estonia, Malta, Laos, Togo, Cyprus, Panama, Rwanda, Qatar, Fiji, Belize, Gabon, Slovenia, Tunisia, Bhutan, Jamaica, Serbia, Zambia, Andorra, Mongolia',
);
const ANIMALS = list(
  'axolotls, ferrets, geckos, hedgehogs, parakeets, tortoises, chinchillas, alpacas, hamsters, koi, tarantulas, pythons, rabbits, guinea pigs, cockatiels, iguanas, donkeys, goats',
);
const FOODS = list(
  'grapes, celery, walnuts, cheese, blueberries, oats, mango, carrots, shrimp, honey, spinach, yogurt, almonds, pears, peas',
);
const THINGS = list(
  'inflation, osmosis, entropy, blockchain, dividends, plate tectonics, mitosis, quantum tunneling, arbitrage, capillary action, refraction, catalysis, photosynthesis, amortization, herd immunity, jet lag, gerrymandering, fermentation, magnetism, erosion, deflation, diffusion, enthalpy, hashing, annuities, subduction, meiosis, superposition, hedging, adhesion, diffraction, distillation, transpiration, depreciation, vaccination, insomnia, lobbying, pasteurization, gravity, sedimentation',
);
const STAINS = list('red wine, coffee, turmeric, ink, grass, mustard, blood, candle wax, rust, chocolate');
const FABRICS = list(
  'a wool rug, a silk shirt, a leather sofa, a cotton shirt, suede shoes, a car seat, a mattress, denim',
);
const PLANTS = list(
  'basil, orchids, tomatoes, succulents, hydrangeas, garlic, avocados, lavender, blueberry bushes, ferns',
);
const PRODUCTS = list(
  'a mortgage, travel insurance, a passport, a work visa, a driving licence, a library card, a building permit, a patent',
);

/** Topics of a help desk for everything. Neighbours differ in one word, some in what they say of it. */
export const TOPICS: readonly Topic[] = [
  {
    x: DEVICES,
    phrasings: list(
      'How do I reset X?, How can I reset X?, What is the way to reset X?, Steps to reset X, Could you tell me how to reset X?, how to reset X, I need to restore X to its original settings, What do I do to reset X?, please explain how to reset X',
    ),
  },
  {
    x: DEVICES,
    phrasings: list(
      'How do I clean X?, What is the best way to clean X?, how to clean X, Can you tell me how to clean X?, X: how should it be cleaned?, I would like to know how to clean X, How does one clean X?',
    ),
  },
  {
    x: DEVICES,
    phrasings: list('How do I turn X on?, How do I turn on X?, how to switch on X, How can X be turned on?'),
  },
  {
    x: DEVICES,
    phrasings: list(
      'How do I turn X off?, How do I turn off X?, how to switch off X, How can X be turned off?',
    ),
  },
  {
    x: DISHES,
    phrasings: list(
      'How do I make X?, how to make X, What is a recipe for X?, Give me a recipe for X, How do you make X?, Show me how to make X, recipe for X, Teach me to make X, How is X made?',
    ),
  },
  {
    x: DISHES,
    phrasings: list(
      'What are the ingredients of X?, What are the ingredients in X?, List the ingredients of X, Which ingredients are in X?, What goes into X?, ingredients for X',
    ),
  },
  {
    x: DISHES,
    phrasings: list(
      'How do I make X without gluten?, how to make X without gluten, How can I make gluten-free X?, Is there a way to make X without gluten?',
    ),
  },
  {
    x: DISHES,
    phrasings: list(
      'How long does X keep in the fridge?, How long will X last in the refrigerator?, How long can I keep X in the fridge?',
    ),
  },
  {
    x: TASKS,
    y: LANGUAGES,
    phrasings: list(
      'How do I X in Y?, How can I X in Y?, how to X in Y, In Y how do I X?, What is the way to X in Y?, Could you show me how to X in Y?, Y code to X, I want to X using Y',
    ),
  },
  {
    x: PLACES,
    phrasings: list(
      'What is the population of X?, How many people live in X?, population of X, Tell me the population of X, How populous is X?',
    ),
  },
  {
    x: PLACES,
    phrasings: list(
      'What is the best time to visit X?, When should I visit X?, When is the best time to visit X?, best season for a trip to X',
    ),
  },
  {
    x: PLACES,
    phrasings: list(
      'What should I see in X?, What are the main sights in X?, top attractions in X, Which sights in X are worth seeing?',
    ),
  },
  {
    x: COUNTRIES,
    phrasings: list(
      "What is the capital of X?, What is X's capital?, capital of X, Tell me the capital of X, Can you tell me what the capital of X is?, Which city is the capital of X?",
    ),
  },
  {
    x: COUNTRIES,
    phrasings: list(
      'What is the currency of X?, Which currency is used in X?, What money do they use in X?, currency of X',
    ),
  },
  {
    x: COUNTRIES,
    phrasings: list(
      'Do I need a visa for X?, Must I have a visa for X?, Is a visa required for X?, visa requirements of X',
    ),
  },
  {
    x: COUNTRIES,
    phrasings: list(
      'Can I drink the tap water in X?, Is it safe to drink the tap water in X?, Is tap water safe to drink in X?',
    ),
  },
  {
    x: ANIMALS,
    y: FOODS,
    phrasings: list('Can X eat Y?, Is it okay for X to eat Y?, Are Y safe for X?, May X eat Y?'),
  },
  {
    x: ANIMALS,
    y: FOODS,
    phrasings: list('Why can X not eat Y?, Why are X unable to eat Y?, Why should X avoid Y?'),
  },
  {
    x: ANIMALS,
    phrasings: list('How long do X live?, What is the lifespan of X?, How old do X get?, lifespan of X'),
  },
  {
    x: THINGS,
    phrasings: list(
      'What is X?, Explain X, Could you explain X?, Tell me about X, What is X please?, I would like to understand X, describe X, hi! what is X',
    ),
  },
  {
    x: THINGS,
    phrasings: list('What causes X?, What are the causes of X?, Why does X happen?, the cause of X'),
  },
  {
    x: THINGS,
    phrasings: list(
      'What are the effects of X?, What does X lead to?, consequences of X, What are the consequences of X?',
    ),
  },
  {
    x: STAINS,
    y: FABRICS,
    phrasings: list(
      'How do I remove X from Y?, How can I get X out of Y?, how to remove X from Y, What is the best way to get rid of X on Y?, What is a good way to remove X from Y?, How do I get rid of X from Y?, My Y has X on it',
    ),
  },
  {
    x: PLANTS,
    phrasings: list(
      'How often should I water X?, How often should you water X?, How frequently do X need water?, watering schedule for X',
    ),
  },
  {
    x: PLANTS,
    phrasings: list('Should I grow X in the sun?, Do X like the sun?, Can X be grown in full sun?'),
  },
  {
    x: PLANTS,
    phrasings: list('Should I grow X in the shade?, Do X like the shade?, Can X be grown in full shade?'),
  },
  {
    x: PRODUCTS,
    phrasings: list(
      'How do I apply for X?, how to apply for X, What steps should I follow to apply for X?, What is the process for applying for X?, How can I apply for X?',
    ),
  },
  {
    x: PRODUCTS,
    phrasings: list(
      'How long does it take to get X?, How much time does it take to get X?, How soon can I have X?',
    ),
  },
  {
    x: PRODUCTS,
    phrasings: list('How much does X cost?, What is the price of X?, What does X cost?, cost of X'),
  },
];
