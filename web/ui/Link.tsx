import { useRouter } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, MouseEvent } from 'react';

export type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string };

/** A plain address that the shell opens without loading the page anew; its code is fetched on hover and focus. */
export function Link({ href, onClick, ...rest }: LinkProps) {
  const router = useRouter();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const plain =
      event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (
      event.defaultPrevented ||
      !plain ||
      rest.target ||
      rest.download !== undefined ||
      !href.startsWith('/')
    )
      return;
    event.preventDefault();
    router.history.push(href);
  };
  const preload = () => void router.preloadRoute({ to: href.split('?')[0] }).catch(() => undefined);
  return (
    // oxlint-disable-next-line jsx-a11y/anchor-has-content -- the content comes in with the rest
    <a href={href} onClick={follow} onPointerEnter={preload} onFocus={preload} {...rest} />
  );
}
