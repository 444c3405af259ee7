import { html, raw } from 'hono/html';
import { countryName, type Html } from './frame.ts';

/** What was typed, or what is wrong with it, by the field's name. */
export type Fields = Record<string, string>;

/** One line of text with its label and what is wrong with it. */
export function inputField(
  name: string,
  label: string,
  fields: Fields,
  problems: Fields,
  more: ReturnType<typeof raw>,
  optional = false,
): Html {
  return html`<div class="field"><label for="${name}">${label}${optional ? html` <span class="optional">(optional)</span>` : ''}</label><input class="input" id="${name}" name="${name}" value="${fields[name] ?? ''}" ${more}${describedBy(name, problems)}>${problemText(name, problems)}</div>`;
}

export function areaField(name: string, label: string, fields: Fields, problems: Fields): Html {
  return html`<div class="field"><label for="${name}">${label}</label><textarea class="input" id="${name}" name="${name}" rows="4" maxlength="5000"${describedBy(name, problems)}>${fields[name] ?? ''}</textarea>${problemText(name, problems)}</div>`;
}

const offered =
  'AT AU BE BR CA CH CL CN CO CZ DE DK ES FI FR GB GR HK HU IE IL IN IT JP KR LU MX MY NL NO NZ PH PL PT RO SE SG SK TH TR TW UA US ZA'.split(
    ' ',
  );

/** The countries of most firms, by name; `optional` says so beside the label. */
export function countryField(fields: Fields, problems: Fields, optional = true): Html {
  const list = offered
    .map((value) => ({ value, label: countryName(value) }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  return html`<div class="field"><label for="country">Country${optional ? html` <span class="optional">(optional)</span>` : ''}</label><span class="select"><select class="input" id="country" name="country" autocomplete="country"${describedBy('country', problems)}><option value="">Choose</option>${list.map(
    ({ value, label }) =>
      html`<option value="${value}"${fields.country === value ? raw(' selected') : ''}>${label}</option>`,
  )}</select>${raw('<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="m4 6.5 4 4 4-4"/></svg>')}</span>${problemText('country', problems)}</div>`;
}

/** Ties a field to its problem, for those who hear the page. */
export function describedBy(name: string, problems: Fields) {
  return problems[name] ? raw(` aria-invalid="true" aria-describedby="${name}-problem"`) : '';
}

export function problemText(name: string, problems: Fields): Html | '' {
  return problems[name] ? html`<p class="problem" id="${name}-problem">${problems[name]}</p>` : '';
}
