import { full, holds, kindsOf, readOnly, toggled } from '../../src/admin/keys/scopes'

const KINDS = kindsOf(['product:read', 'product:create', 'order:read', 'shipping:update'])
const [product] = KINDS as [(typeof KINDS)[number]]

it('permissions are grouped by kind, in their order', () => {
  expect(KINDS).toEqual([
    { kind: 'product', actions: ['read', 'create'] },
    { kind: 'order', actions: ['read'] },
    { kind: 'shipping', actions: ['update'] },
  ])
})

it('presets give what reads, or everything', () => {
  expect(readOnly(KINDS)).toEqual(['product:read', 'order:read'])
  expect(full(KINDS)).toEqual(['product:*', 'order:*', 'shipping:*'])
})

it('an action taken out of everything leaves the others, and everything replaces them', () => {
  const without = toggled(['product:*', 'order:read'], product, 'create')
  expect(without).toEqual(['order:read', 'product:read'])
  expect(toggled(without, product, '*')).toEqual(['order:read', 'product:*'])
  expect(toggled(['product:*'], product, '*')).toEqual([])
  expect(toggled(without, product, 'read')).toEqual(['order:read'])
  expect(holds(['product:*'], 'product', 'create')).toBe(true)
  expect(holds(['product:*'], 'product_tag', 'read')).toBe(false)
})
