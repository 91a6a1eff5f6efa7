const secrets = new Set<string>();

/** What stands where a secret stood. */
export const MASKED = '«secret»';

/** From here on, `mask` hides this value. Values under four characters are not kept: they would hide half of a text. */
export function keepSecret(value: string): string {
  if (value.length >= 4) secrets.add(value);
  return value;
}

/** The text without any kept secret, in plain or as JSON, URL or base64 write it. Everything that leaves the program goes through here. */
export function mask(text: string): string {
  let masked = text;
  for (const secret of [...secrets].sort((a, b) => b.length - a.length)) {
    for (const form of formsOf(secret)) masked = masked.split(form).join(MASKED);
  }
  return masked;
}

function formsOf(secret: string): Set<string> {
  const json = JSON.stringify(secret).slice(1, -1);
  return new Set([secret, json, encodeURIComponent(secret), Buffer.from(secret).toString('base64')]);
}
