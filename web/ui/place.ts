const gap = 4;

/** Puts a floating box beneath its anchor, or above where there is no room, and keeps it on the screen. */
export function place(box: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = box;
  const rightToLeft = getComputedStyle(anchor).direction === 'rtl';
  const fitsStart = rightToLeft ? at.right - width >= gap : at.left + width <= innerWidth - gap;
  const alignLeft = rightToLeft !== fitsStart;
  const left = alignLeft ? at.left : at.right - width;
  const below = at.bottom + gap + height <= innerHeight || at.top < height;
  box.style.left = `${Math.max(gap, Math.min(left, innerWidth - width - gap))}px`;
  box.style.top = `${below ? Math.min(at.bottom + gap, Math.max(gap, innerHeight - height - gap)) : at.top - gap - height}px`;
}
