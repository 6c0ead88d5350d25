import { bridgeSecrets } from '@cityos/bridge'
import { openSecrets, sealSecrets } from './secrets'

const bridgeKeys = [{ id: 'a', key: Buffer.alloc(32, 1) }]
const sealingKeys = [{ id: 'k1', key: Buffer.alloc(32, 2) }]
const keys = { bridgeKeys, sealingKeys }
const SECRETS = ['whsec_bmV3', 'whsec_b2xk']

it('the secrets of the bridge follow from its keys, one for each direction', () => {
  expect(openSecrets({ bridge: 'ten_1' }, 'medusa', keys)).toEqual(
    bridgeSecrets(bridgeKeys, 'medusa', 'ten_1'),
  )
  expect(openSecrets({ bridge: 'ten_1' }, 'payload', keys)).not.toEqual(
    openSecrets({ bridge: 'ten_1' }, 'medusa', keys),
  )
})

it("the secrets of a tenant's endpoint are sealed, and open for that endpoint alone", () => {
  const kept = sealSecrets('whep_1', SECRETS, sealingKeys)
  expect(JSON.stringify(kept)).not.toMatch(/bmV3|b2xk/)
  expect(openSecrets(kept, 'medusa', keys)).toEqual(SECRETS)
  expect(() => openSecrets({ ...kept, for: 'whep_2' }, 'medusa', keys)).toThrow()
})
