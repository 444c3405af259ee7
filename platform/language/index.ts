export { answerInLanguage, pageInLanguage } from './answer.ts';
export { mailInLanguage } from './mail.ts';
export {
  directionOf,
  isLanguage,
  keptLanguage,
  languageCookie,
  languageNames,
  languageOf,
} from './languages.ts';
export type { Language } from './languages.ts';
