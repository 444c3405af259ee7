/** Notifications: what somebody is told, why, and how often. */
export { contract } from './contract.ts';
export { sendDigests, type DigestParts } from './digest.ts';
export { unsubscribePages } from './pages.ts';
export { routes } from './routes.ts';
export { howToTell, usualChoices, type Choices, type How, type Reason } from './rules.ts';
export { choicesOf, insertNotifications, keyOf, type NewNotification } from './store.ts';
