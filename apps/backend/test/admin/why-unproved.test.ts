import { explainMissing } from '../../src/workflows/tenant-domain/check-ownership'
import { whyUnproved } from '../../src/admin/domains/why-unproved'
import { domainChallenge } from '../../src/modules/tenant/domain/domain-challenge'

const challenge = domainChallenge('www.acme.example', 'token')

it.each([
  [{ failure: 'absent' as const }, 'absent'],
  [{ failure: 'timeout' as const }, 'silent'],
  [{ failure: 'unavailable' as const }, 'broken'],
  [{ records: ['v=spf1 -all'] }, 'different'],
])('what the server says of %j is known to the screen as %s', (answer, reason) => {
  expect(whyUnproved(explainMissing(answer, challenge))).toBe(reason)
})

it('a sentence that the screen does not know is shown as it is', () => {
  expect(whyUnproved('Something new went wrong.')).toBeNull()
})
