import { toMedusaFilter, toPayloadAccess, UnsupportedPlanError } from '../src'
import { filterFromPlan } from '../src/filter/from-plan'

const attr = (name: string) => ({ name: `request.resource.attr.${name}` })
const value = (literal: unknown) => ({ value: literal })
const node = (operator: string, ...operands: unknown[]) => ({ operator, operands })
const planOf = (condition: unknown) => ({ kind: 'KIND_CONDITIONAL', condition })
const FIELDS = { tenant: 'tenant', locked: 'locked', rating: 'stats.rating' }

describe('a plan', () => {
  it('may allow all rows, or none', () => {
    const [all, none] = ['KIND_ALWAYS_ALLOWED', 'KIND_ALWAYS_DENIED'].map((kind) => filterFromPlan({ kind }))
    expect(toPayloadAccess(all!, FIELDS)).toBe(true)
    expect(toPayloadAccess(none!, FIELDS)).toBe(false)
    expect(toMedusaFilter(all!, FIELDS)).toEqual({})
    expect(toMedusaFilter(none!, FIELDS)).toEqual({ id: null })
  })

  it('of some rows becomes a condition in the words of each side', () => {
    const filter = filterFromPlan(
      planOf(
        node(
          'or',
          node('in', attr('tenant'), value(['a', 'b'])),
          node('and', node('not', attr('locked')), node('lt', value(3), attr('rating'))),
        ),
      ),
    )
    expect(toPayloadAccess(filter, FIELDS)).toEqual({
      or: [
        { tenant: { in: ['a', 'b'] } },
        { and: [{ locked: { equals: false } }, { 'stats.rating': { greater_than: 3 } }] },
      ],
    })
    expect(toMedusaFilter(filter, FIELDS)).toEqual({
      $or: [
        { tenant: { $in: ['a', 'b'] } },
        { $and: [{ locked: false }, { stats: { rating: { $gt: 3 } } }] },
      ],
    })
  })

  it('names the fields of versions by their own path', () => {
    const filter = filterFromPlan(planOf(node('eq', attr('tenant'), value('a'))))
    expect(toPayloadAccess(filter, { tenant: 'version.tenant' })).toEqual({
      'version.tenant': { equals: 'a' },
    })
  })

  it.each([
    ['an unknown operator', node('matches', attr('tenant'), value('a.*'))],
    ['two attributes', node('eq', attr('tenant'), attr('rating'))],
    ['a list on the left', node('in', value('a'), attr('tenant'))],
    ['a list in a list', node('in', attr('tenant'), value([['a']]))],
    ['null in a list', node('in', attr('tenant'), value([null]))],
    ['a compound value', node('eq', attr('tenant'), value({ a: 1 }))],
    ['an order of booleans', node('lt', attr('tenant'), value(true))],
    ['a bare value', value(true)],
    ['an empty "and"', node('and')],
    ['"not" of two', node('not', attr('locked'), attr('tenant'))],
    ['a variable that is no attribute', node('eq', { name: 'request.resource.id' }, value('1'))],
    ['an attribute inside another', node('eq', attr('tenant.id'), value('1'))],
    ['nothing', undefined],
  ])('with %s is refused', (_, condition) => {
    expect(() => filterFromPlan(planOf(condition))).toThrow(UnsupportedPlanError)
    expect(() => filterFromPlan(planOf(node('and', attr('locked'), condition)))).toThrow(UnsupportedPlanError)
  })

  it.each([undefined, {}, { kind: 'KIND_UNSPECIFIED' }])('of an unknown kind (%j) is refused', (plan) => {
    expect(() => filterFromPlan(plan)).toThrow(UnsupportedPlanError)
  })

  it.each(['owner', 'constructor', '__proto__'])(
    'about %s, which the table does not hold, is refused',
    (name) => {
      const filter = filterFromPlan(planOf(node('eq', attr(name), value('x'))))
      expect(() => toPayloadAccess(filter, FIELDS)).toThrow(UnsupportedPlanError)
      expect(() => toMedusaFilter(filter, FIELDS)).toThrow(UnsupportedPlanError)
    },
  )
})
