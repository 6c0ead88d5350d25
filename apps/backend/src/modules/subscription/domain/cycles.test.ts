import fc from 'fast-check'
import { addDays, type BillingInterval } from '@cityos/calendar'
import { beginning, cycleAt, missedCycles, nextCycle, type Rhythm } from './cycles'

const monthly: Rhythm = {
  anchor_date: '2027-01-31',
  anchor_index: 0,
  interval: 'month',
  interval_count: 1,
  time_zone: 'Europe/Berlin',
}
const rhythm: fc.Arbitrary<Rhythm> = fc.record({
  anchor_date: fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2027-01-01', days)),
  anchor_index: fc.nat(5),
  interval: fc.constantFrom<BillingInterval>('day', 'week', 'month', 'quarter', 'year'),
  interval_count: fc.integer({ min: 1, max: 4 }),
  time_zone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/Havana', 'Asia/Riyadh'),
})

it('is due at midnight of its first day, in its own zone', () => {
  expect(cycleAt(monthly, 1)).toEqual({
    index: 1,
    starts_on: '2027-02-28',
    ends_on: '2027-03-31',
    due_at: new Date('2027-02-27T23:00:00Z'),
  })
})

it('after an outage of three months all four cycles are there, oldest first, each with its own dates', () => {
  const missed = missedCycles(monthly, 0, new Date('2027-05-31T12:00:00Z'))
  expect(missed.map(({ index, starts_on }) => `${index} ${starts_on}`)).toEqual([
    '1 2027-02-28',
    '2 2027-03-31',
    '3 2027-04-30',
    '4 2027-05-31',
  ])
  expect(missedCycles(monthly, 4, new Date('2027-05-31T12:00:00Z'))).toEqual([])
})

it('however often and late the job runs, each cycle is planned once, without a gap', () => {
  const runs = fc.array(fc.integer({ min: 0, max: 90 * 24 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(rhythm, runs, fc.integer({ min: 1, max: 10 }), (of, hours, most) => {
      const planned: ReturnType<typeof cycleAt>[] = []
      let now = cycleAt(of, of.anchor_index).due_at.getTime() - 3_600_000
      const run = (limit?: number) =>
        planned.push(...missedCycles(of, planned.at(-1)?.index ?? null, new Date(now), limit))
      for (const step of hours) {
        now += step * 3_600_000
        run(most)
      }
      // The last run is as long as it takes; all runs together plan what one would have.
      run()
      expect(planned).toEqual(missedCycles(of, null, new Date(now)))
      planned.forEach((cycle, i) => {
        expect(cycle.index).toBe(of.anchor_index + i)
        if (i > 0) expect(cycle.starts_on).toBe(planned[i - 1]!.ends_on)
        expect(cycle.due_at.getTime()).toBeLessThanOrEqual(now)
      })
      expect(nextCycle(of, planned.at(-1)?.index ?? null).due_at.getTime()).toBeGreaterThan(now)
    }),
    { numRuns: 25 },
  )
})

it('a new rhythm begins behind what was written down under the old one', () => {
  const resumed = { ...monthly, anchor_date: '2027-09-10', anchor_index: 5 }
  expect(nextCycle(resumed, 4)).toMatchObject({ index: 5, starts_on: '2027-09-10', ends_on: '2027-10-10' })
  expect(nextCycle(resumed, 5).starts_on).toBe('2027-10-10')
  expect(() => cycleAt(resumed, 4)).toThrow(RangeError)
})

it('a trial moves the anchor behind it, and nothing is due before', () => {
  expect(beginning('2027-01-30', 30)).toEqual({
    anchor_date: '2027-03-01',
    trial_ends_on: '2027-03-01',
    transition: 'begin_trial',
  })
  expect(beginning('2027-01-30', 0)).toEqual({
    anchor_date: '2027-01-30',
    trial_ends_on: null,
    transition: 'activate',
  })
  const of = { ...monthly, anchor_date: beginning('2027-01-30', 30).anchor_date }
  expect(missedCycles(of, null, new Date('2027-02-28T22:59:59Z'))).toEqual([])
  expect(missedCycles(of, null, new Date('2027-02-28T23:00:00Z'))).toHaveLength(1)
  expect(() => beginning('2027-01-30', -1)).toThrow(RangeError)
})
