import { flag, loose, object, text } from '../schema.ts';
import { ref } from '../traits.ts';
import { tableCheck } from './notation.ts';

/** Every step that a flow may have, with its parameters (documented). */
const TABLE = `
  ACTIVECAMPAIGN LIST_CONTACTS connection_id email
  ACTIVECAMPAIGN UPSERT_CONTACT connection_id email first_name? last_name? phone? custom_fields?
  AIRTABLE CREATE_RECORD connection_id base_id table_name fields?
  AIRTABLE LIST_RECORDS connection_id base_id table_name query? view?
  AIRTABLE UPDATE_RECORD connection_id base_id table_name record_id fields?
  AUTH0 CREATE_USER connection_id payload
  AUTH0 GET_USER connection_id user_id
  AUTH0 UPDATE_USER connection_id user_id changes
  AUTH0 SEND_REQUEST connection_id pathname method? headers? params? payload?
  AUTH0 SEND_EMAIL from? to subject body custom_vars?
  AUTH0 SEND_SMS from? to message custom_vars?
  AUTH0 MAKE_CALL from? to message custom_vars?
  BIGQUERY INSERT_ROWS connection_id dataset_id table_id data?
  CLEARBIT FIND_PERSON connection_id email
  CLEARBIT FIND_COMPANY connection_id domain
  EMAIL VERIFY_EMAIL email rules?
  FLOW BOOLEAN_CONDITION if then? else?
  FLOW DELAY_FLOW number units?
  FLOW DO_NOTHING?
  FLOW ERROR_MESSAGE message
  FLOW MAP_VALUE input cases? fallback?
  FLOW RETURN_JSON payload
  FLOW STORE_VARS vars
  GOOGLE_SHEETS ADD_ROW connection_id spreadsheet_id sheet_id? values?
  HTTP SEND_REQUEST connection_id? url method? headers? basic? params? payload? content_type?
  HUBSPOT ENROLL_CONTACT connection_id email workflow_id
  HUBSPOT GET_CONTACT connection_id email
  HUBSPOT UPSERT_CONTACT connection_id email properties? …
  JSON CREATE_JSON object
  JSON PARSE_JSON json
  JSON SERIALIZE_JSON object
  JWT DECODE_JWT token
  JWT SIGN_JWT connection_id payload? subject? issuer? audience? expires_in?
  JWT VERIFY_JWT connection_id token audience? issuer?
  MAILCHIMP UPSERT_MEMBER connection_id list_id member
  MAILJET SEND_EMAIL content? template_id? variables? …
  OTP GENERATE_CODE reference length
  OTP VERIFY_CODE reference code
  PIPEDRIVE ADD_DEAL connection_id title value? user_id? person_id? organization_id? stage_id? fields?
  PIPEDRIVE ADD_ORGANIZATION connection_id name owner_id? fields?
  PIPEDRIVE ADD_PERSON connection_id name email? phone? owner_id? organization_id? fields?
  SALESFORCE CREATE_LEAD connection_id first_name? last_name company email? phone? payload?
  SALESFORCE GET_LEAD connection_id lead_id
  SALESFORCE SEARCH_LEADS connection_id search_field search_value lead_fields
  SALESFORCE UPDATE_LEAD connection_id lead_id payload?
  SENDGRID SEND_EMAIL connection_id from personalizations …
  SLACK POST_MESSAGE connection_id text? attachments?
  STRIPE ADD_TAX_ID connection_id customer_id type value
  STRIPE CREATE_CUSTOMER connection_id tax_id? name? description? email? phone? tax_exempt? address? metadata?
  STRIPE CREATE_PORTAL_SESSION connection_id customer_id return_url?
  STRIPE DELETE_TAX_ID connection_id customer_id id
  STRIPE FIND_CUSTOMERS connection_id email
  STRIPE GET_CUSTOMER connection_id id
  STRIPE UPDATE_CUSTOMER connection_id id name? description? email? phone? tax_exempt? address? metadata?
  TELEGRAM SEND_MESSAGE connection_id chat_id text
  TWILIO MAKE_CALL connection_id from to payload
  TWILIO SEND_SMS connection_id from to message
  WHATSAPP SEND_MESSAGE connection_id sender_id recipient_number type payload
  XML PARSE_XML xml
  XML SERIALIZE_XML object
  ZAPIER TRIGGER_WEBHOOK connection_id method? …`;

/** A step of a flow: told apart by its type and by what it does. */
export const flowAction = object(
  { id: text, type: text, action: text },
  {
    alias: text.max(100),
    allow_failure: flag,
    mask_output: flag,
    params: loose({ connection_id: ref(text, 'flowVaultConnections') }),
  },
).superRefine(tableCheck(TABLE, { by: ['type', 'action'], inside: 'params' }));
