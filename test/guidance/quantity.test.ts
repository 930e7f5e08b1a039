import assert from 'node:assert/strict';
import fc from 'fast-check';
import { daysOf } from '../../src/guidance/dates.ts';
import { mayHoldTerms, parseQuantity, quantities, type QuantityKind } from '../../src/guidance/quantity.ts';

const read = (text: string): string[] =>
  quantities(text).map(
    ({ kind, value, from, to }) => `${kind} ${Math.round(value * 100) / 100} ${text.slice(from, to)}`,
  );

suite('guidance: quantities', () => {
  test('durations, in months', () => {
    const table: Record<string, number> = {
      'five (5) years': 60,
      '60 months': 60,
      '4-year': 48,
      '36-60 months': 60,
      'two to three years': 36,
      'a term of seven years': 84,
      'twenty-one months': 21,
      'one hundred and twenty months': 120,
      '3+1+1 years': 60,
      '2 x 12 month extensions': 24,
      'three (3) year base period with two one-year options': 60,
      'an initial term of 36 months with two 12-month options': 60,
      'one base year and four option years': 60,
      'a base year plus four option years': 60,
      'a period of five years with four (4) one (1) year options': 108,
      'three years, extendable by two years, plus a further 12 months': 72,
      'initial two-year term, renewable for up to three additional two-year periods': 96,
      'from 1 April 2026 to 31 March 2031': 60,
      'until 31 March 2031 from 1 April 2026': 60,
    };
    for (const [text, months] of Object.entries(table))
      assert.equal(parseQuantity('duration', text), months, text);
  });

  test('a term and its options are one quantity, over all of their words', () => {
    assert.deepEqual(read('It runs for 36 months with two 12-month options.'), [
      'duration 60 36 months with two 12-month',
    ]);
    assert.deepEqual(read('It runs for two years. Options of one year may follow.'), [
      'duration 24 two years',
      'duration 12 one year',
    ]);
  });

  test('money, in units of its currency', () => {
    const table: Record<string, number> = {
      '£120m': 120e6,
      'GBP 120,000,000': 120e6,
      '$4.5 million': 4.5e6,
      'USD 2M': 2e6,
      '€3bn': 3e9,
      'CA$1,2 million': 1.2e6,
      'AUD 500k': 500e3,
      '£80m to £120m': 120e6,
      '£20m a year for six years': 120e6,
      '2 million pounds': 2e6,
      'not to exceed $250,000.00': 250e3,
    };
    for (const [text, sum] of Object.entries(table)) assert.equal(parseQuantity('money', text), sum, text);
    assert.equal(parseQuantity('money', '5 m of cable'), undefined);
  });

  test('percentages, counts and dates', () => {
    assert.deepEqual(read('99.95% of calls, ten per cent and 10 percent'), [
      'percentage 99.95 99.95%',
      'percentage 10 ten per cent',
      'percentage 10 10 percent',
    ]);
    assert.deepEqual(read('up by 5 percentage points'), ['count 5 5']);
    assert.deepEqual(read('at least three suppliers'), ['count 3 three']);
    const day = daysOf(2029, 3, 31);
    for (const text of [
      '31 March 2029',
      '31st of March, 2029',
      'March 31, 2029',
      '2029-03-31',
      'Q1 2029',
      'FY2028/29',
    ])
      assert.equal(parseQuantity('date', text), day, text);
    assert.equal(daysOf(1970, 1, 1), 0);
    assert.equal(daysOf(2000, 3, 1), 11_017);
  });

  test('a duration is the same however it is written', () => {
    const spelt = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.constantFrom('year', 'month'), (count, unit) => {
        const word = spelt[count - 1] ?? '';
        const months = count * (unit === 'year' ? 12 : 1);
        const forms = [
          `${count} ${unit}s`,
          `${count}-${unit}`,
          `${word} ${unit}s`,
          `${word} (${count}) ${unit}s`,
        ];
        for (const form of forms) assert.equal(parseQuantity('duration', `a term of ${form} or so`), months);
      }),
    );
  });

  test('a sum of money, a percentage, a count and a day are the same however they are written', () => {
    const check = (kind: QuantityKind, forms: readonly string[], value: number): void => {
      for (const form of forms)
        assert.ok(
          Math.abs((parseQuantity(kind, `We say ${form} and no more.`) ?? NaN) - value) <= value * 1e-9,
          form,
        );
    };
    const grouped = (n: number): string => n.toLocaleString('en-GB');
    const tenths = fc.integer({ min: 1, max: 9999 }).map((n) => n / 10);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), tenths, (n, some) => {
        check('money', [`£${grouped(n)}`, `$${n}`, `EUR ${n}`, `${grouped(n)} pounds`, `up to £${n}.00`], n);
        check('money', [`£${some}m`, `$${some} million`, `${some} million euros`], some * 1e6);
        check('money', [`£${some}k`, `USD ${some}k`], some * 1e3);
        check('percentage', [`${some}%`, `${some} %`, `${some} per cent`, `${some} percent`], some);
        check('count', [`${grouped(n)} suppliers`, `at least ${n} suppliers`], n);
      }),
    );
    // prettier-ignore
    const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
    const two = (n: number): string => String(n).padStart(2, '0');
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2099 }), fc.nat(11), fc.integer({ min: 1, max: 28 }), (year, month, day) => {
        const name = months[month] ?? '';
        const short = name.slice(0, 3);
        check(
          'date',
          [`${day} ${name} ${year}`, `${name} ${day}, ${year}`, `${day} ${short} ${year}`, `${year}-${two(month + 1)}-${two(day)}`],
          daysOf(year, month + 1, day),
        );
      }),
    ); // prettier-ignore
  });

  test('every span lies in the text, in order, and none overlaps; every value is a number', () => {
    const piece = fc.constantFrom(
      '3',
      '12',
      '£',
      '%',
      'years',
      '-',
      '+',
      'two',
      ' ',
      'option',
      'to',
      '2029',
      'March',
      '.',
      'm',
      '(',
      ')',
      ',',
      'x',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 40 }),
        fc.constantFrom(' ', ''),
        (pieces, separator) => {
          const text = pieces.join(separator);
          let end = 0;
          for (const { value, from, to } of quantities(text)) {
            assert.ok(from >= end && to > from && to <= text.length);
            assert.ok(Number.isFinite(value));
            end = to;
          }
        },
      ),
    );
  });

  test('what certainly holds no term and no sum holds none', () => {
    const piece = fc.constantFrom(
      ...'3|twelve|£|$|€|GBP|usd|euros|pounds|dollar|%|years|month|weeks|day|quarter|annum|a base year|from|until|to|-|–'.split(
        '|',
      ),
      ...'2029|31 March 2031|2029-03-31|Q3 2027|FY2027/28|1 April|(|)|.|,|million|m|k|x|option|12months|5years|'.split(
        '|',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), fc.constantFrom(' ', ''), (pieces, separator) => {
        const text = pieces.join(separator);
        const holds = quantities(text).some(({ kind }) => kind === 'duration' || kind === 'money');
        if (holds) assert.ok(mayHoldTerms(text), text);
      }),
      { numRuns: 3000 },
    );
  });

  test('time grows with the text, not faster', () => {
    const kinds: QuantityKind[] = ['duration', 'money', 'percentage', 'count', 'date'];
    for (const piece of ['1,', '1+', 'two ', '12 to ', 'with two ', '£', '3 x ', 'one hundred and ']) {
      const text = piece.repeat(50_000);
      assert.ok(
        quantities(text).every(({ kind }) => kinds.includes(kind)),
        piece,
      );
    }
  });
});
