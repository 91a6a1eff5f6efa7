import { buildActionForTest } from '../../actions/bundle/build-action.ts';
import { marksOf } from '../../actions/bundle/marks.ts';
import { bundledFile, type Projects } from '../project/open-projects.ts';
import { refusal } from '../project/refusal.ts';
import type { Bundling } from './bundle-cache.ts';
import { VERSION } from './version.ts';

/** How an Action is bundled for a test. Raises what a deploy would refuse its code for. */
export function actionBundling(root: string, source: string, projects: Projects): Bundling {
  const { dependencies } = bundledFile(root, source, projects);
  return {
    root,
    file: source,
    cacheFolder: projects.cacheFolder,
    settings: JSON.stringify([VERSION, dependencies]),
    build() {
      const { built, problems } = buildActionForTest(root, { source, dependencies });
      if (!built || problems.some(({ severity }) => severity === 'error')) throw refusal(problems);
      return built;
    },
    marksOf: (bundle) => marksOf(root, bundle),
  };
}
