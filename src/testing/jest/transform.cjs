// `understudy/jest-transform`. Jest loads it with plain `require`, so the TypeScript beside it comes as a cached bundle.
const { cachedBundle } = require('../../core/cached-bundle.cjs');

const { createTransformer } = require(cachedBundle('src/testing/jest/transformer.ts'));

module.exports = { createTransformer };
