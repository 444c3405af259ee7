export type ToastMessage = {
  id: number;
  text: string;
  undo?: () => void;
  undoWord?: string;
  bad?: boolean;
};

let messages: readonly ToastMessage[] = [];
let next = 1;
const listeners = new Set<() => void>();

/**
 * Says in passing what was done. With `undo` it stays 10 seconds and offers the way back;
 * otherwise 5. Never for money, approvals or sends that failed: those stay on the page.
 */
export function toast(
  text: string,
  options: { undo?: () => void; undoWord?: string; bad?: boolean } = {},
): void {
  const message: ToastMessage = { id: next, text, ...options };
  next += 1;
  messages = [...messages.slice(-2), message];
  tell();
  setTimeout(() => dismiss(message.id), options.undo ? 10_000 : 5_000);
}

export function dismiss(id: number): void {
  messages = messages.filter((message) => message.id !== id);
  tell();
}

export function toasts(): readonly ToastMessage[] {
  return messages;
}

export function onToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}
