/** Public pages: rendered here, without scripts, with a visitor's eyes. */
export { brandPages } from './brand.ts';
export {
  areaField,
  countryField,
  describedBy,
  inputField,
  problemText,
  type Fields,
} from './form.ts';
export { countryName, initials, listed, publicPage, type Html, type PublicPage } from './frame.ts';
export {
  missing,
  page,
  visit,
  type Answer,
  type Frame,
  type PageParts,
  type Visit,
} from './serve.ts';
