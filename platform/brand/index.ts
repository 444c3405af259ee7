/** How a programme shows itself: one colour, a logo, a sender's name. */
export { brandTitles } from './actions.ts';
export { routes } from './routes.ts';
