// `understudy/testing` for runners that run plain JavaScript, such as node:test: the TypeScript comes as a cached bundle.
const { cachedBundle } = require('../core/cached-bundle.cjs');

module.exports = require(cachedBundle('src/testing/index.ts'));
