import { asset } from '../asset.ts';
import { choice, flag, object, text } from '../schema.ts';
import { file } from '../traits.ts';

/** The classic pages. auth0-deploy-cli keeps them in the global application and in tenant settings. */
export const pagesAsset = asset({
  key: 'pages',
  layout: 'list',
  identity: ['name'],
  entry: object(
    { name: choice('login', 'password_reset', 'guardian_multifactor', 'error_page') },
    { html: file(text), enabled: flag, url: text, show_log_link: flag },
  ),
});
