import type { VendorRequirement } from '@cityos/contracts'
import { checkOnboarding, missingFor, type HandedIn, type OnboardingFacts } from './onboarding'

const NOW = new Date('2026-06-01T12:00:00Z')

const requirement = (given: Partial<VendorRequirement>): VendorRequirement => ({
  ...{ id: given.code ?? 'x', code: 'x', kind: 'document', title: 'x', description: null, countries: [] },
  ...{ legal_forms: [], required: true, active: true, expires: false, field: null },
  ...{ terms_url: null, terms_version: null },
  ...given,
})
const vendor = {
  ...{ legal_name: 'Green GmbH', legal_form: 'GmbH', tax_id: null, country: 'de', description: null },
  ...{ logo: null, contact: { name: 'Ada', email: null, phone: null } },
}
const paper = (given: Partial<HandedIn>): HandedIn => ({
  ...{ id: 'd', requirement_id: 'licence', status: 'accepted', reason: null, expires_at: null },
  ...given,
})
const facts = (given: Partial<OnboardingFacts>): OnboardingFacts => ({
  ...{ vendor, requirements: [requirement({ code: 'licence' })], documents: [], acceptances: [] },
  ...given,
})
const stateOf = (given: Partial<OnboardingFacts>) => checkOnboarding(facts(given), NOW)[0]?.state

describe('what is asked of a vendor', () => {
  it.each([
    ['everybody', {}, true],
    ['its country', { countries: ['fr', 'de'] }, true],
    ['another country', { countries: ['fr'] }, false],
    ['its legal form, in any case', { legal_forms: ['gmbh'] }, true],
    ['another legal form', { legal_forms: ['LLC'] }, false],
    ['nobody any longer', { active: false }, false],
  ])('of %s', (_who, given, asked) => {
    expect(checkOnboarding(facts({ requirements: [requirement(given)] }), NOW)).toHaveLength(asked ? 1 : 0)
  })

  it('of a vendor that does not say its country, only what is asked of all', () => {
    const requirements = [requirement({ code: 'a', countries: ['de'] }), requirement({ code: 'b' })]
    const items = checkOnboarding(facts({ vendor: { ...vendor, country: null }, requirements }), NOW)
    expect(items.map((item) => item.requirement.code)).toEqual(['b'])
  })
})

describe('a paper', () => {
  it.each([
    ['missing', []],
    ['waiting', [paper({ status: 'pending' })]],
    ['done', [paper({})]],
    ['rejected', [paper({ status: 'rejected' })]],
    ['expired', [paper({ status: 'expired' })]],
    ['expired', [paper({ expires_at: NOW })]],
    ['done', [paper({ expires_at: new Date(NOW.getTime() + 1) })]],
    ['missing', [paper({ requirement_id: 'another' })]],
  ] as const)('is %s', (state, documents) => {
    expect(stateOf({ documents })).toBe(state)
  })

  it('is the newest one', () => {
    const documents = [paper({ id: 'new', status: 'rejected', reason: 'blurred' }), paper({ id: 'old' })]
    expect(checkOnboarding(facts({ documents }), NOW)[0]).toMatchObject({
      ...{ state: 'rejected', reason: 'blurred', document_id: 'new' },
    })
  })
})

it.each([
  ['legal_name', 'done'],
  ['tax_id', 'missing'],
  ['contact.name', 'done'],
  ['contact.email', 'missing'],
] as const)('the field %s is %s', (field, state) => {
  expect(stateOf({ requirements: [requirement({ kind: 'field', field })] })).toBe(state)
})

it.each([
  ['missing', []],
  ['outdated', ['1']],
  ['done', ['1', '2']],
])('terms in version 2 are %s', (state, versions) => {
  const requirements = [requirement({ kind: 'terms', code: 'terms', terms_version: '2' })]
  const acceptances = versions.map((version) => ({ requirement_id: 'terms', version }))
  expect(stateOf({ requirements, acceptances })).toBe(state)
})

it('what waits is enough to submit and not to be approved; what is offered is never missing', () => {
  const requirements = [
    requirement({ code: 'licence' }),
    requirement({ code: 'offered', required: false }),
    requirement({ kind: 'field', code: 'tax', field: 'tax_id' }),
  ]
  const items = checkOnboarding(facts({ requirements, documents: [paper({ status: 'pending' })] }), NOW)
  expect(missingFor('submit', items)).toEqual(['tax'])
  expect(missingFor('approve', items)).toEqual(['licence', 'tax'])
})
