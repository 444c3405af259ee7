import { expect, test } from 'vitest';
import { makeHarbour } from './setup/harbour.ts';
import { visit } from './setup/visitor.ts';

const harbour = await makeHarbour();

const textOf = async (email: string, template: string) =>
  (await harbour.mailTo({ email }, template)).text;
const code = async (email: string) =>
  /\b\d{6}\b/.exec(await textOf(email, 'address-code'))?.[0] ?? 'no code';

test.each([
  { words: 'English', seat: {}, firm: 'Nordsee Logistik' },
  {
    words: 'Arabic, from right to left',
    seat: { language: 'ar' as const },
    firm: 'Ostsee Logistik',
  },
])(
  'a stranger on a phone applies without the pointer, is approved and registers the first deal, in $words',
  async ({ seat, firm }) => {
    const email = `lena@${firm.toLowerCase().replace(' ', '-')}.example`;
    const lena = await visit(harbour.url, null, { phone: true, dark: true, ...seat });
    await lena.goTo(`/p/${harbour.slug}`);
    await lena.tabTo('link', 'Become a partner');
    await lena.key('Enter');
    await lena.arrives('Become a partner');
    await lena.type('Your work mail', email);
    await lena.key('Enter');
    await lena.arrives('Enter your code');
    await lena.type('Code', await code(email));
    await lena.key('Enter');
    await lena.arrives('Your firm');
    expect(await lena.value('Company')).toBe(firm);
    await lena.type('Your name', 'Lena Petersen');
    await lena.choose('Country', 'DE');
    await lena.tabTo('checkbox', 'We resell');
    await lena.key(' ');
    await lena.type('Customers you serve today', '40');
    await lena.tabTo('checkbox', 'We sell or advise in this field already');
    await lena.key(' ');
    await lena.tabTo('checkbox', 'Somebody of ours will answer leads within the programme’s clock');
    await lena.key(' ');
    await lena.tabTo('button', 'See my score');
    await lena.key('Enter');
    await lena.sees('This would be approved at once');
    await lena.arrives('Your firm');
    await lena.tabTo('checkbox', 'I may accept this for my firm, and do');
    await lena.key(' ');
    await lena.tabTo('button', 'Send application');
    await lena.key('Enter');
    await lena.arrives('Today');
    expect(await textOf(email, 'agreement-accepted')).toContain('Lena Petersen');

    await lena.tabTo('link', 'Register a deal: paste a mail or notes');
    await lena.key('Enter');
    await lena.arrives('Register a deal');
    await lena.type('Customer company', 'Amrum Hafen');
    await lena.type('What they need', 'Ramps');
    await lena.type('Mail of your contact there', 'kai@amrum.example');
    await lena.tabTo('button', 'Register deal');
    await lena.key('Enter');
    await lena.arrives('Amrum Hafen is registered');
    // J2: at most 28 clicks and 12 fields.
    expect(lena.clicks).toBeLessThanOrEqual(28);
    expect(lena.fields).toBeLessThanOrEqual(12);
    await lena.leaves();
  },
);

test('what rules leave open is decided in the inbox, and the applicant sees the clock and the answer', async () => {
  const email = 'ida@insel-service.example';
  const ida = await visit(harbour.url, null);
  await ida.goTo(`/p/${harbour.slug}/apply`);
  await ida.type('Your work mail', email);
  await ida.press('button', 'Continue');
  await ida.type('Code', await code(email));
  await ida.press('button', 'Continue');
  await ida.type('Your name', 'Ida');
  await ida.choose('Country', 'Germany');
  await ida.press('checkbox', 'We introduce customers');
  await ida.press('checkbox', /answer leads/);
  await ida.press('button', 'See my score');
  await ida.sees('A person would decide this');
  await ida.press('button', 'Send application');
  await ida.arrives('Your application');
  await ida.sees('A person looks at it');

  const sofia = await visit(harbour.url, harbour.sofia, { dark: true });
  await sofia.goTo('/applications');
  await sofia.arrives('Applications');
  await sofia.press('link', 'Insel Service');
  await sofia.sees('What they say');
  await sofia.press('radio', /Approve/);
  await sofia.press('button', 'Approve Insel Service');
  await sofia.sees('Recorded. Insel Service is told.');
  await sofia.leaves();

  await ida.goTo('/application');
  await ida.arrives('Your application');
  await ida.sees('You are a partner');
  // Both sides assess: what she thinks of the vendor is kept, and shown to nobody singly.
  for (const asked of ['The terms were clear', 'The answer came fast enough', /recommend/])
    await ida.press('radio', '4', ida.page.getByRole('radiogroup', { name: asked }));
  await ida.press('button', 'Send answers');
  await ida.sees('The vendor reads averages of five firms or more only.');
  await ida.press('button', 'Why?');
  await ida.sees('Sofia approved the application.');
  await ida.leaves();
});

test('a colleague is sent to the administrator, who invites with one press', async () => {
  const email = 'nele@eastside.example';
  const nele = await visit(harbour.url, null, { phone: true });
  await nele.goTo(`/p/${harbour.slug}/apply`);
  await nele.type('Your work mail', email);
  await nele.press('button', 'Continue');
  await nele.type('Code', await code(email));
  await nele.press('button', 'Continue');
  await nele.arrives('Your firm is a partner already');
  await nele.sees('Ana can let you in.');
  await nele.type('Your name', 'Nele');
  await nele.press('button', 'Ask to be let in');
  await nele.arrives('You have asked');
  await nele.leaves();

  const ana = await visit(harbour.url, harbour.ana);
  await ana.goTo('/company/requests');
  await ana.arrives('Requests to join');
  await ana.press('button', 'Invite to sales');
  await ana.sees('Nobody asks to be let in');
  await ana.leaves();
  expect(await textOf(email, 'invitation')).toContain('Eastside');
});
