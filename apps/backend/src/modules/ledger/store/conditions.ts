/** Conditions, each with the value that its `?` stands for; those without a value are left out. */
export function conditionsOf(terms: readonly (readonly [sql: string, value: unknown])[]): {
  sql: string
  values: unknown[]
} {
  const given = terms.filter(([, value]) => value !== undefined)
  return {
    sql: given.map(([sql]) => sql).join(' and ') || 'true',
    values: given.map(([, value]) => value),
  }
}
