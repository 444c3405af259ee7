import { Tier } from '../../../../web/ui/index.ts';
import { useTierLadder } from './tiers.ts';

/** A tier with its place on the programme's own ladder; a name that the ladder does not know stands alone. */
export function TierName({ tier }: { tier: string }) {
  const ladder = useTierLadder();
  const place = ladder.indexOf(tier);
  if (place < 0) return <span>{tier}</span>;
  return (
    <Tier level={place + 1} steps={ladder.length}>
      {tier}
    </Tier>
  );
}
