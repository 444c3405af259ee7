export type { Reaction } from './reactions.ts';
export { cancelTimer, schedule, type Timer, type TimerHandler } from './timers.ts';
