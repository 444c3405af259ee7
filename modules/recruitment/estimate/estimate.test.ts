import { expect, test } from 'vitest';
import { workerOf } from '../../../platform/access/index.ts';
import { present } from '../../../platform/clock/index.ts';
import { newId, transaction } from '../../../platform/database/index.ts';
import { makeWorld } from '../../../tests/world/world.ts';
import { savePricePeriods, saveProducts } from '../../catalogue/index.ts';
import { addPartners } from '../../partners/index.ts';
import { recordOrderLines } from '../../sales/index.ts';

const world = await makeWorld();

const asWorker = <T>(work: Parameters<typeof transaction<T>>[4]) =>
  transaction(world.database, workerOf(world.programmeId), present(), newId('req'), work);
const page = async () => (await world.app.request('http://fairway.test/p/harbour')).text();

const order = (
  organisationId: string,
  productId: string | null,
  orderedOn: string,
  paid: string,
) => ({
  organisationId,
  productId,
  orderNumber: `${organisationId} ${orderedOn}`,
  sourceKey: `${organisationId} ${orderedOn}`,
  orderedOn,
  quantity: 10,
  unitPrice: paid,
  amount: String(Number(paid) * 10),
  currency: 'EUR',
});

test('the programme page says how a firm is judged and by when, and that there are too few records', async () => {
  const text = await page();
  expect(text).toContain('Become a partner');
  expect(text).toContain('a person answers within 2 working days');
  expect(text).toContain('Whom we look for');
  expect(text).toContain('There are not enough records yet');
});

test('it says what partners earned in their first year once five have one, and names nobody', async () => {
  const names = ['Ahorn', 'Birke', 'Linde', 'Eiche', 'Buche', 'Tanne', 'Weide'];
  const ids = await asWorker(async (call) => {
    const currency = 'EUR';
    await saveProducts(call, [{ sku: 'R1', name: 'Ramp' }]);
    await savePricePeriods(call, [
      {
        sku: 'R1',
        sourceKey: 'R1',
        // The first orders are older than the first price on record, by which they are counted.
        startsOn: '2024-06-01',
        endsOn: null,
        dealerPrice: '60',
        listPrice: '100',
        standardCost: '30',
        currency,
      },
    ]);
    return addPartners(
      call,
      names.map((name) => ({ name, country: 'DE', roles: ['reseller'] })),
    );
  });
  const product = (await world.sofia.get('products')).body.data[0].id;
  await asWorker((call) =>
    recordOrderLines(call, [
      // Dealer margins of 100 to 500 in the first year; what comes after it does not count.
      ...[90, 80, 70, 60, 50].flatMap((paid, at) => [
        order(ids[at]?.id ?? '', product, '2024-03-01', String(paid)),
        order(ids[at]?.id ?? '', product, '2025-06-01', '1'),
      ]),
      // One has no whole year on record, the other bought what has no list price.
      order(ids[5]?.id ?? '', product, '2025-05-01', '1'),
      order(ids[6]?.id ?? '', null, '2024-03-01', '1'),
    ]),
  );
  await world.settle();
  const text = await page();
  expect(text).toContain('between <strong>€200</strong> and <strong>€400</strong>');
  expect(text).toContain('no promise');
  expect(text).toContain('At least 5 firms');
  for (const name of names) expect(text).not.toContain(name);
});
