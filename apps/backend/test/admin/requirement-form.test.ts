import { CreateVendorRequirement, UpdateVendorRequirement } from '@cityos/contracts'
import { bodyOf, formOf, wordsOf, type RequirementForm } from '../../src/admin/requirements/requirement-form'

const filled: RequirementForm = {
  ...{ kind: 'document', code: 'trade-licence', title: 'Trade licence', description: ' ' },
  ...{ countries: ['sa'], legal_forms: 'LLC\n\n sole trader ', required: true, active: true },
  ...{ expires: true, field: 'tax_id', terms_url: 'https://x.example/terms', terms_version: '2027-01' },
}

it.each(['document', 'field', 'terms'] as const)('a %s is sent as the API takes it', (kind) => {
  const form = { ...filled, kind }
  expect(CreateVendorRequirement.parse(bodyOf(form))).toMatchObject({ kind, description: null })
  expect(UpdateVendorRequirement.safeParse(wordsOf(form)).success).toBe(true)
  expect(wordsOf(form).legal_forms).toEqual(['LLC', 'sole trader'])
})

it('begins as what it is', () => {
  const requirement = { ...CreateVendorRequirement.parse(bodyOf(filled)), id: 'x' } as never
  expect(wordsOf(formOf(requirement))).toEqual(wordsOf(filled))
})
