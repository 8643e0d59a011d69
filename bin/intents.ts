import type { IntentAnswers } from '../lambdas/contract/intents.ts';

/**
 * What is answered without a model, for you to change. Take out what a model should answer, and add what only you
 * know, in the languages of your users:
 *   'opening-hours': { en: 'We are open from Monday to Friday, 9 to 17 o’clock.' },
 * `lambdas/contract/intents.ts` has all that can be told apart. What has no answer here goes on to a model.
 */
export const intents: IntentAnswers = {
  greeting: {
    en: 'Hello! How can I help you?',
    de: 'Hallo! Wie kann ich helfen?',
    ko: '안녕하세요! 무엇을 도와드릴까요?',
  },
  thanks: { en: 'You are welcome!', de: 'Gern geschehen!', ko: '천만에요!' },
  goodbye: { en: 'Goodbye!', de: 'Auf Wiedersehen!', ko: '안녕히 가세요!' },
  capabilities: {
    en: 'I answer questions, look things up in this conversation, and write and explain texts. Just ask.',
    de: 'Ich beantworte Fragen, finde Gesagtes in diesem Gespräch wieder und schreibe und erkläre Texte. Fragen Sie einfach.',
    ko: '질문에 답하고, 이 대화에서 필요한 내용을 찾고, 글을 쓰거나 설명해 드립니다. 편하게 물어보세요.',
  },
  identity: {
    en: 'I am the assistant of this application: a program, not a person.',
    de: 'Ich bin der Assistent dieser Anwendung: ein Programm, kein Mensch.',
    ko: '저는 이 애플리케이션의 어시스턴트이며, 사람이 아닌 프로그램입니다.',
  },
};
