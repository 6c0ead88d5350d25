import { refuseUnsupportedModules } from '../src/config/unsupported-modules'

it('the index module is refused in one sentence', () => {
  expect(() => refuseUnsupportedModules({ index: { resolve: '@medusajs/index' } })).toThrow(
    'remove it from medusa-config.ts',
  )
})

it.each([undefined, {}, { product: {} }, { index: { disable: true } }])('%j is fine', (modules) => {
  expect(() => refuseUnsupportedModules(modules)).not.toThrow()
})
