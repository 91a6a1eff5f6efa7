const { jest } = require('../package.json');

/** The ordinary configuration, with the slow tests and their time. */
module.exports = {
  ...jest,
  rootDir: '..',
  testPathIgnorePatterns: jest.testPathIgnorePatterns.filter((pattern) => pattern !== '/slow/'),
  testTimeout: 300_000,
};
