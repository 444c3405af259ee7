import { useState } from 'react';
import { Button, ErrorState, State, When, type Tone } from '../../../../web/ui/index.ts';
import type { IntegrationTest } from '../client.ts';
import { sayDay } from './say-day.ts';
import { useTestMove } from './use-test-move.ts';
import { WithdrawTest } from './WithdrawTest.tsx';

const states: Record<IntegrationTest['state'], { label: string; tone: Tone }> = {
  tested: { label: 'Tested', tone: 'good' },
  outdated: { label: 'Outdated', tone: 'warn' },
  withdrawn: { label: 'Withdrawn', tone: 'bad' },
};

/** One test: what against what, when, the evidence, who stands by it, and why it is outdated. */
export function TestLine({
  test,
  side,
  mayAct,
}: {
  test: IntegrationTest;
  side: 'vendor' | 'partner';
  mayAct: boolean;
}) {
  const [withdrawing, setWithdrawing] = useState(false);
  const confirm = useTestMove(
    'POST /integration-tests/{id}/confirmation',
    'Confirmed. The partner is told.',
  );
  const stands = test.state !== 'withdrawn';
  const { label, tone } = states[test.state];
  return (
    <li>
      <span className="grow">
        <span className="name">
          {test.product} {test.number} – {test.against.product} {test.against.number}
        </span>
        <span className="hint">
          Tested {sayDay(test.testedOn)}, declared by {test.declaredBy}
        </span>
        <Evidence test={test} />
        <Standing test={test} />
        {confirm.isError && <ErrorState title="Nothing was changed" problem={confirm.error} />}
        {withdrawing && <WithdrawTest test={test} onClose={() => setWithdrawing(false)} />}
      </span>
      {side === 'vendor' && mayAct && stands && test.confirmedAt === null && (
        <Button
          busy={confirm.isPending}
          onClick={() => confirm.mutate({ params: { id: test.id } })}
        >
          Confirm
        </Button>
      )}
      {side === 'partner' && mayAct && stands && (
        <Button plain onClick={() => setWithdrawing(true)}>
          Withdraw…
        </Button>
      )}
      <State tone={tone}>{label}</State>
    </li>
  );
}

function Evidence({ test }: { test: IntegrationTest }) {
  return (
    <span className="hint">
      Evidence:{' '}
      {test.evidenceUrl && (
        <a className="link" href={test.evidenceUrl} target="_blank" rel="noreferrer noopener">
          {test.evidenceUrl}
        </a>
      )}
      {test.evidenceUrl && test.evidenceFile && ', '}
      {test.evidenceFile && (
        <a
          className="link"
          href={`/v1/files/${test.evidenceFile.id}/content`}
          download={test.evidenceFile.name}
        >
          {test.evidenceFile.name}
        </a>
      )}
    </span>
  );
}

/** Who confirmed it, what made it outdated, why it was withdrawn. */
function Standing({ test }: { test: IntegrationTest }) {
  return (
    <>
      <span className="hint">
        {test.confirmedAt ? (
          <>
            Confirmed by {test.confirmedBy} <When at={test.confirmedAt} show="exact" />
          </>
        ) : (
          'Not confirmed by the vendor yet'
        )}
      </span>
      {test.state === 'outdated' && test.newer && (
        <span className="hint">
          Outdated because {test.newer.product} {test.newer.number} is out since{' '}
          {sayDay(test.newer.releasedOn)}
        </span>
      )}
      {test.withdrawnAt && (
        <span className="hint">
          Withdrawn by {test.withdrawnBy} <When at={test.withdrawnAt} show="exact" />:{' '}
          {test.withdrawalReason}
        </span>
      )}
    </>
  );
}
