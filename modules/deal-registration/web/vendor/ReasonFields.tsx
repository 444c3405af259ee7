import { Field, Select, Textarea } from '../../../../web/ui/index.ts';
import { reasons } from './words.ts';
import type { ReasonCode } from './words.ts';

/** Why a registration is not approved: a reason that is counted, and words for the partner. */
export function ReasonFields({
  partnerName,
  reasonCode,
  onReasonCode,
  note,
  onNote,
  errors,
}: {
  partnerName: string;
  reasonCode: ReasonCode;
  onReasonCode: (code: ReasonCode) => void;
  note: string;
  onNote: (note: string) => void;
  errors: Record<string, string>;
}) {
  return (
    <>
      <Field label="Reason" error={errors.reasonCode}>
        <Select
          value={reasonCode}
          options={Object.entries(reasons).map(([value, label]) => ({ value, label }))}
          onChange={(event) => onReasonCode(event.target.value as ReasonCode)}
        />
      </Field>
      <Field label={`To ${partnerName}`} optional hint="Name no other partner." error={errors.note}>
        <Textarea maxLength={2000} value={note} onChange={(event) => onNote(event.target.value)} />
      </Field>
    </>
  );
}
