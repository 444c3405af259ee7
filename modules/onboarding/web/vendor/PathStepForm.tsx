import { Checkbox, Field, Input, Notice, Select, Textarea } from '../../../../web/ui/index.ts';
import { circleIn, stepEvents, stepOwners, stepPlaces } from '../../path.ts';
import type { OnboardingPath, Step, StepEvent, StepOwner } from '../../path.ts';
import { sayEvent, sayOwner } from '../words.ts';
import { linked, withStep } from './path-draft.ts';

const owners = Object.keys(stepOwners) as StepOwner[]; // the keys of a constant

const events = Object.keys(stepEvents) as StepEvent[]; // the keys of a constant

/** One step in words: the same changes as on the canvas, by form. */
export function PathStepForm({
  path,
  step,
  onPath,
}: {
  path: OnboardingPath;
  step: Step;
  onPath: ((path: OnboardingPath) => void) | undefined;
}) {
  const change = (values: Partial<Step>) => onPath?.(withStep(path, step.clause, values));
  const circle = circleIn(path.steps);
  return (
    <section className="card pad stack gap-4 measure" aria-label={step.title}>
      <h2>{step.title}</h2>
      {circle.length > 0 && (
        <Notice tone="bad" title="Steps wait for each other">
          Take one of the arrows away: {circle.join(', ')}
        </Notice>
      )}
      <fieldset className="stack gap-4" disabled={onPath === undefined}>
        <legend className="sr">Step</legend>
        <Field label="Title">
          <Input value={step.title} onChange={(event) => change({ title: event.target.value })} />
        </Field>
        <Field label="Why it is there">
          <Input value={step.why} onChange={(event) => change({ why: event.target.value })} />
        </Field>
        <Field label="Done once" hint="It ticks itself; nobody ticks it by hand.">
          <Select
            value={step.doneBy}
            disabled={step === path.steps.at(-1)}
            options={events.map((value) => ({ value, label: sayEvent(value) }))}
            onChange={(event) => {
              const doneBy = event.target.value as StepEvent; // one of the options
              change({ doneBy, href: stepPlaces[doneBy] });
            }}
          />
        </Field>
        <Field label="Who sees to it">
          <Select
            value={step.owner ?? 'partner.admin'}
            options={owners.map((value) => ({ value, label: sayOwner(value) }))}
            onChange={(event) => change({ owner: event.target.value as StepOwner })} // one of the options
          />
        </Field>
        <Field label="Days" hint="After joining, or after the steps before it.">
          <Input
            type="number"
            min={0}
            max={730}
            value={step.dueDays}
            onChange={(event) => change({ dueDays: event.target.valueAsNumber || 0 })}
          />
        </Field>
        <Field label="Guide" optional>
          <Textarea
            value={step.guide ?? ''}
            onChange={(event) => change({ guide: event.target.value || undefined })}
          />
        </Field>
        {step !== path.steps.at(-1) && (
          <Checkbox
            label="Asks for an exam or a certificate"
            hint="It is left out of the path of partners that are referral partners and nothing else."
            checked={step.exam ?? false}
            onChange={(event) => change({ exam: event.target.checked || undefined })}
          />
        )}
        <Before path={path} step={step} onPath={onPath} />
      </fieldset>
    </section>
  );
}

function Before({ path, step, onPath }: Parameters<typeof PathStepForm>[0]) {
  return (
    <fieldset className="stack">
      <legend>Comes after</legend>
      {path.steps
        .slice(0, -1)
        .map(
          ({ clause, title }) =>
            clause !== step.clause && (
              <Checkbox
                key={clause}
                label={title}
                checked={step.after?.includes(clause) ?? false}
                onChange={() => onPath?.(linked(path, clause, step.clause))}
              />
            ),
        )}
    </fieldset>
  );
}
