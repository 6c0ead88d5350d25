/**
 * A handle made from a name: letters lose their accents, everything else becomes a hyphen. Empty when the name has
 * no Latin letter or digit: its owner has to choose the handle then.
 */
export function handleFrom(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63)
    .replace(/-+$/, '')
}
