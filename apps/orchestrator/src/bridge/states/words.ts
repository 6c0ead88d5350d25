/** A localized value as the database hands it out with all languages at once. */
export type Localized<T> = Partial<Record<string, T | null>> | null | undefined

/** What is said in each language; languages in which nothing is said are missing. */
export function wordsOf(value: Localized<string>): Record<string, string> {
  const said = Object.entries(value ?? {}).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return Object.fromEntries(said)
}
