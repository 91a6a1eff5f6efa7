import { either, flag, text, texts } from '../schema.ts';
import { secret, set } from '../traits.ts';
import { rootAttributes, upstreamParams } from './database-options.ts';

/** Options of social connections. The many flags of each are the permissions that it asks the provider for. */

/** Flags named by one text, to keep the tables short. */
function flags(names: string): Record<string, typeof flag> {
  return Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, flag]),
  );
}

const common = {
  client_id: text,
  client_secret: secret(text),
  scope: either(text, set(texts)),
  freeform_scopes: set(texts),
  non_persistent_attrs: set(texts).nullable(),
  set_user_root_attributes: rootAttributes,
  upstream_params: upstreamParams,
};

export const googleOptions = {
  ...common,
  allowed_audiences: set(texts),
  icon_url: text,
  ...flags(`adsense_management analytics blogger calendar calendar_addons_execute calendar_events
    calendar_events_readonly calendar_settings_readonly chrome_web_store contacts contacts_new
    contacts_other_readonly contacts_readonly content_api_for_shopping coordinate coordinate_readonly
    directory_readonly document_list drive drive_activity drive_activity_readonly drive_appdata
    drive_apps_readonly drive_file drive_metadata drive_metadata_readonly drive_photos_readonly drive_readonly
    drive_scripts email gmail gmail_compose gmail_insert gmail_labels gmail_metadata gmail_modify gmail_new
    gmail_readonly gmail_send gmail_settings_basic gmail_settings_sharing google_affiliate_network google_books
    google_cloud_storage google_drive google_drive_files google_plus latitude_best latitude_city moderator
    offline_access orkut picasa_web profile sites tasks tasks_readonly url_shortener webmaster_tools youtube
    youtube_channelmemberships_creator youtube_new youtube_readonly youtube_upload youtubepartner`),
};

export const githubOptions = {
  ...common,
  ...flags(`admin_org admin_public_key admin_repo_hook delete_repo email follow gist notifications profile
    public_repo read_org read_public_key read_repo_hook read_user repo repo_deployment repo_status write_org
    write_public_key write_repo_hook`),
};

export const facebookOptions = {
  ...common,
  ...flags(`ads_management ads_read allow_context_profile_field business_management email
    groups_access_member_info leads_retrieval manage_notifications manage_pages pages_manage_cta
    pages_manage_instant_articles pages_messaging pages_messaging_phone_number pages_messaging_subscriptions
    pages_show_list public_profile publish_actions publish_pages publish_to_groups publish_video
    read_audience_network_insights read_insights read_mailbox read_page_mailboxes read_stream user_age_range
    user_birthday user_events user_friends user_gender user_groups user_hometown user_likes user_link
    user_location user_managed_groups user_photos user_posts user_status user_tagged_places user_videos`),
};
