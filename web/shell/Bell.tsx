import { useQuery } from '@tanstack/react-query';
import { send } from '../client/send.ts';
import { Icon } from '../ui/Icon.tsx';
import { Link } from '../ui/Link.tsx';
import { shellWords } from './words.ts';

export const notificationCount = ['notification-count'] as const;
const aMinute = 60_000;

/** What waits to be read, counted; asked for now and then, and whenever somebody comes back to the window. */
export function Bell() {
  const { data: open = 0 } = useQuery({
    queryKey: notificationCount,
    queryFn: async ({ signal }) => {
      const { answer } = await send('GET /notification-count', { signal });
      return (answer as { open: number }).open; // what the operation answers
    },
    staleTime: aMinute,
    refetchInterval: 2 * aMinute,
    refetchOnWindowFocus: true,
    retry: false,
  });
  return (
    <Link
      href="/notifications"
      className="button plain icon-only bell"
      aria-label={shellWords.notifications(open)}
    >
      <Icon name="bell" />
      {open > 0 && <span className="badge">{open > 99 ? '99+' : open}</span>}
    </Link>
  );
}
