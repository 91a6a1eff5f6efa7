import { choice, either, flag, number, text, texts } from '../schema.ts';
import { secret, set } from '../traits.ts';
import { rootAttributes, upstreamParams } from './database-options.ts';

/** Options of social connections. The many flags of each are the permissions that it asks the provider for. */

/** Flags named by one text, to keep the tables short. */
export function flags(names: string): Record<string, typeof flag> {
  return Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, flag]),
  );
}

/** What every connection to an OAuth 2 provider has. */
export const plainOptions = {
  client_id: text.nullable(),
  client_secret: secret(text.nullable()),
  scope: either(text, set(texts)),
  freeform_scopes: set(texts),
  non_persistent_attrs: set(texts).nullable(),
  set_user_root_attributes: rootAttributes,
  upstream_params: upstreamParams,
  icon_url: text,
  // auth0-deploy-cli's and the Terraform provider's requests have these for every provider (recorded).
  authorizationURL: text.nullable(),
  tokenURL: text.nullable(),
};

export const googleOptions = {
  ...plainOptions,
  allowed_audiences: set(texts),
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
  ...plainOptions,
  ...flags(`admin_org admin_public_key admin_repo_hook delete_repo email follow gist notifications profile
    public_repo read_org read_public_key read_repo_hook read_user repo repo_deployment repo_status write_org
    write_public_key write_repo_hook`),
};

export const facebookOptions = {
  ...plainOptions,
  ...flags(`ads_management ads_read allow_context_profile_field business_management email
    groups_access_member_info leads_retrieval manage_notifications manage_pages pages_manage_cta
    pages_manage_instant_articles pages_messaging pages_messaging_phone_number pages_messaging_subscriptions
    pages_show_list public_profile publish_actions publish_pages publish_to_groups publish_video
    read_audience_network_insights read_insights read_mailbox read_page_mailboxes read_stream user_age_range
    user_birthday user_events user_friends user_gender user_groups user_hometown user_likes user_link
    user_location user_managed_groups user_photos user_posts user_status user_tagged_places user_videos`),
};

export const linkedinOptions = {
  ...plainOptions,
  strategy_version: number,
  ...flags('basic_profile email full_profile network openid profile'),
};

export const windowsliveOptions = {
  ...plainOptions,
  strategy_version: number,
  ...flags(`applications applications_create basic birthday calendars calendars_update contacts_birthday
    contacts_calendars contacts_create contacts_photos contacts_skydrive directory_accessasuser_all
    directory_read_all directory_readwrite_all emails events_create graph_calendars graph_calendars_update
    graph_contacts graph_contacts_update graph_device graph_device_command graph_emails graph_emails_update
    graph_files graph_files_all graph_files_all_update graph_files_update graph_notes graph_notes_create
    graph_notes_update graph_tasks graph_tasks_update graph_user graph_user_activity graph_user_update
    group_read_all group_readwrite_all mail_readwrite_all mail_send messenger offline_access phone_numbers
    photos postal_addresses rolemanagement_read_all rolemanagement_readwrite_directory share signin
    sites_read_all sites_readwrite_all skydrive skydrive_update team_readbasic_all team_readwrite_all
    user_read_all user_readbasic_all work_profile`),
};

export const appleOptions = {
  ...plainOptions,
  app_secret: secret(text.nullable()),
  kid: text.nullable(),
  team_id: text.nullable(),
  ...flags('email name'),
};

export const twitterOptions = {
  ...plainOptions,
  protocol: choice('oauth1', 'oauth2'),
  ...flags('offline_access profile tweet_read users_read'),
};

export const salesforceOptions = { ...plainOptions, community_base_url: text, ...flags('profile') };
export const lineOptions = { ...plainOptions, ...flags('email profile') };
export const amazonOptions = { ...plainOptions, ...flags('postal_code profile') };
export const paypalOptions = { ...plainOptions, ...flags('address email phone profile') };
export const bitbucketOptions = { ...plainOptions, ...flags('profile') };
export const exactOptions = { ...plainOptions, baseUrl: text, ...flags('profile') };
