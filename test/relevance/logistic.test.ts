import assert from 'node:assert/strict';
import { probability } from '../../src/relevance/logistic.ts';
import { fitLogistic } from './logisticFit.ts';

suite('relevance: logistic regression', () => {
  test('a probability is between 0 and 1, and a half where nothing speaks', () => {
    assert.equal(probability([1, 1], [0, 0, 0]), 0.5);
    assert.ok(probability([1], [3, 0]) > 0.9);
    assert.ok(probability([1], [-3, 0]) < 0.1);
  });

  test('fitting finds what separates, and leaves what does not', () => {
    const examples = Array.from({ length: 200 }, (_, i) => ({
      features: [i % 2, (i >> 1) % 2],
      relevant: i % 2 === 1 ? i % 10 !== 1 : i % 10 === 0,
      weight: 1,
    }));
    const [telling = 0, idle = 0, constant = 0] = fitLogistic(examples, 0.01);
    assert.ok(telling > 2);
    assert.ok(Math.abs(idle) < 0.2);
    // The classes are 4 to 1 each way, so the odds are 4 and 1/4.
    assert.ok(Math.abs(probability([1, 0], [telling, idle, constant]) - 0.8) < 0.05);
    assert.ok(Math.abs(probability([0, 0], [telling, idle, constant]) - 0.2) < 0.05);
  });
});
