import { ApiError, asset, collection, kind } from '../kind.ts';
import { choice, flag, number, object, text } from '../schema.ts';
import { readOnly } from '../traits.ts';

const corners = choice('pill', 'rounded', 'sharp');
const side = choice('center', 'left', 'right');
const font = object({ bold: flag, size: number });

const parts = {
  borders: object({
    button_border_radius: number,
    button_border_weight: number,
    buttons_style: corners,
    input_border_radius: number,
    input_border_weight: number,
    inputs_style: corners,
    show_widget_shadow: flag,
    widget_border_weight: number,
    widget_corner_radius: number,
  }),
  colors: object(
    {
      body_text: text,
      error: text,
      header: text,
      icons: text,
      input_background: text,
      input_border: text,
      input_filled_text: text,
      input_labels_placeholders: text,
      links_focused_components: text,
      primary_button: text,
      primary_button_label: text,
      secondary_button_border: text,
      secondary_button_label: text,
      success: text,
      widget_background: text,
      widget_border: text,
    },
    {
      base_focus_color: text,
      base_hover_color: text,
      captcha_widget_theme: choice('auto', 'dark', 'light'),
      read_only_background: text,
    },
  ),
  fonts: object({
    body_text: font,
    buttons_text: font,
    font_url: text,
    input_labels: font,
    links: font,
    links_style: choice('normal', 'underlined'),
    reference_text_size: number,
    subtitle: font,
    title: font,
  }),
  page_background: object({ background_color: text, background_image_url: text, page_layout: side }),
  widget: object({
    header_text_alignment: side,
    logo_height: number,
    logo_position: choice('center', 'left', 'none', 'right'),
    logo_url: text,
    social_buttons_layout: choice('bottom', 'top'),
  }),
};

const optional = {
  displayName: text,
  identifiers: object({
    login_display: choice('separate', 'unified'),
    otp_autocomplete: flag,
    phone_display: object({
      formatting: choice('international', 'regional'),
      masking: choice('hide_country_code', 'mask_digits', 'show_all'),
    }),
  }),
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
    verbs: ['create', 'read', 'update', 'remove'],
  }),
  scope: 'branding',
  identity: ['displayName'],
  missing: {
    message: 'There was an error retrieving branding settings: invalid theme ID',
    errorCode: 'theme_not_found',
  },
  fields: object(parts, { ...optional, themeId: readOnly(text) }),
  verbs: [
    {
      method: 'GET',
      path: '/default',
      scope: 'read:branding',
      run(_, { documents }) {
        const [theme] = documents.list('/branding/themes');
        if (theme) return { status: 200, body: theme };
        throw new ApiError(
          404,
          'There was an error retrieving branding settings: invalid theme ID',
          'theme_not_found',
        );
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
