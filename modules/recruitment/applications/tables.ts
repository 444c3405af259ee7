import type { ApplicationStatus } from './rules/application.ts';
import type { Answer } from './rules/policy.ts';

export type ApplicationRow = {
  id: string;
  organisationId: string;
  companyName: string;
  country: string;
  roles: string[];
  applicantName: string;
  applicantEmail: string;
  answers: Record<string, Answer>;
  status: ApplicationStatus;
  policyId: string;
  points: number;
  pointsOf: number;
  submittedAt: string;
  decisionBy: string | null;
  decidedAt: string | null;
  decisionId: string;
  question: string | null;
  reply: string | null;
  version: number;
};

export type JoinRequestRow = {
  id: string;
  organisationId: string;
  name: string;
  email: string;
  status: 'open' | 'invited' | 'declined';
  createdAt: string;
  version: number;
};
