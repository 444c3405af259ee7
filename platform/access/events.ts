import { titleEvents } from '../journal/titles.ts';
import { roleName } from './rules.ts';

const personOf = ({ name }: Record<string, unknown>) =>
  typeof name === 'string' ? name : 'Somebody';

/** What readers of time lines see of access. */
titleEvents({
  'access.signed-in': ({ actor, facts }) => `${actor.name} signed in by ${String(facts['way'])}`,
  'access.invited': ({ actor, facts }) =>
    `${actor.name} invited ${personOf(facts)} as ${roleName(String(facts['kind']))}`,
  'access.invitation-revoked': ({ actor, facts }) =>
    `${actor.name} took the invitation of ${personOf(facts)} back`,
  'access.invitation-accepted': ({ facts }) =>
    `${personOf(facts)} joined as ${roleName(String(facts['kind']))}`,
  'access.role-changed': ({ actor, facts }) =>
    `${actor.name} made ${personOf(facts)} ${roleName(String(facts['kind']))}`,
  'access.membership-ended': ({ actor, facts }) =>
    `${actor.name} ended the access of ${personOf(facts)}`,
  'access.api-key-made': ({ actor, facts }) => `${actor.name} made the API key ${personOf(facts)}`,
  'access.api-key-ended': ({ actor, facts }) =>
    `${actor.name} ended the API key ${personOf(facts)}`,
});
