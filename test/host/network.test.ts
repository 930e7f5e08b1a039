import assert from 'node:assert/strict';

suite('in VS Code: the network', () => {
  // Whoever opened this window sees every attempt, has to see this one, and takes any other for a failure.
  test('is denied', async () => {
    await assert.rejects(fetch('https://network.invalid/'));
  });
});
