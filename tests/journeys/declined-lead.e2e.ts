import { expect, test } from 'vitest';
import { makeHarbour } from './setup/harbour.ts';
import { visit } from './setup/visitor.ts';

const harbour = await makeHarbour();
const customer = 'Elbwerk Klinik';

test('a lead that the best fit declines goes to the next partner, and neither learns of the other', async () => {
  await harbour.ask(harbour.sofia, 'POST /leads', {
    companyName: customer,
    contactEmail: 'omar@elbwerk.example',
    city: 'Hamburg',
    country: 'DE',
    need: 'Torque drivers for device service',
  });
  await harbour.pass(0);

  const ana = await visit(harbour.url, harbour.ana);
  const carla = await visit(harbour.url, harbour.carla, { phone: true, dark: true });
  await carla.goTo('/');
  await carla.sees('Nothing waits for you.');
  await carla.arrives('Today');

  await ana.goTo('/');
  await ana.sees(new RegExp(customer));
  await ana.arrives('Today');
  await ana.press('button', 'Decline');
  await ana.press('radio', 'Outside our region');
  await ana.type(/^In your words/, 'Too far from our workshop.');
  await ana.press('button', 'Decline lead');
  await ana.sees('Declined. The lead goes to the next partner.');
  expect(ana.clicks).toBeLessThanOrEqual(3);
  await harbour.pass(0);

  const { text } = await harbour.mailTo(harbour.carla, 'lead-offered');
  expect(text).toContain(customer);
  await carla.page.reload();
  await carla.sees(new RegExp(customer));
  await carla.arrives('Today');
  carla.countAnew();
  await carla.press('button', 'Accept lead');
  await carla.sees('omar@elbwerk.example');
  expect(carla.clicks).toBe(1);
  await carla.arrives(customer);

  await ana.goTo('/leads');
  await ana.sees('Declined');
  await ana.arrives('Leads');
  expect(await ana.wasTold('Lakeview', 'Westside', 'Carla', 'Deniz', 'omar@')).toEqual([]);
  expect(await carla.wasTold('Eastside', 'Westside', 'Ana', 'Deniz', 'workshop')).toEqual([]);
  await ana.leaves();
  await carla.leaves();
});

test('the vendor reads both offers with their answers', async () => {
  const sofia = await visit(harbour.url, harbour.sofia);
  await sofia.goTo('/leads?view=all');
  await sofia.press('link', customer);
  await sofia.press('button', 'Contact and need');
  const details = sofia.page.getByRole('dialog', { name: customer });
  const asked = details.getByRole('listitem');
  await asked.filter({ hasText: 'Eastside' }).getByText('Declined').waitFor();
  await sofia.sees('“Too far from our workshop.”', details);
  await asked.filter({ hasText: 'Lakeview' }).getByText('Accepted').waitFor();
  await sofia.arrives('Leads and routing');
  await sofia.leaves();
});

test('a lead nobody answers goes on by the clock', async () => {
  await harbour.ask(harbour.sofia, 'POST /leads', {
    companyName: 'Werft am Fleet',
    contactEmail: 'jule@fleetwerft.example',
    country: 'DE',
  });
  await harbour.pass(0);
  const deniz = await visit(harbour.url, harbour.deniz);
  // Eastside, then Lakeview let their two days pass.
  await harbour.pass(48 * 3600 + 60);
  await harbour.pass(48 * 3600 + 60);
  await deniz.goTo('/leads');
  await deniz.sees(/Werft am Fleet/);
  await deniz.arrives('Leads');
  await deniz.leaves();

  const ana = await visit(harbour.url, harbour.ana);
  await ana.goTo('/leads');
  await ana.sees('Time to answer passed');
  await ana.leaves();
});
