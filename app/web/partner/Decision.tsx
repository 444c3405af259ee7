import { Page, useScreenParams } from '../../../web/shell/index.ts';
import { WhyPanel } from '../../../web/ui/WhyPanel.tsx';

/** One decision at an address of its own, in the reader's telling: where a copied link leads. */
export function Screen() {
  const { id } = useScreenParams();
  return (
    <Page title="Why?">
      <div className="card flush why-page">
        <WhyPanel decision={id} />
      </div>
    </Page>
  );
}
