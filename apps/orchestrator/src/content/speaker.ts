/** A localized field as the database holds it: a value for each language. */
export type Localized<T> = Partial<Record<string, T | null>> | null | undefined

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  isBlank(value)

/** Rich text that somebody opened and left empty. */
function isBlank(value: unknown): boolean {
  const children = (value as { root?: { children?: { children?: unknown[] }[] } } | null)?.root?.children
  return Array.isArray(children) && children.every((child) => child.children?.length === 0)
}

/** Picks words in the first language that has them, and remembers which languages that were. */
export class Speaker {
  private readonly used = new Set<string>()

  constructor(private readonly chain: readonly string[]) {}

  say<T>(field: Localized<T>): T | null {
    const locale = this.chain.find((code) => !isEmpty(field?.[code]))
    if (locale === undefined) return null
    this.used.add(locale)
    return field?.[locale] as T
  }

  /** In the order of the chain; its first where nothing has been said. */
  get locales(): string[] {
    const used = this.chain.filter((code) => this.used.has(code))
    return used.length ? used : this.chain.slice(0, 1)
  }
}

export const translationsOf = (field: Localized<unknown>): string[] =>
  Object.keys(field ?? {}).filter((code) => !isEmpty(field?.[code]))
