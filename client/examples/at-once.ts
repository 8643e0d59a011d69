import { answersAtOnce } from 'meridian/client/intents';

/** What the page shows under a question right away, if it needs no model; the region's answer takes its place. */
export function shownAtOnce(question: string, languages: readonly string[]): string | undefined {
  const answerOf = answersAtOnce(
    {
      greeting: { en: 'Hello! How can I help you?', de: 'Hallo! Wie kann ich helfen?' },
      'opening-hours': { en: 'We are open from Monday to Friday, 9 to 17 o’clock.' },
    },
    languages, // in a browser: navigator.languages
  );
  return answerOf(question)?.answer;
}
