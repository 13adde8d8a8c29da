import { expect } from 'vitest';
import { detectDuplicates } from '#directory';
import { importServices } from '../src/directory/testing.ts';
import { story } from './kit/story.ts';
import { openTown, signIn } from './kit/town.ts';

const town = await openTown();

const at = (street: string) => [
  {
    id: street,
    location: {
      id: street,
      location_type: 'physical',
      addresses: [
        {
          address_1: street,
          city: 'Aldery',
          postal_code: 'AL7 3QT',
          country: 'GB',
          address_type: 'physical',
        },
      ],
    },
  },
];

story(
  'two listings that look like one are put together by a person, and taken apart again',
  async ({ given, when, then, and }) => {
    const ruth = await town.visitor();
    const ids = await given('two lists with one food bank', async () => {
      const one = await importServices(
        town.database,
        [
          {
            id: 'one',
            name: "St Mary's Food Bank",
            description: 'Parcels on Mondays.',
            phones: [{ number: '01632 960011' }],
            service_at_locations: at('12 Mill Lane'),
          },
        ],
        'council',
      );
      const other = await importServices(
        town.database,
        [
          {
            id: 'two',
            name: 'Saint Marys Foodbank',
            description: 'Parcels and a cup of tea.',
            email: 'food@stmarys.example',
            phones: [{ number: '+44 1632 960011' }],
            service_at_locations: at('12 Mill Ln'),
          },
        ],
        'charity',
      );
      await detectDuplicates(town.database);
      return { kept: one('one'), other: other('two') };
    });
    const documentOf = (id: string) => ruth.asksFor(`/api/hsds/3.0/services/${id}`);
    const foundIn = async () => {
      await ruth.goes('/en/directory?words=parcels');
      return await ruth.page
        .locator('main a[href*="/directory/services/"]')
        .evaluateAll((links) => [
          ...new Set(
            links.map((link) => (link.getAttribute('href') ?? '').split(/[?#]/)[0]?.split('/').at(-1)),
          ),
        ]);
    };
    await when('she comes to the directory desk', async () => {
      await signIn(ruth, town.supervisor);
      expect(await foundIn()).toHaveLength(2);
      await ruth.goes('/en/providers/upkeep');
      await ruth.follows(/Possible duplicates/);
    });
    await then('the pair is shown, and why', async () => {
      await ruth.sees("St Mary's Food Bank", 'Saint Marys Foodbank', 'The same telephone number', 'points');
      await ruth.follows(/St Mary's Food Bank/);
      await ruth.sees('Are these two one and the same?', 'Side by side', 'Would be shown', '(+');
      await ruth.resizes(360);
      await ruth.turnsToScreen(1200);
    });
    await when('she says what it is before she has chosen', async () => {
      await ruth.presses('Save the decision');
      expect(ruth.status()).toBe(422);
    });
    let kept = '';
    await and('says that they are one', async () => {
      await ruth.chooses(/^One and the same. Keep the first/);
      await ruth.presses('Save the decision');
      await ruth.sees('They are one now.');
    });
    await then('one is found, with what both say', async () => {
      const found = await foundIn();
      expect(found).toHaveLength(1);
      kept = String(found[0]);
      expect([ids.kept, ids.other]).toContain(kept);
      await ruth.goes(`/en/directory/services/${kept}`);
      await ruth.sees('food@stmarys.example');
      const gone = kept === ids.kept ? ids.other : ids.kept;
      await ruth.goes(`/en/directory/services/${gone}`);
      expect(ruth.at()).toBe(`/en/directory/services/${kept}`);
      expect((await documentOf(kept)).body).toContain('food@stmarys.example');
    });
    await when('she takes them apart', async () => {
      await ruth.goes('/en/directory/pairs');
      await ruth.presses(/^Take .* out again$/);
      await ruth.sees('They are two again.');
    });
    await then('both are back, each with what it says itself', async () => {
      expect((await foundIn()).sort()).toEqual([ids.kept, ids.other].sort());
      expect((await documentOf(ids.kept)).body).not.toContain('food@stmarys.example');
      expect((await documentOf(ids.other)).body).toContain('food@stmarys.example');
    });
    await ruth.leavesForGood();
  },
);
