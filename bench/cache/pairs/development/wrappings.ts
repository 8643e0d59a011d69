// Pure data: what people put around a question without changing its answer. `{q}` is the question.
import type { Wrappings } from '../wrapped.ts';

export const developmentWrappings: Wrappings = {
  politeness: [
    'Hello everyone. {q} Thank you kindly.',
    'Good afternoon. {q} Regards, Tomasz',
    'Hi folks! {q} Much obliged.',
    '{q} Thank you for your help.',
    'Dear Sir or Madam,\n\n{q}\n\nRespectfully, Helen Moore',
    'Howdy, got a minute? {q}',
    'I hope you do not mind me asking. {q} Thanks for listening!',
    '{q} Any help is welcome, thanks again.',
    'Hiya! {q} You lot are great.',
    'Forgive me for troubling you. {q} Warm regards, Noor',
  ],
  padding: [
    'I scrolled through the whole manual and gave up somewhere in the middle. {q}',
    '{q} My neighbour swears she knows but I do not trust her on it.',
    'It is raining, I am bored, and this question has been bugging me. {q}',
    'A colleague raised this over lunch and everybody looked at me. {q}',
    'First of all, what a handy service this is. {q} I did not want to guess.',
    'I meant to look this up months ago and kept forgetting. {q}',
    '{q} It sounds simple, yet everyone I speak to says something else.',
    'I am new here and not sure if this is the right place to ask. {q}',
  ],
};
