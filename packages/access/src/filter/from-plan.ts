import { UnsupportedPlanError, type Condition, type Filter } from './filter'

interface Expression {
  operator: string
  operands: unknown[]
}

const PREFIX = 'request.resource.attr.'
/** `3 < rating` is `rating > 3`. */
const FLIPPED: Record<string, string> = { eq: 'eq', ne: 'ne', lt: 'gt', le: 'ge', gt: 'lt', ge: 'le' }
const NEGATED: Record<string, string> = { eq: 'ne', ne: 'eq', lt: 'ge', le: 'gt', gt: 'le', ge: 'lt' }

/**
 * Cerbos' query plan as a filter. Nodes are told apart by their shape, since a bundler may bring their classes twice.
 * @throws UnsupportedPlanError on whatever is not understood to the last word: a filter that leaves something out
 * shows too much.
 */
export function filterFromPlan(plan: unknown): Filter {
  const { kind, condition } = (plan ?? {}) as { kind?: unknown; condition?: unknown }
  if (kind === 'KIND_ALWAYS_ALLOWED') return { rows: 'all' }
  if (kind === 'KIND_ALWAYS_DENIED') return { rows: 'none' }
  if (kind !== 'KIND_CONDITIONAL') throw new UnsupportedPlanError(`unknown kind of plan ${String(kind)}`)
  return { rows: 'some', where: translate(condition, false) }
}

/** @param negated whether the node stands under an odd number of `not`: they are pushed down to the comparisons. */
function translate(node: unknown, negated: boolean): Condition {
  if (isVariable(node)) return { op: 'eq', attribute: attributeOf(node), value: !negated }
  if (!isExpression(node)) throw new UnsupportedPlanError(`no condition: ${JSON.stringify(node)}`)
  const { operator, operands } = node
  const [left, right] = operands
  if ((operator === 'and' || operator === 'or') && operands.length > 0) {
    const op = (operator === 'and') !== negated ? 'and' : 'or'
    return { op, of: operands.map((operand) => translate(operand, negated)) }
  }
  if (operator === 'not' && operands.length === 1) return translate(left, !negated)
  if (operator === 'in' && operands.length === 2) return membership(left, right, negated)
  if (operator in FLIPPED && operands.length === 2) return comparison(operator, left, right, negated)
  throw new UnsupportedPlanError(`operator ${operator} with ${operands.length} operands`)
}

function membership(left: unknown, right: unknown, negated: boolean): Condition {
  if (!isVariable(left) || !isValue(right) || !Array.isArray(right.value)) {
    throw new UnsupportedPlanError('"in" with anything but an attribute and a list')
  }
  const values = right.value.map((value: unknown) => {
    if (isScalar(value)) return value
    throw new UnsupportedPlanError(`"in" a list that holds ${JSON.stringify(value)}`)
  })
  return { op: negated ? 'not_in' : 'in', attribute: attributeOf(left), values }
}

function comparison(operator: string, left: unknown, right: unknown, negated: boolean): Condition {
  const [variable, literal] = isVariable(left) ? [left, right] : [right, left]
  if (!isVariable(variable) || !isValue(literal)) {
    throw new UnsupportedPlanError(`"${operator}" of anything but an attribute and a value`)
  }
  const facing = variable === left ? operator : (FLIPPED[operator] as string)
  const op = negated ? (NEGATED[facing] as string) : facing
  const attribute = attributeOf(variable)
  const { value } = literal
  if (op === 'eq' || op === 'ne') {
    if (value === null || isScalar(value)) return { op, attribute, value }
  } else if (typeof value === 'string' || typeof value === 'number') {
    return { op: op as 'lt', attribute, value }
  }
  throw new UnsupportedPlanError(`"${operator}" with ${JSON.stringify(value)}`)
}

function isExpression(node: unknown): node is Expression {
  const { operator, operands } = (node ?? {}) as Partial<Expression>
  return typeof operator === 'string' && Array.isArray(operands)
}

function isVariable(node: unknown): node is { name: string } {
  return typeof (node as { name?: unknown } | null)?.name === 'string'
}

function isValue(node: unknown): node is { value: unknown } {
  return (
    typeof node === 'object' && node !== null && 'value' in node && !isExpression(node) && !isVariable(node)
  )
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value)
}

function attributeOf({ name }: { name: string }): string {
  const attribute = name.startsWith(PREFIX) ? name.slice(PREFIX.length) : ''
  if (!/^\w+$/.test(attribute)) throw new UnsupportedPlanError(`the variable ${name}`)
  return attribute
}
