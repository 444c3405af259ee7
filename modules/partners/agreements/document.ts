import PDFDocument from 'pdfkit';
import type { AgreementClause } from './agreement.ts';
import type { AcceptanceRow } from './tables.ts';

export type AcceptedDocument = {
  name: string;
  vendorName: string;
  partnerName: string;
  clauses: readonly AgreementClause[];
  acceptance: AcceptanceRow;
};

/** The accepted text with its stamp. The same acceptance gives the same bytes, whenever it is asked for. */
export async function agreementPdf(accepted: AcceptedDocument): Promise<Buffer> {
  const { name, vendorName, partnerName, clauses, acceptance } = accepted;
  const at = new Date(acceptance.acceptedAt);
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: 64, bottom: 64, left: 64, right: 64 },
    lang: 'en',
    info: { Title: name, Author: vendorName, CreationDate: at, ModDate: at },
  });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  pdf.font('Helvetica-Bold').fontSize(20).text(writable(name)).moveDown(0.3);
  pdf
    .font('Helvetica')
    .fontSize(11)
    .text(writable(`between ${vendorName} and ${partnerName}, version ${acceptance.policyVersion}`))
    .moveDown(1);
  for (const { clause, heading, text } of clauses) {
    pdf
      .font('Helvetica-Bold')
      .fontSize(12)
      .text(writable(`${clause}  ${heading}`))
      .moveDown(0.2);
    pdf.font('Helvetica').fontSize(11).text(writable(text)).moveDown(0.8);
  }
  pdf
    .font('Helvetica')
    .fontSize(10)
    .text(writable(stampOf(accepted)));
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

/** Who accepted what, when, and by which text it can be proven. */
export function stampOf({ partnerName, acceptance }: AcceptedDocument): string {
  const { personName, acceptedAt, surface, country, digest } = acceptance;
  const at = new Date(acceptedAt).toISOString().replace('T', ' ').slice(0, 19);
  return `Accepted for ${partnerName} by ${personName} on ${at} UTC (${surface}), wording for ${country}. SHA-256 of the text: ${digest}`;
}

/** Whether the PDF's fonts have every letter of the clauses, or one that stands for it. */
export function fitsPdf({ name, clauses, partnerName, vendorName }: AcceptedDocument): boolean {
  const all = [
    name,
    partnerName,
    vendorName,
    ...clauses.flatMap(({ heading, text }) => [heading, text]),
  ];
  return all.every((text) => [...text].every((letter) => standIn(letter) !== null));
}

const writable = (text: string) => [...text].map((letter) => standIn(letter) ?? '?').join('');

/** The built-in fonts have the letters of Western Europe; what they lack is written by its nearest letter, if any. */
function standIn(letter: string): string | null {
  if (/[\n\u0020-\u007e\u00a0-\u00ff\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac]/.test(letter))
    return letter;
  const known = nearest[letter];
  if (known !== undefined) return known;
  const base = letter.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return /^[\u0020-\u007e\u00a0-\u00ff]+$/.test(base) ? base : null;
}

/** Letters that no decomposition leads to their nearest. */
const nearest: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
  ħ: 'h',
};
