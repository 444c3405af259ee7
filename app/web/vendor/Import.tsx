import { Page } from '../../../web/shell/index.ts';
export function Screen() {
  return <Page title="Import">…</Page>;
}
