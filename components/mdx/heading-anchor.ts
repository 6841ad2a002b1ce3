/** The `#anchor` of a heading: its words in small letters, joined by dashes. */
export function headingAnchor(text: string): string {
  return text
    .toLowerCase()
    .replace(/[`*_’']/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
