import * as contracts from '@cityos/contracts'
import fc from 'fast-check'
import * as screen from '../../src/admin/lib/contrast'

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

it('what the theme editor calls unreadable is what the server refuses, with the same remedy', () => {
  expect(screen.READABLE_CONTRAST).toBe(contracts.READABLE_CONTRAST)
  fc.assert(
    fc.property(colour, colour, (text, ground) => {
      expect(screen.contrastRatio(text, ground)).toBe(contracts.contrastRatio(text, ground))
      expect(screen.readableOn(ground, text)).toBe(contracts.readableOn(ground, text))
    }),
  )
})
