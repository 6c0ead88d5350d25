import { isCityosError } from '@cityos/contracts'
import { expiryOf, lastDayOf, nextDocumentStatus, remindBefore } from './document-status'

const NOW = new Date('2026-06-01T12:00:00Z')
const codeOf = (run: () => unknown) => {
  try {
    return run()
  } catch (error) {
    return isCityosError(error) ? error.code : error
  }
}

it('holds until its last day is over, by UTC', () => {
  const end = expiryOf(true, '2026-06-01', NOW)!
  expect(end).toEqual(new Date('2026-06-02T00:00:00Z'))
  expect(lastDayOf(end)).toBe('2026-06-01')
})

it.each([
  ['a day that is over', true, '2026-05-31', 'validation_failed'],
  ['no day where one is wanted', true, undefined, 'validation_failed'],
  ['no day where none is wanted', false, undefined, null],
])('%s', (_what, expires, day, outcome) => {
  expect(codeOf(() => expiryOf(expires, day, NOW))).toEqual(outcome)
})

it('is looked at once, and may be rejected later', () => {
  const move = (status: 'pending' | 'accepted' | 'rejected' | 'expired') =>
    (['accept', 'reject', 'expire'] as const).map((verb) =>
      codeOf(() => nextDocumentStatus({ id: 'd', status }, verb)),
    )
  const no = 'illegal_transition'
  expect(move('pending')).toEqual(['accepted', 'rejected', 'expired'])
  expect(move('accepted')).toEqual([no, 'rejected', 'expired'])
  expect(move('rejected')).toEqual([no, no, no])
  expect(move('expired')).toEqual([no, no, no])
})

it('its vendor is told a month before', () => {
  expect(remindBefore(NOW)).toEqual(new Date('2026-07-01T12:00:00Z'))
})
