import { domainChallenge, provesDomain } from './domain-challenge'
import { hasRunOut, isCheckDue } from './recheck-schedule'

const now = new Date('2026-03-10T12:00:00Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const [HOUR, DAY] = [60, 24 * 60]
const claim = (
  age: number,
  checked: number | null,
  status: 'pending' | 'verified' | 'failed' = 'pending',
) => ({
  status,
  created_at: ago(age),
  last_checked_at: checked === null ? null : ago(checked),
})

describe('DNS is asked again', () => {
  it.each([
    ['at once about a new claim', claim(0, null), true],
    ['not within ten minutes', claim(30, 9), false],
    ['after ten minutes in the first hour', claim(30, 10), true],
    ['not within an hour on the first day', claim(5 * HOUR, 59), false],
    ['after an hour on the first day', claim(5 * HOUR, 60), true],
    ['not within six hours later on', claim(3 * DAY, 5 * HOUR), false],
    ['after six hours later on', claim(3 * DAY, 6 * HOUR), true],
    ['not about a failed claim', claim(8 * DAY, DAY, 'failed'), false],
    ['not within a day about a verified domain', claim(90 * DAY, DAY - 1, 'verified'), false],
    ['after a day about a verified domain', claim(90 * DAY, DAY, 'verified'), true],
  ])('%s', (_name, domain, due) => expect(isCheckDue(domain, now)).toBe(due))

  it('gives a claim seven days, and a verified domain all the time there is', () => {
    expect(hasRunOut(claim(7 * DAY - 1, 0), now)).toBe(false)
    expect(hasRunOut(claim(7 * DAY, 0), now)).toBe(true)
    expect(hasRunOut(claim(700 * DAY, 0, 'verified'), now)).toBe(false)
  })
})

describe('the record that proves a domain', () => {
  const challenge = domainChallenge('acme.example', 'abc')
  it('has a name below the domain and a value with the token', () => {
    expect(challenge).toEqual({
      type: 'TXT',
      name: '_cityos-challenge.acme.example',
      value: 'cityos-verification=abc',
    })
  })

  it.each<[string[], boolean]>([
    [['cityos-verification=abc'], true],
    [['v=spf1', 'cityos-verification=xyz', ' cityos-verification=abc '], true],
    [[], false],
    [['cityos-verification=ab'], false],
    [['cityos-verification=abcd'], false],
    [['x cityos-verification=abc'], false],
    [['CITYOS-VERIFICATION=abc'], false],
  ])('%j: %s', (records, proved) => expect(provesDomain(records, challenge)).toBe(proved))
})
