import { lazy, Suspense, useEffect, useRef } from 'react';
import { Sheet } from './Dialog.tsx';
import { place } from './place.ts';
import { leavePeek, stayPeek, stopReading, useReading } from './why-open.ts';
import type { Reading } from './why-open.ts';
import { whyWords } from './words.ts';

const WhyPanel = lazy(() =>
  import('./WhyPanel.tsx').then((module) => ({ default: module.WhyPanel })),
);

/** Where an opened "Why?" stands: beside the desk where there is room, over it on a tablet, the full sheet on a phone. */
export function WhyHost() {
  const reading = useReading();
  if (!reading) return null;
  if (reading.how === 'peek') return <Peek reading={reading} />;
  const close = () => stopReading(true);
  const panel = (
    <Suspense>
      <WhyPanel
        key={reading.decision}
        decision={reading.decision}
        onClose={close}
        onAppeal={reading.onAppeal}
      />
    </Suspense>
  );
  if (matchMedia('(max-width: 48em)').matches) {
    return (
      <Sheet label={whyWords.title(reading.decision)} onClose={close}>
        {panel}
      </Sheet>
    );
  }
  return <Dock label={whyWords.title(reading.decision)}>{panel}</Dock>;
}

function Dock({ label, children }: { label: string; children: React.ReactNode }) {
  const dock = useRef<HTMLElement>(null);
  useEffect(() => {
    dock.current?.focus({ preventScroll: true });
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc bubbles up from what is inside
    <aside
      ref={dock}
      className="why-dock"
      tabIndex={-1}
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key === 'Escape') stopReading(true);
      }}
    >
      {children}
    </aside>
  );
}

function Peek({ reading }: { reading: Reading }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    element.showPopover();
    const settle = () => place(element, reading.anchor);
    settle();
    // The panel grows when its code and its record arrive.
    const watcher = new ResizeObserver(settle);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [reading]);
  return (
    <div
      ref={box}
      role="dialog"
      aria-label={whyWords.title(reading.decision)}
      className="peek"
      popover="manual"
      onPointerEnter={stayPeek}
      onPointerLeave={leavePeek}
    >
      <Suspense>
        <WhyPanel decision={reading.decision} onAppeal={reading.onAppeal} />
      </Suspense>
    </div>
  );
}
