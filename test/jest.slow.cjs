const { jest } = require('../package.json');

/** The slow tests, with the time that they take. */
module.exports = {
  ...jest,
  rootDir: '..',
  roots: ['<rootDir>/test/slow'],
  testPathIgnorePatterns: jest.testPathIgnorePatterns.filter((pattern) => pattern !== '/slow/'),
  testTimeout: 300_000,
  // Some take the port, or the time, that another one would.
  maxWorkers: 1,
};
