import { fieldOf, type Condition, type Filter } from './filter'

/** Payload's `Where`, as far as we write it. */
export type PayloadWhere = { [field: string]: PayloadWhere[] | { [operator: string]: unknown } }

const COMPARISONS = {
  lt: 'less_than',
  le: 'less_than_equal',
  gt: 'greater_than',
  ge: 'greater_than_equal',
} as const

/**
 * What a Payload access function answers.
 * @param fields the path of each attribute in the collection; of its versions with the prefix `version.`
 * @throws UnsupportedPlanError when the filter asks for an attribute that the collection does not have.
 */
export function toPayloadAccess(
  filter: Filter,
  fields: Readonly<Record<string, string>>,
): boolean | PayloadWhere {
  return filter.rows === 'some' ? translate(filter.where, fields) : filter.rows === 'all'
}

function translate(condition: Condition, fields: Readonly<Record<string, string>>): PayloadWhere {
  if ('of' in condition) {
    return { [condition.op]: condition.of.map((part) => translate(part, fields)) }
  }
  const field = fieldOf(fields, condition.attribute)
  // Whether Payload's own negations hold for an empty field depends on the database: it is said each time.
  const orEmpty = (where: { [operator: string]: unknown }): PayloadWhere => ({
    or: [{ [field]: where }, { [field]: { exists: false } }],
  })
  switch (condition.op) {
    case 'eq':
      return { [field]: condition.value === null ? { exists: false } : { equals: condition.value } }
    case 'ne':
      return condition.value === null
        ? { [field]: { exists: true } }
        : orEmpty({ not_equals: condition.value })
    case 'in':
      return { [field]: { in: condition.values } }
    case 'not_in':
      return orEmpty({ not_in: condition.values })
    default:
      return { [field]: { [COMPARISONS[condition.op]]: condition.value } }
  }
}
