import type { Fields } from '../../../../platform/pages/index.ts';
import type { QualificationPolicy, Question } from '../../applications/rules/policy.ts';
import { NewApplication } from '../../applications/shapes.ts';

/** What is wrong, in the words of whoever fills in the form. */
const wrong: Fields = {
  companyName: 'Give the name of your company.',
  applicantName: 'Give your name.',
  country: 'Choose a country from the list.',
  roles: 'Choose at least one.',
};

/** Reads the form of the firm: the application, or what is wrong with which field. */
export function readFirm(
  fields: Fields,
  roles: readonly string[],
  policy: QualificationPolicy,
): { input: NewApplication | null; problems: Fields } {
  const problems: Fields = {};
  const answers: Record<string, boolean | number | string> = {};
  for (const question of policy.questions) {
    const value = answerOf(question, fields[`answer-${question.name}`] ?? '');
    if (typeof value === 'object') problems[`answer-${question.name}`] = value.problem;
    else if (value !== undefined) answers[question.name] = value;
  }
  const { companyName = '', applicantName = '', country = '' } = fields;
  const read = NewApplication.safeParse({
    companyName: companyName.trim(),
    applicantName: applicantName.trim(),
    country,
    roles,
    answers,
  });
  for (const { path, message } of read.error?.issues ?? []) {
    const name = String(path[0] ?? '');
    problems[name] = wrong[name] ?? message;
  }
  return { input: read.success && Object.keys(problems).length === 0 ? read.data : null, problems };
}

function answerOf(
  { type }: Question,
  typed: string,
): boolean | number | string | undefined | { problem: string } {
  if (type === 'boolean') return typed === 'yes';
  const text = typed.trim();
  if (text === '') return undefined;
  if (type === 'text') return text;
  const number = Number(text.replaceAll(/[\s'.,](?=\d{3}(\D|$))/g, ''));
  return Number.isFinite(number) && number >= 0 && number <= 1e9
    ? number
    : { problem: 'Give a number, such as 40.' };
}
