import { wordingOf } from '../../../../../lambdas/domain/cache/language/wording.ts';

const textOf = (prompt: string) => wordingOf(prompt).text;

describe('a prompt in words', () => {
  test.each([
    ['What is Perl?', 'what is perl .'],
    ['Is it "so  sad", or not', 'is it `so `sad , or not'],
    ['Run `ls  -R` now', 'run ``ls\u00a0-R` now'],
    ['Is it $5 or 5 €', 'is it #5 dollar or #5 euro'],
    ['Why is + odd', 'why is `+ odd'],
    ["What's a horse's age", "what is a horse 's age"],
    ['Is "5" odd', 'is #5 odd'],
    ['What is teh best', 'what is the best'],
    ['Who is Teh', 'who is teh'],
    ['Compare cats v, dogs', 'compare cats `V , dogs'],
    ['compound w', 'compound `W'],
    ['cats v dogs w rabbits', 'cats versus dogs with rabbits'],
  ])('%j is %j', (prompt, text) => {
    expect(textOf(prompt)).toBe(text);
  });

  test.each([
    ['help pleaseee', 'help please'],
    ['sooooo good', 'so good'],
    ['what is www', 'what is www'],
    ['what is aaa', 'what is aaa'],
    ['chapter viii', 'chapter #8'],
    ['is aaab good', 'is aaab good'],
    ['is zzzebell good', 'is zzzebell good'],
    ['is llamaaa good', 'is llama good'],
    ['aahhh', 'aah'],
    ['ixiaaa', 'ixia'],
    ['say hellooo', 'say hello'],
  ])('has no drawl but what is written so: %j is %j', (prompt, text) => {
    expect(textOf(prompt)).toBe(text);
  });

  test.each([
    ['Do I like Love, Actually', 'do i like love , `actually'],
    ['Is it actually so', 'is it actually so'],
    ['Who wrote Cheers', 'who wrote `cheers'],
    ['Who wrote Exactlyness', 'who wrote exactlyness'],
  ])('tells a name from a courtesy by its capital: %j is %j', (prompt, text) => {
    expect(textOf(prompt)).toBe(text);
  });

  test.each([
    ['henry viii', 'henry #8th'],
    ['world war ii', 'ww2'],
    ['chapter xx', 'chapter #20'],
    ['phase i', 'phase #1'],
    ['can i', 'can i'],
    ['is iii odd', 'is #3 odd'],
    ['what is v good', 'what is versus good'],
  ])('has Roman numerals as numbers where something is numbered: %j is %j', (prompt, text) => {
    expect(textOf(prompt)).toBe(text);
  });
});

describe('measures', () => {
  test.each([
    ['how long are 5 ft', 'how long are #5 foot'],
    ['the $ price', 'the dollar price'],
    ['does $5 $6 or $', 'does #5 dollar #6 dollar or dollar'],
    ['does germany cups win', 'does germany cups win'],
    ['why fewer cups', 'why fewer cups'],
    ['are 5 liters within cups', 'are #5 liter within cups'],
    ['are 5 liters inside cups', 'are #5 liter inside cups'],
    ['how many pounds', 'how many pound'],
    ['an ft', 'an ft'],
    ['is the second cup good', 'is the #2th cup good'],
    ['a pound cake in cups', 'a pound cake in cups'],
    ['what is 5 kg in pounds', 'what is #5 kilogram in pound'],
    ['what is 5 kg in pounds?', 'what is #5 kilogram in pound .'],
    ['turn 2 liters to cups', 'turn #2 liter to cup'],
    ['turn 2 liters into cups of tea', 'turn #2 liter into cups of tea'],
    ['put 5 eggs in cups', 'put #5 eggs in cups'],
    ['put liters in cups', 'put liter in cups'],
    ['put 5 kg behind cups', 'put #5 kilogram behind cups'],
    ['5 mi per sec', '#5 mile per second'],
    ['how long is a second', 'how long is a #2th'],
    ['how many seconds', 'how many second'],
  ])('have one name each, some only where they are counted: %j is %j', (prompt, text) => {
    expect(textOf(prompt)).toBe(text);
  });

  test.each([
    ['at 5 am', 'at #5 a.m.'],
    ['at 5:00 pm', 'at #5 p.m.'],
    ['at 5:00:30 pm', 'at #5:00:30 p.m.'],
    ['at 5:30 pm', 'at #5:30 p.m.'],
    ['at 5:00', 'at #5:00'],
    ['what am i', 'what am i'],
    ['pm of canada', 'pm of canada'],
    ['at 5 amps', 'at #5 amp'],
  ])('and hours are of a half of the day: %j is %j', (prompt, text) => {
    expect(textOf(prompt)).toBe(text);
  });
});

describe('dates', () => {
  test.each([
    ['on tues', 'on tuesday'],
    ['in feb', 'in february'],
    ['on 5 dec', 'on december #5'],
    ['on dec 25', 'on december #25'],
    ['on dec 25th', 'on december #25'],
    ['in dec', 'in dec'],
    ['did mar 2 go', 'did march #2 go'],
    ['in mar 1999', 'in mar #1999'],
    ['the 5th of may, 1999', 'the may #5 #1999'],
    ['may 5th, 1999', 'may #5 #1999'],
    ['is 5 may good', 'is may #5 good'],
    ['5 may 1999', 'may #5 #1999'],
    ['21 may', 'may #21'],
    ['may 21st', 'may #21'],
    ['may 1999', 'may #1999'],
    ['5/6/1999', '#5/6/1999'],
    ['the 5th of us', 'the #5th of us'],
  ])('with a named month are month, day and year: %j is %j', (prompt, text) => {
    expect(textOf(prompt)).toBe(text);
  });
});

describe('how a prompt is written', () => {
  test.each([
    ['Is Turkey cheap', ['turkey']],
    ["Is Turkey's lira cheap", ["turkey's", 'turkey']],
    ['is turkey cheap', []],
  ])('tells the names in %j', (prompt, names) => {
    expect([...wordingOf(prompt).proper]).toEqual(names);
  });

  test.each([
    ['What is RAM', ['ram']],
    ['What is a PDF', []],
    ['What is RAMs', []],
    ['What is X or A', []],
    ['WHAT IS RAM', []],
    ['What is RAM2', []],
  ])('tells what capitals name in %j', (prompt, names) => {
    expect([...wordingOf(prompt).capitals]).toEqual(names);
  });

  test.each([
    ['What is it', true],
    ['"What is it', true],
    ['I do', true],
    ['what is It', false],
    ['WHAT is it', false],
    ['5 is it', false],
  ])('tells whether %j begins as a sentence does: %s', (prompt, isCareful) => {
    expect(wordingOf(prompt).isCareful).toBe(isCareful);
  });
});
