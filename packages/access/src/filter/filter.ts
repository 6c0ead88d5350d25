type Scalar = string | number | boolean

/**
 * What a row has to be like, in no database's language. A null attribute is `ne` and `not_in` anything, and neither
 * `lt` nor `gt` anything: as in the policies.
 */
export type Condition =
  | { op: 'and' | 'or'; of: Condition[] }
  | { op: 'eq' | 'ne'; attribute: string; value: Scalar | null }
  | { op: 'lt' | 'le' | 'gt' | 'ge'; attribute: string; value: string | number }
  | { op: 'in' | 'not_in'; attribute: string; values: Scalar[] }

/** Which rows somebody may act on. */
export type Filter = { rows: 'all' } | { rows: 'none' } | { rows: 'some'; where: Condition }

/** A policy says something that no filter can: the rows have to be asked about one by one. */
export class UnsupportedPlanError extends Error {
  override readonly name = 'UnsupportedPlanError'
}

/**
 * The field that an attribute of the policies is called in a table.
 * @throws UnsupportedPlanError when the table does not hold it.
 */
export function fieldOf(fields: Readonly<Record<string, string>>, attribute: string): string {
  const field = Object.hasOwn(fields, attribute) ? fields[attribute] : undefined
  if (field === undefined) throw new UnsupportedPlanError(`No field holds the attribute ${attribute}.`)
  return field
}
