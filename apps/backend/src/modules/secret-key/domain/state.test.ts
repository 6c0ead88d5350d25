import { assertMayBecome, stateOf, type SecretKeyAction } from './state'

const now = new Date('2026-11-20T12:00:00Z')
const later = new Date('2026-11-20T12:00:00.001Z')

const KEYS = {
  active: { id: 'skey_1', expires_at: later, revoked_at: null },
  expired: { id: 'skey_1', expires_at: now, revoked_at: null },
  revoked: { id: 'skey_1', expires_at: later, revoked_at: now },
}

it('a key is what its dates say, to the millisecond', () => {
  for (const [state, key] of Object.entries(KEYS)) expect(stateOf(key, now)).toBe(state)
  expect(stateOf({ expires_at: now, revoked_at: now }, now)).toBe('revoked')
})

it.each([
  ['update', 'active', true],
  ['update', 'expired', true],
  ['update', 'revoked', false],
  ['rotate', 'active', true],
  ['rotate', 'expired', false],
  ['rotate', 'revoked', false],
  ['revoke', 'active', true],
  ['revoke', 'expired', true],
  ['revoke', 'revoked', false],
] as const)('%s of an %s key: %s', (action: SecretKeyAction, state, allowed) => {
  const attempt = () => assertMayBecome(KEYS[state], action, now)
  if (allowed) expect(attempt).not.toThrow()
  else
    expect(attempt).toThrow(
      expect.objectContaining({
        code: 'illegal_transition',
        message: expect.stringContaining(state) as string,
      }),
    )
})
