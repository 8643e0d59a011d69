/** Hears how something ends, unless what it answers is called before: then somebody asks for something else by now. */
export function hearOut<T>(
  asked: Promise<T>,
  onAnswer: (answer: T) => void,
  onProblem: (sentence: string) => void,
): () => void {
  let isOver = false;
  asked.then(
    (answer) => isOver || onAnswer(answer),
    (error: Error) => isOver || onProblem(error.message),
  );
  return () => {
    isOver = true;
  };
}
