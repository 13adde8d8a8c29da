import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seedRows, snake } from './seed-sql.ts';

test('rows of INSERT are read, and nothing else of a script', () => {
  const script = `BEGIN TRY
    DROP TABLE [dbo].[Services];
    INSERT [dbo].[ServiceAtLocations] ([Id], [Name], [Note], [Made], [GeoPoint], [OrganisationId])
    VALUES (1, N'O''Brien; DROP TABLE x', NULL, @Today, geography::Point(51.5, -0.1, 4326), 7),
           (2, 'two
    lines', N'', CAST(N'x' AS nvarchar), -1.5, 8)
    EXEC xp_cmdshell 'INSERT INTO'`;
  expect([...seedRows(script)]).toEqual([
    {
      line: 3,
      table: 'service_at_locations',
      cells: { id: '1', name: "O'Brien; DROP TABLE x", organization_id: '7' },
    },
    {
      line: 3,
      table: 'service_at_locations',
      cells: { id: '2', name: 'two\n    lines', geo_point: '-1.5', organization_id: '8' },
    },
  ]);
});

test('a statement that does not close ends the reading, and never hangs', () => {
  expect([...seedRows('INSERT Services (Id) VALUES (1), (2')]).toHaveLength(1);
  expect([...seedRows("INSERT Services (Id) VALUES ('open")]).toEqual([]);
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('INSERT T (a) VALUES ', '(', ')', "'", ',', '1', 'N', '\n') }),
      (text) => {
        expect([...seedRows(text)].every(({ table }) => table === 't')).toBe(true);
      },
    ),
  );
});

test('any text comes back as it was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const [row] = seedRows(`INSERT T (A) VALUES (N'${text.replace(/'/g, "''")}')`);
      expect(row?.cells.a ?? '').toBe(text.trim());
    }),
  );
});

test('names are told in the spelling of the standard', () => {
  expect(
    ['PostCode', 'Address1', 'ByDay', 'OrganisationId', 'WkSt', 'serviceAtLocations'].map(snake),
  ).toEqual(['postal_code', 'address_1', 'byday', 'organization_id', 'wkst', 'service_at_locations']);
});
