import { useMutation, useQuery } from '@tanstack/react-query';
import { guessFromLastAnswer, readTokensAsIn } from '#flows/guess-from-answer.ts';
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

/** Makes a profile read tokens from where the answer of one of its calls has them. */
export function useReadTokensAsIn() {
  const services = useServices();
  return useMutation({ mutationFn: (callId: string) => readTokensAsIn(services, callId) });
}
