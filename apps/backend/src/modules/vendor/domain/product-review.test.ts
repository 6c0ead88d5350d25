import { CreateVendorVariant, isCityosError, ProductStatus } from '@cityos/contracts'
import {
  howToChange,
  mergeChanges,
  nextProductStatus,
  PRODUCT_TRANSITIONS,
  type ProductTransition,
} from './product-review'

const outcome = (run: () => unknown) => {
  try {
    return run()
  } catch (error) {
    return isCityosError(error) ? error.code : error
  }
}

it.each([
  ['draft', { propose: 'proposed' }],
  ['proposed', { withdraw: 'draft', approve: 'published', reject: 'rejected' }],
  ['published', { unpublish: 'draft' }],
  ['rejected', { propose: 'proposed' }],
] as const)('from %s', (status, allowed) => {
  for (const verb of Object.keys(PRODUCT_TRANSITIONS) as ProductTransition[]) {
    const expected = (allowed as Partial<Record<ProductTransition, string>>)[verb] ?? 'illegal_transition'
    expect([verb, outcome(() => nextProductStatus({ id: 'p', status }, verb))]).toEqual([verb, expected])
  }
})

it('what is in the store is changed after somebody looked, where somebody looks', () => {
  const how = (approval: boolean) =>
    ProductStatus.options.map((status) => outcome(() => howToChange({ id: 'p', status }, approval)))
  expect(how(true)).toEqual(['at once', 'illegal_transition', 'propose', 'at once'])
  expect(how(false)).toEqual(['at once', 'illegal_transition', 'at once', 'at once'])
})

it('of two changes that wait, the later word of each field counts', () => {
  expect(mergeChanges({ title: 'A', subtitle: 'B' }, { title: 'C', description: null })).toEqual({
    ...{ title: 'C', subtitle: 'B', description: null },
  })
})

it('variants that are to be added wait beside each other', () => {
  const variant = (title: string) =>
    CreateVendorVariant.parse({ title, options: { Size: title }, prices: [PRICE] })
  const [first, second] = [variant('A'), variant('B')]
  const waiting = mergeChanges({ title: 'Bread' }, { variants: [first] })
  expect(mergeChanges(waiting, { title: 'Rye' })).toEqual({ title: 'Rye', variants: [first] })
  expect(mergeChanges(waiting, { variants: [second] })).toEqual({ title: 'Bread', variants: [first, second] })
})

const PRICE = { currency_code: 'eur', amount_minor: 100 }
