import type { Logger } from '../http/index.ts';

/** A pass over some work, again and again: when woken, and at the latest after a while. */
export type Loop = {
  start: () => void;
  /** Runs a pass soon; several calls make one. */
  wake: () => void;
  /** Runs a pass now, after the one that may be running. @returns how much it did */
  pass: () => Promise<number>;
  /** Ends after the pass that may be running. */
  stop: () => Promise<void>;
};

/** Never runs two passes at a time, and goes on after a pass that failed. */
export function createLoop(
  name: string,
  everyMs: number,
  run: () => Promise<number>,
  log: Logger,
): Loop {
  let last: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let queued = false;

  const pass = (): Promise<number> => {
    const next = last.then(run);
    last = next.catch(() => undefined);
    return next;
  };
  const wake = () => {
    if (!running || queued) return;
    queued = true;
    clearTimeout(timer);
    void again();
  };
  const again = async () => {
    await last;
    queued = false;
    if (!running) return;
    let did = 0;
    try {
      did = await pass();
    } catch (error) {
      log.error(
        { loop: name, error: error instanceof Error ? error.stack : String(error) },
        'A pass of the worker failed.',
      );
    }
    if (!running || queued) return;
    // More may wait behind what was just done.
    if (did > 0) wake();
    else timer = setTimeout(wake, everyMs);
  };
  return {
    start: () => {
      running = true;
      wake();
    },
    wake,
    pass,
    stop: async () => {
      running = false;
      clearTimeout(timer);
      await last;
    },
  };
}
