import { Asked, Tier } from '../../../../web/ui/index.ts';
import { useTierLadder } from './tiers.ts';

/** A tier with its place on the programme's own ladder; a name that the ladder does not know stands alone. */
export function TierName({
  tier,
  decisionId,
  of,
}: {
  tier: string;
  decisionId?: string | null;
  of?: string;
}) {
  const ladder = useTierLadder();
  const place = ladder.indexOf(tier);
  const name = decisionId ? (
    <Asked decision={decisionId} {...(of ? { name: `Tier of ${of}: ${tier}` } : {})}>
      {tier}
    </Asked>
  ) : (
    <span>{tier}</span>
  );
  if (place < 0) return name;
  return (
    <Tier level={place + 1} steps={ladder.length}>
      {name}
    </Tier>
  );
}
