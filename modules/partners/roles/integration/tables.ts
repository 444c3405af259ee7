import type { ProductVersion } from './rules.ts';

export type ProductVersionRow = ProductVersion & {
  declaredByName: string;
  createdAt: string;
  version: number;
};

export type TestRow = {
  id: string;
  organisationId: string;
  product: string;
  number: string;
  productVersionId: string;
  vendorProduct: string;
  vendorNumber: string;
  releasedOn: string;
  testedOn: string;
  evidenceUrl: string | null;
  evidenceFileId: string | null;
  evidenceFileName: string | null;
  declaredByName: string;
  withdrawnAt: string | null;
  withdrawnByName: string | null;
  withdrawalReason: string | null;
  confirmedAt: string | null;
  confirmedByName: string | null;
  createdAt: string;
};

export type NewTest = Pick<
  TestRow,
  | 'organisationId'
  | 'product'
  | 'number'
  | 'productVersionId'
  | 'testedOn'
  | 'evidenceUrl'
  | 'evidenceFileId'
  | 'evidenceFileName'
>;
