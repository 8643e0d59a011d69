const words = (list: string): ReadonlySet<string> =>
  new Set(
    list
      .split(/[,\n]/)
      .map((thing) => thing.trim())
      .filter((thing) => thing !== ''),
  );

/** Of these everybody knows which is meant by `the`, whatever was said before. */
export const KNOWN_THINGS = words(
  `sun, moon, earth, world, universe, galaxy, milky way, solar system, sky, sea, ocean, equator, atmosphere, planet,
  big bang, ozone layer, greenhouse effect, water cycle, north pole, south pole, periodic table,
  internet, web, telephone, telephone network, phone, radio, television, wheel, steam engine, light bulb, printing press,
  computer, airplane, aeroplane, bicycle, car, camera, piano, guitar, violin, compass, microscope, telescope,
  heart, liver, brain, lungs, kidneys, kidney, stomach, skin, blood, body, spleen, pancreas, appendix, eye, eyes, ear,
  human body, human heart, human brain, human eye, average human, average person, immune system, nervous system,
  digestive system, heart rate, stock market, economy, environment, climate, weather, law, government, military, police,
  cold war, civil war, middle ages, renaissance, industrial revolution, french revolution, black death, holocaust,
  bible, quran, koran, torah, pope, alphabet, dinosaurs, romans, greeks, vikings, egyptians, aztecs, incas, mayans,
  rich, poor, elderly, dead, past, future, present, morning, afternoon, evening, night, day, year, winter, summer, spring,
  autumn, same, only, most, least, dark, rain, snow, wild`,
);

/** In the kitchen anybody's is meant: `keep bread in the fridge`. */
export const COMMON_PLACES = words(
  `fridge, freezer, oven, microwave, dishwasher, washing, kitchen, garden, shower, bath, gym, office, car, street, shade,
  ground, air, desert, jungle, forest, mountains, city, country, house, toilet, cloud, command, terminal`,
);

/** Whom something is for says nothing of what it is: `the dose for children`. */
export const PEOPLE = words(
  `children, kids, adults, women, men, people, pregnant, seniors, elderly, babies, infants, toddlers, beginners, students,
  patients, teenagers, teens, cats, dogs, pets, me, us, you`,
);

/** Measures without what is measured. */
export const COMPARED = words(
  `cheaper, faster, quicker, slower, bigger, smaller, larger, longer, shorter, taller, older, younger, newer, worse, safer,
  healthier, easier, harder, stronger, weaker, lighter, heavier, hotter, colder, warmer, cooler, higher, lower, deeper,
  richer, poorer, wider, thinner, thicker, brighter, darker, louder, quieter, simpler, nicer, closer, nearer, farther,
  earlier, later, sweeter, cleaner, greener, sooner, smarter, wiser,
  cheapest, fastest, quickest, slowest, biggest, smallest, largest, longest, shortest, tallest, oldest, youngest, newest,
  worst, safest, healthiest, easiest, hardest, strongest, weakest, lightest, heaviest, hottest, coldest, warmest,
  highest, lowest, deepest, richest, poorest, widest, thinnest, closest, nearest, earliest, simplest,
  expensive, popular, common, reliable, efficient, powerful, accurate, durable`,
);

/** Written as names are, but every firm or machine has one. */
export const COMMON_ABBREVIATIONS = words(
  'ceo, cfo, cto, coo, cmo, vp, mvp, pin, url, id, api, cpu, gpu, os, pdf, ui, faq, eta, tv, pr, cv, dj, mc',
);
