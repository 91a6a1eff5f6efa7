const STYLE = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; } body { max-width: 720px; margin: 0 auto; padding: 24px 16px; }
nav { display: flex; flex-wrap: wrap; gap: 8px 16px; } th { text-align: left; padding-right: 16px; } th, td { overflow-wrap: anywhere; vertical-align: top; }
.button, button { font: inherit; padding: 8px 14px; border: 1px solid; border-radius: 6px; text-decoration: none; } input { font: inherit; padding: 7px; }`;

/** A page of the application; `body` is HTML. */
export function page(title: string, user: Record<string, unknown> | undefined, body: string): string {
  const links = user
    ? '<a href="/">Home</a><a href="/bookings">Bookings</a><a href="/profile">Profile</a><a href="/protected">Protected</a><a href="/admin">Administrators</a><a href="/logout">Sign out</a>'
    : '<a href="/">Home</a><a href="/login">Sign in</a>';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)}</title><style>${STYLE}</style></head><body><nav aria-label="Pages">${links}</nav><main><h1>${text(title)}</h1>${body}</main></body></html>`;
}

/** A value as text in HTML. */
export function text(value: unknown): string {
  return String(value ?? '').replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
