import { useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

const drawAllBelow = 200;

/**
 * Which rows are drawn: all of a short list, else those near the view, with the room before and after them in pixels.
 */
export function useVisibleRows(count: number, frame: RefObject<HTMLDivElement | null>) {
  const long = count > drawAllBelow;
  // oxlint-disable-next-line react/incompatible-library -- its answer is used in this render alone and never memoised
  const virtual = useVirtualizer({
    count: long ? count : 0,
    getScrollElement: () => frame.current?.closest<HTMLElement>('.main-area, .scroll') ?? null,
    estimateSize: () => 40,
    overscan: 12,
  });
  if (!long)
    return {
      indexes: Array.from({ length: count }, (_, index) => index),
      before: 0,
      after: 0,
      measure: undefined,
    };
  const items = virtual.getVirtualItems();
  const [first] = items;
  const last = items.at(-1);
  return {
    indexes: items.map((item) => item.index),
    measure: virtual.measureElement,
    before: first?.start ?? 0,
    after: last ? virtual.getTotalSize() - last.end : 0,
  };
}
