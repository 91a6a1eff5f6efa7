import { ApiError } from '../api-error.ts';
import { asset } from '../asset.ts';
import { hexColor, httpsUrlOrEmpty } from '../formats.ts';
import { kind } from '../kind.ts';
import { choice, flag, number, object, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly } from '../traits.ts';
import { noteUniversalLogin } from './universal-login-state.ts';

const corners = choice('pill', 'rounded', 'sharp');
const side = choice('center', 'left', 'right');
const between = (minimum: number, maximum: number) => number.min(minimum).max(maximum);
const font = object({ bold: flag, size: between(0, 150) });

const parts = {
  borders: object({
    button_border_radius: between(1, 10),
    button_border_weight: between(0, 10),
    buttons_style: corners,
    input_border_radius: between(0, 10),
    input_border_weight: between(0, 3),
    inputs_style: corners,
    show_widget_shadow: flag,
    widget_border_weight: between(0, 10),
    widget_corner_radius: between(0, 50),
  }),
  colors: object(
    {
      body_text: hexColor,
      error: hexColor,
      header: hexColor,
      icons: hexColor,
      input_background: hexColor,
      input_border: hexColor,
      input_filled_text: hexColor,
      input_labels_placeholders: hexColor,
      links_focused_components: hexColor,
      primary_button: hexColor,
      primary_button_label: hexColor,
      secondary_button_border: hexColor,
      secondary_button_label: hexColor,
      success: hexColor,
      widget_background: hexColor,
      widget_border: hexColor,
    },
    {
      base_focus_color: hexColor,
      base_hover_color: hexColor,
      captcha_widget_theme: choice('auto', 'dark', 'light'),
      read_only_background: hexColor,
    },
  ),
  fonts: object({
    body_text: font,
    buttons_text: font,
    font_url: httpsUrlOrEmpty,
    input_labels: font,
    links: font,
    links_style: choice('normal', 'underlined'),
    reference_text_size: between(12, 24),
    subtitle: font,
    title: object({ bold: flag, size: between(75, 150) }),
  }),
  page_background: object({
    background_color: hexColor,
    background_image_url: httpsUrlOrEmpty,
    page_layout: side,
  }),
  widget: object({
    header_text_alignment: side,
    logo_height: between(1, 100),
    logo_position: choice('center', 'left', 'none', 'right'),
    logo_url: httpsUrlOrEmpty,
    social_buttons_layout: choice('bottom', 'top'),
  }),
};

const optional = {
  displayName: text.max(2048).regex(/^[^<>]*$/),
  identifiers: object({
    login_display: choice('separate', 'unified'),
    otp_autocomplete: flag,
    phone_display: object({
      formatting: choice('international', 'regional'),
      masking: choice('hide_country_code', 'mask_digits', 'show_all'),
    }),
  }),
};

const MISSING = {
  message: 'There was an error retrieving branding settings: invalid theme ID',
  errorCode: 'theme_not_found',
};

/** Themes of Universal Login. A tenant has one: the default. */
export const themes = kind({
  name: 'themes',
  path: '/branding/themes',
  shape: collection({
    id: 'themeId',
    length: 32,
    list: 'themes',
    createScope: 'update',
    created: 200,
    deleteMissing: true,
    verbs: ['create', 'read', 'update', 'remove'],
  }),
  scope: 'branding',
  identity: ['displayName'],
  missing: MISSING,
  fields: object(parts, { ...optional, themeId: readOnly(text) }),
  updateBody: object(parts, optional),
  save(next, before, { documents }) {
    // Documented; the errorCode is assumed.
    if (!before && documents.list('/branding/themes').length > 0) {
      const message = 'There was an error updating branding settings: The theme already exists';
      throw new ApiError(409, message, 'theme_already_exists');
    }
    noteUniversalLogin(documents, { is_custom_theme_set: true });
    return next;
  },
  removed: (_, { documents }) => noteUniversalLogin(documents, { is_custom_theme_set: false }),
  // There is no list: a tenant has one theme.
  reading: { list: '/branding/themes/default' },
  verbs: [
    {
      method: 'GET',
      path: '/default',
      scope: 'read:branding',
      run(_, { documents }) {
        const [theme] = documents.list('/branding/themes');
        if (theme) return { status: 200, body: theme };
        throw new ApiError(404, MISSING.message, MISSING.errorCode);
      },
    },
  ],
});

export const themesAsset = asset({
  key: 'themes',
  layout: 'list',
  identity: ['displayName'],
  entry: object(parts, optional),
});
