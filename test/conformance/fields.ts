const GENERATED =
  /(^|_)id$|^(kid|themeId|client_secret|signing_keys|cert|pkcs7|thumbprint(_sha256)?|fingerprint|etag|ticket_url|invitation_url|ticket|secret|token|verification|subject|x5t.*|number|build_.*)$/;
const TIME = /(_at|_on|At|Date|last_login|iat|exp)$/;

/** Whether the server makes the field's value: it only has to be there. */
export function isGenerated(field: string): boolean {
  return GENERATED.test(field);
}

/** Whether the field holds a time, which only has to be there. */
export function isTime(field: string): boolean {
  return TIME.test(field);
}
