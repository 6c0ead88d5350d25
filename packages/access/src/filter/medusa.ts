import { fieldOf, type Condition, type Filter } from './filter'

/** Filters as Medusa's services and `query.graph` take them, as far as we write them. */
export interface MedusaFilter {
  [field: string]: unknown
}

const COMPARISONS = { lt: '$lt', le: '$lte', gt: '$gt', ge: '$gte' } as const

/**
 * A filter for Medusa, to be joined to the request's own by `$and`. Nobody's rows are asked for as the rows without an
 * id: an answer like `false` would be spread into a filter and mean everything.
 * @param fields the path of each attribute in the entity, with dots into relations
 * @throws UnsupportedPlanError when the filter asks for an attribute that the entity does not have.
 */
export function toMedusaFilter(filter: Filter, fields: Readonly<Record<string, string>>): MedusaFilter {
  if (filter.rows === 'all') return {}
  return filter.rows === 'none' ? { id: null } : translate(filter.where, fields)
}

function translate(condition: Condition, fields: Readonly<Record<string, string>>): MedusaFilter {
  if ('of' in condition) {
    return { [`$${condition.op}`]: condition.of.map((part) => translate(part, fields)) }
  }
  const path = fieldOf(fields, condition.attribute).split('.')
  const at = (value: unknown): MedusaFilter =>
    path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as MedusaFilter
  // In SQL nothing is unequal to null: the empty field is named each time.
  const orNull = (value: unknown): MedusaFilter => ({ $or: [at(value), at(null)] })
  switch (condition.op) {
    case 'eq':
      return at(condition.value)
    case 'ne':
      return condition.value === null ? at({ $ne: null }) : orNull({ $ne: condition.value })
    case 'in':
      return at({ $in: condition.values })
    case 'not_in':
      return orNull({ $nin: condition.values })
    default:
      return at({ [COMPARISONS[condition.op]]: condition.value })
  }
}
