import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import type { IconName } from './Icon.tsx';
import { join } from './join.ts';
import { Link } from './Link.tsx';

type Manner = {
  main?: boolean;
  plain?: boolean;
  danger?: boolean;
  wide?: boolean;
  tall?: boolean;
  icon?: IconName | undefined;
};

function classOf({ main, plain, danger, wide, tall }: Manner, more?: string) {
  return join(
    'button',
    main && 'main',
    plain && 'plain',
    danger && 'danger',
    wide && 'wide',
    tall && 'tall',
    more,
  );
}

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & Manner & { busy?: boolean };

/** `main` marks the one act of a screen. `busy` keeps the button in place and unpressable while its deed runs. */
export function Button({
  main,
  plain,
  danger,
  wide,
  tall,
  icon,
  busy,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const manner = { main, plain, danger, wide, tall } as Manner;
  return (
    <button
      type="button"
      className={classOf(manner, join(busy && 'is-busy', className))}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {busy ? <span className="busy" aria-hidden="true" /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** The same look for a way to somewhere else. */
export function ButtonLink({
  main,
  plain,
  wide,
  icon,
  href,
  children,
  ...rest
}: Manner & { href: string; children: ReactNode; download?: string }) {
  return (
    <Link href={href} className={classOf({ main, plain, wide } as Manner)} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}

export type IconButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> & {
  icon: IconName;
  label: string;
};

/** A button whose word is heard and shown on hover only. */
export function IconButton({ icon, label, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      className={join('button plain icon-only', className)}
      aria-label={label}
      title={label}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  );
}
