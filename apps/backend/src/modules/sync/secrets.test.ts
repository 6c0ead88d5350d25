import { bridgeSecrets, newSecret } from '@cityos/bridge'
import { openSecrets } from './secrets'

const bridgeKeys = [{ id: 'a', key: Buffer.alloc(32, 1) }]
const sealingKeys = [{ id: 'k1', key: Buffer.alloc(32, 2) }]
const keys = { bridgeKeys, sealingKeys }

it('the secrets of the bridge follow from its keys, one for each direction', () => {
  expect(openSecrets({ bridge: 'ten_1' }, 'medusa', keys)).toEqual(
    bridgeSecrets(bridgeKeys, 'medusa', 'ten_1'),
  )
  expect(openSecrets({ bridge: 'ten_1' }, 'payload', keys)).not.toEqual(
    openSecrets({ bridge: 'ten_1' }, 'medusa', keys),
  )
})

it("the secrets of a tenant's endpoint are sealed, and open for that endpoint alone", () => {
  const { secret, kept } = newSecret('whe_1', sealingKeys)
  expect(JSON.stringify(kept)).not.toContain(secret)
  expect(openSecrets(kept, 'medusa', keys)).toEqual([secret])
  expect(() => openSecrets({ ...kept, for: 'whe_2' }, 'medusa', keys)).toThrow()
})
