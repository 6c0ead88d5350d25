import fc from 'fast-check'
import { fromExportPath, isExportPath, toExportPath } from '../src/portability/file-path'

const name = fc
  .string({ unit: 'binary', minLength: 1 })
  .filter((text) => !/[/\0]/.test(text) && text !== '.' && text !== '..')
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'))

it('every path of an upload is told from every other, and comes back as it was', () => {
  fc.assert(
    fc.property(path, path, (one, other) => {
      expect(fromExportPath(toExportPath(one))).toBe(one)
      expect(toExportPath(one) === toExportPath(other)).toBe(one === other)
      expect(isExportPath(toExportPath(one))).toBe(true)
    }),
  )
})

it.each([
  '',
  '/a',
  'a/',
  'a//b',
  '.',
  '..',
  '../a',
  'a/../b',
  '%2e%2e/a',
  '%2E%2E/a',
  'a%2Fb',
  'a%',
  'a%0a',
  'a\\b',
  'a\nb',
  'a\0',
])('%j is no path in an export', (text) => expect(isExportPath(text)).toBe(false))
