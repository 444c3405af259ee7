import { useEffect, useSyncExternalStore } from 'react';
import type { IconName } from '../ui/Icon.tsx';

/** An act of the present screen that the palette offers too. */
export type Command = { label: string; icon?: IconName; keys?: string; run: () => void };

let commands: readonly Command[] = [];
const listeners = new Set<() => void>();

/** Offers these acts in the palette while the caller stands. Keep the list stable (`useMemo`). */
export function useCommand(offered: Command[]): void {
  useEffect(() => {
    set([...commands, ...offered]);
    return () => set(commands.filter((command) => !offered.includes(command)));
  }, [offered]);
}

export function useCommands(): readonly Command[] {
  return useSyncExternalStore(listen, () => commands);
}

function set(next: readonly Command[]): void {
  commands = next;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
