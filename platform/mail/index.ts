export { contract } from './contract.ts';
export { deliverMails, type DeliveryReport, type MailSettings } from './deliver.ts';
export { readerLanguage } from './language.ts';
export { routes } from './routes.ts';
export { sendMail, type MailAttachment, type NewMail } from './send.ts';
export type { MailFacts, MailTemplate } from './templates.ts';
