import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createClient } from '../../../../web/client/index.ts';
import { useSession } from '../../../../web/shell/index.ts';
import { Button, Dialog, ErrorState, RadioList, toast } from '../../../../web/ui/index.ts';
import type { contract } from '../../../../platform/access/contract.ts';
import { kinds } from './kinds.ts';

const access = createClient<typeof contract>();

/** Changes what a colleague works in; it binds from that person's next click on. */
export function MemberRole({
  member,
  onClose,
}: {
  member: { id: string; name: string; kind: string };
  onClose: () => void;
}) {
  const { actor } = useSession();
  const side = actor.kind.split('.')[0] ?? 'partner';
  const offered = Object.entries(kinds).filter(([kind]) => kind.startsWith(`${side}.`));
  const [kind, setKind] = useState(member.kind);
  const queries = useQueryClient();
  const change = useMutation({
    ...access.write('POST /memberships/{id}/role'),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: access.key('/memberships') });
      toast(`${member.name}: ${kinds[kind] ?? kind} from now on`);
      onClose();
    },
  });
  return (
    <Dialog
      title={`What ${member.name} works in`}
      onClose={onClose}
      acts={
        <Button
          main
          busy={change.isPending}
          disabled={kind === member.kind}
          onClick={() =>
            change.mutate({
              params: { id: member.id },
              // The list holds only kinds of this side.
              body: { kind: kind as 'partner.seller' },
            })
          }
        >
          Change role
        </Button>
      }
    >
      <div className="stack gap-4">
        <RadioList
          look="card"
          label="Works in"
          value={kind}
          onChange={setKind}
          choices={offered.map(([value, label]) => ({ value, label }))}
        />
        <p className="hint">
          It holds from the next click on. API keys that an administrator made end with that role.
        </p>
        {change.isError && <ErrorState problem={change.error} title="Nothing was changed" />}
      </div>
    </Dialog>
  );
}
