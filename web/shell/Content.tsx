import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { stopReading } from '../ui/why-open.ts';

/** The main part. After a move to another screen the focus and the reading position begin at its top. */
export function Content({ className }: { className: string }) {
  const main = useRef<HTMLElement>(null);
  const path = useLocation({ select: (location) => location.pathname });
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    stopReading();
    main.current?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }, [path]);
  return (
    <main ref={main} id="content" tabIndex={-1} className={className}>
      <Outlet />
    </main>
  );
}
