import { esbuild } from '../../actions/bundle/esbuild.ts';
import { hoistMocks } from './hoist-mocks.ts';
import type { Transformed } from './transformed.ts';

/** One file as CommonJS; calls of `jest.mock` come first. */
export function transformedFile(text: string, file: string): Transformed {
  const { code, map } = esbuild().transformSync(text, {
    loader: loaderOf(file),
    format: 'cjs',
    target: 'node20',
    platform: 'node',
    sourcemap: 'external',
    sourcefile: file,
    supported: { 'dynamic-import': false },
    tsconfigRaw: {},
  });
  return { code: hoistMocks(code), map };
}

function loaderOf(file: string): 'ts' | 'tsx' | 'js' | 'jsx' {
  if (/\.[cm]?ts$/.test(file)) return 'ts';
  if (file.endsWith('.tsx')) return 'tsx';
  return file.endsWith('.jsx') ? 'jsx' : 'js';
}
