import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from '../../../../web/ui/index.ts';
import { integrations } from '../client.ts';

type Moves =
  | 'POST /partners/{id}/integration-tests'
  | 'POST /integration-tests/{id}/confirmation'
  | 'POST /integration-tests/{id}/withdrawal'
  | 'POST /product-versions'
  | 'DELETE /product-versions/{id}';

/** One step of a test or of a version; both lists are read anew, as a version may outdate tests. */
export function useTestMove<M extends Moves>(move: M, said: string, onDone?: () => void) {
  const queries = useQueryClient();
  return useMutation({
    ...integrations.write(move),
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: integrations.key('/partners') }),
        queries.invalidateQueries({ queryKey: integrations.key('/product-versions') }),
      ]);
      toast(said);
      onDone?.();
    },
  });
}
