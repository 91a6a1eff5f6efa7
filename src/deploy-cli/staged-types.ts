import { parse } from 'yaml';

/**
 * The types of a staged tenant, and of `prompts` what is in it: all that the shortcuts look at. In what `stageTenant`
 * writes, a type's key begins a line and nothing else does; to parse hundreds of resources would take half a second.
 */
export function stagedTypes(text: string): Readonly<Record<string, unknown>> {
  const sections = text.split(/^(?=[A-Za-z]\w*:)/m).filter((section) => /^[A-Za-z]\w*:/.test(section));
  return Object.fromEntries(
    sections.map((section) => {
      const type = section.slice(0, section.indexOf(':'));
      return [type, type === 'prompts' ? (parse(section) as Record<string, unknown>)[type] : null];
    }),
  );
}
