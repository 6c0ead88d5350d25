import { throwAll } from './throw-all'

it('throws nothing where nothing failed', () => {
  expect(() => throwAll([])).not.toThrow()
})

it('says what each failure said, also plain copies of errors', () => {
  const failures = [new TypeError('a'), { message: 'b', name: 'MedusaError' }, 'c', null]
  expect(() => throwAll(failures)).toThrow(new AggregateError(failures, 'TypeError: a; b; c; null'))
})
