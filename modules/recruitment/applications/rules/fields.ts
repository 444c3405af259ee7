import {
  catalogue,
  type Catalogue,
  type FieldDefinition,
} from '../../../../platform/conditions/index.ts';
import type { Question } from './policy.ts';

const fixed: Readonly<Record<string, Pick<FieldDefinition, 'type' | 'label'>>> = {
  'application.country': { type: 'text', label: 'Country' },
  'application.roles': { type: 'tags', label: 'Roles applied for' },
  'application.workMail': { type: 'boolean', label: 'Mail address at the firm’s own domain' },
};

/** What a criterion can ask of an application: what every applicant says, and the policy's own questions. */
export function applicationFields(questions: readonly Question[]): Catalogue {
  const all: Record<string, FieldDefinition> = { ...fixed };
  for (const { name, label, type } of questions) all[`answers.${name}`] = { type, label };
  return catalogue(all);
}
