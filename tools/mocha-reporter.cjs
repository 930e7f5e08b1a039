// Mocha's spec reporter, which also writes its counts to the file of `--reporter-option output=…`.
const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

module.exports = class extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const counts = { passes: 0, failures: 0 };
    runner.on('pass', () => counts.passes++);
    runner.on('fail', () => counts.failures++);
    runner.on('end', () => writeFileSync(options.reporterOptions.output, JSON.stringify(counts)));
  }
};
