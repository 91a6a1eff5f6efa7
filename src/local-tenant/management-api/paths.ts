/** The path with its braces filled: `/roles/{id}/permissions` → `/roles/rol_1/permissions`. */
export function fillPath(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
}

/** What the path stands for, whatever its braces are filled with. */
export function pathPattern(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);
}

/** The path as the router takes it: `/roles/:id`, or `/resource-servers/:id{.+}` where the last brace may hold slashes. */
export function routerPath(path: string, slashes = false): string {
  return path.replace(/\{(\w+)\}/g, ':$1') + (slashes ? '{.+}' : '');
}

/** The names in the braces, in order. */
export function pathParams(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
}
