import { useMutation, useQuery } from '@tanstack/react-query';
import { guessFromLastAnswer } from '#flows/guess-from-answer.ts';
import { readTokenFromAnswer, type UnreadAnswer } from '#flows/read-token-from-answer.ts';
import { keys } from './keys.ts';
import { useServices } from './services-context.ts';

/** Where the last answer of a profile's token endpoint has its members, `null` where none is kept. */
export function useAnswerGuess(profileId: string) {
  const services = useServices();
  return useQuery({
    queryKey: keys.answerGuess(profileId),
    queryFn: () => guessFromLastAnswer(services, profileId),
  });
}

/** Takes the token out of an answer that is stored already, and makes its profile read the next one there too. */
export function useReadTokenFromAnswer() {
  const services = useServices();
  return useMutation({ mutationFn: (answer: UnreadAnswer) => readTokenFromAnswer(services, answer) });
}
