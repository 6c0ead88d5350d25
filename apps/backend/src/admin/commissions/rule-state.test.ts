import { ruleState } from './rule-state'

const at = (iso: string) => new Date(iso)
const rule = { active: true, valid_from: '2026-01-01T00:00:00.000Z', valid_to: '2026-02-01T00:00:00.000Z' }

it('counts from its first moment to before its last', () => {
  expect(ruleState(rule, at('2025-12-31T23:59:59.999Z'))).toBe('later')
  expect(ruleState(rule, at('2026-01-01T00:00:00.000Z'))).toBe('active')
  expect(ruleState(rule, at('2026-01-31T23:59:59.999Z'))).toBe('active')
  expect(ruleState(rule, at('2026-02-01T00:00:00.000Z'))).toBe('over')
  expect(ruleState({ ...rule, active: false }, at('2026-01-15T00:00:00.000Z'))).toBe('inactive')
  expect(ruleState({ active: true, valid_from: null, valid_to: null }, at('2026-01-15T00:00:00.000Z'))).toBe(
    'active',
  )
})
