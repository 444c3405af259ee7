import { Page } from '../../../web/shell/index.ts';
export function Screen() {
  return <Page title="Imports">…</Page>;
}
