// Pure data, written one by one: letters of which a word or two decide.
import type { HandWritten } from '../../types.ts';

export const longMails: HandWritten = {
  negation: [
    [
      'Dear booking team, we are a group of eleven and arrive on the late ferry, so we will not be at the house before ten. My brother, who is on a gluten-free diet, asked me to find out one thing in advance: which dishes of the welcome supper contain flour? Many thanks, Carla',
      'Dear booking team, we are a group of eleven and arrive on the late ferry, so we will not be at the house before ten. My brother, who is on a gluten-free diet, asked me to find out one thing in advance: which dishes of the welcome supper contain no flour? Many thanks, Carla',
    ],
    [
      'Hello, I bought two season passes in your shop last spring and have been very happy with them. Now a friend of mine would like to come along. On which Saturdays are guests allowed to swim in the outdoor basin? It would be lovely to hear from you soon.',
      'Hello, I bought two season passes in your shop last spring and have been very happy with them. Now a friend of mine would like to come along. On which Saturdays are guests not allowed to swim in the outdoor basin? It would be lovely to hear from you soon.',
    ],
  ],
  number: [
    [
      'Good morning, I inherited a cottage from my great-aunt and the roof has seen better days. The surveyor measured 62 square metres of slate and said that I could get a subsidy. Roughly what would it cost to have that area re-slated by a local firm, scaffolding included?',
      'Good morning, I inherited a cottage from my great-aunt and the roof has seen better days. The surveyor measured 162 square metres of slate and said that I could get a subsidy. Roughly what would it cost to have that area re-slated by a local firm, scaffolding included?',
    ],
    [
      'Hi, our toddler swallowed 1 of those flat button cells about half an hour ago and seems perfectly cheerful, she is playing on the rug as I type this. My mother says to wait and see. What ought we to do now, drive to the clinic or stay at home?',
      'Hi, our toddler swallowed 4 of those flat button cells about half an hour ago and seems perfectly cheerful, she is playing on the rug as I type this. My mother says to wait and see. What ought we to do now, drive to the clinic or stay at home?',
    ],
  ],
  direction: [
    [
      'Dear Sir or Madam, my employer is sending me on a secondment for eighteen months and I would like to take my motorcycle along, since I cannot imagine a summer without it. Which papers do I need in order to ship it from Antwerp to Montreal, and how long does the voyage take?',
      'Dear Sir or Madam, my employer is sending me on a secondment for eighteen months and I would like to take my motorcycle along, since I cannot imagine a summer without it. Which papers do I need in order to ship it from Montreal to Antwerp, and how long does the voyage take?',
    ],
  ],
  roles: [
    [
      'Hello there, two of our volunteers at the animal shelter have fallen out badly and I have to mediate on Friday. Short version: Ruth told everybody that Simon had taken money from the tin. What can Simon do about what Ruth said, legally speaking, if it turns out that it was not true?',
      'Hello there, two of our volunteers at the animal shelter have fallen out badly and I have to mediate on Friday. Short version: Ruth told everybody that Simon had taken money from the tin. What can Ruth do about what Simon did, legally speaking, if it turns out that it was true?',
    ],
  ],
  condition: [
    [
      'Good evening, I am writing on behalf of our allotment society. We would like to put up a shared polytunnel on plot nine, which has been empty since the flood. Does the council have to agree to such a structure? The committee meets on Wednesday, so a quick word would help us a great deal.',
      'Good evening, I am writing on behalf of our allotment society. We would like to put up a shared polytunnel on plot nine, which has been empty since the flood. Does the council have to agree to such a structure if it is lower than a metre? The committee meets on Wednesday, so a quick word would help.',
    ],
  ],
  'question-type': [
    [
      'Hey, it is me again with the ancient caravan. The man at the garage shook his head and mumbled something about the breakaway cable, then he went for lunch and never came back. Why do I need a breakaway cable on a caravan of that age? Thanks for your endless patience with me.',
      'Hey, it is me again with the ancient caravan. The man at the garage shook his head and mumbled something about the breakaway cable, then he went for lunch and never came back. Where do I fit a breakaway cable on a caravan of that age? Thanks for your endless patience with me.',
    ],
  ],
  'temporal-scope': [
    [
      'Dear colleagues in payroll, I have just come back from parental leave and am trying to make sense of the portal, which looks quite different from what I remember. What was my holiday entitlement last year? I need the figure for a form of the family office. Warm regards, Nadine',
      'Dear colleagues in payroll, I have just come back from parental leave and am trying to make sense of the portal, which looks quite different from what I remember. What is my holiday entitlement this year? I need the figure for a form of the family office. Warm regards, Nadine',
    ],
  ],
  modality: [
    [
      'Hello, our choir is performing in a listed chapel next month and the sacristan is rather strict, to put it mildly. One of our altos uses a wheelchair and the only ramp is at the side. Must she use the side entrance, or how is this normally handled? With best wishes from the altos.',
      'Hello, our choir is performing in a listed chapel next month and the sacristan is rather strict, to put it mildly. One of our altos uses a wheelchair and the only ramp is at the side. Can she use the side entrance, or how is this normally handled? With best wishes from the altos.',
    ],
  ],
  exception: [
    [
      'Hi team, I am putting together the gift table for our silver wedding and we have far too many decanters as it is. Could you send me everything in your spring catalogue that costs less than forty? My husband is colour-blind, by the way, so please describe the shades in words.',
      'Hi team, I am putting together the gift table for our silver wedding and we have far too many decanters as it is. Could you send me everything but the glassware in your spring catalogue that costs less than forty? My husband is colour-blind, so please describe the shades in words.',
    ],
  ],
  'output-language': [
    [
      'Good afternoon, we run a small guesthouse above a vineyard and more and more of our visitors come from abroad. Please write a friendly half page about the way from the bus stop to our door: past the fountain, up the steps, through the green gate. A bit of humour is welcome.',
      'Good afternoon, we run a small guesthouse above a vineyard and more and more of our visitors come from abroad. Please write a friendly half page in Czech about the way from the bus stop to our door: past the fountain, up the steps, through the green gate. A bit of humour is welcome.',
    ],
  ],
  location: [
    [
      'Dear advisers, my partner and I both work remotely for a Norwegian firm that makes software for harbours. We are tired of the long winters and thinking of spending half of each year somewhere warm. Would we have to pay social insurance in Madeira if we stayed there for exactly six months?',
      'Dear advisers, my partner and I both work remotely for a Norwegian firm that makes software for harbours. We are tired of the long winters and thinking of spending half of each year somewhere warm. Would we have to pay social insurance in Tenerife if we stayed there for exactly six months?',
    ],
  ],
  padding: [
    [
      'How do I stop a swing from squeaking?',
      'Our garden swing was built by my late father-in-law in the eighties from parts of an old crane, so it is solid as a rock, and three generations of children have used it. The only trouble is the noise, which has begun to annoy the lady next door. How do I stop a swing from squeaking?',
    ],
    [
      'Does my travel pass cover the night bus?',
      'Hello, I am a nurse and from next week on I will be on late duty at the hospital on the hill, which means that the tram is no use to me on the way home. I have had a travel pass for years and never thought about this. Does my travel pass cover the night bus? Thanks, Amira',
    ],
    [
      'What is the minimum age for a pilot licence for gliders?',
      'My granddaughter has talked of nothing but flying ever since we visited the air show, where a kind lady let her sit in a cockpit and touch all the levers. Her birthday is coming up, so I wonder: what is the minimum age for a pilot licence for gliders? I would love to surprise her.',
    ],
    [
      'How should I store dahlia tubers over the winter?',
      'When we took over this garden there were dahlias along the whole of the south wall, in colours that I had never seen before, and I would be heartbroken to lose them to the frost. The previous owner has moved to Portugal. How should I store dahlia tubers over the winter? Greetings from the Black Forest',
    ],
  ],
  reformulation: [
    [
      'Good day, in July I ordered a pair of walking poles from you and paid by card, but the poles never came and nobody answers the phone. A neighbour told me that the card company can get the money back. How does such a chargeback work, and how long do I have for it?',
      'Hello, what is a chargeback, I mean how does it go and until when can it be done? The background: walking poles that I ordered and paid for with my card in July were never delivered, and the seller does not react to my calls at all.',
    ],
    [
      'Dear all, I sing in a church choir and lately my voice has been gone by the second hymn, although I neither smoke nor shout. The choirmaster recommends steam, my sister swears by sage. What helps a singer who gets hoarse so soon, before one has to see a doctor?',
      'I get hoarse after one hymn in choir practice, without smoking or shouting. Some say steam, some say sage. As a singer, what can I do about it myself before I go to see a doctor?',
    ],
  ],
};
