/**
 * The language to answer in, of those that something is written in: the wanted one, then its language without the
 * region, then another region of it; the same for what is wanted next; then whatever there is, in the order of names.
 * @param wanted BCP 47 tags, the most wanted first. @returns undefined when nothing is written at all.
 */
export function chooseLocale(
  written: readonly string[],
  wanted: readonly (string | null | undefined)[],
): string | undefined {
  const languageOf = (tag: string) => tag.toLowerCase().split('-')[0]
  for (const tag of wanted) {
    if (!tag) continue
    const found =
      written.find((one) => one.toLowerCase() === tag.toLowerCase()) ??
      written.find((one) => one.toLowerCase() === languageOf(tag)) ??
      written.find((one) => languageOf(one) === languageOf(tag))
    if (found) return found
  }
  return [...written].sort()[0]
}
