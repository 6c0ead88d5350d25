import { verify, sign } from '@cityos/webhooks'
import { bridgeSecrets, parseBridgeKeys } from '@cityos/bridge'

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64')

describe('the keys of the bridge', () => {
  it('are one or two of 32 bytes', () => {
    expect(parseBridgeKeys(`new:${key(1)}, old:${key(2)}`).map(({ id }) => id)).toEqual(['new', 'old'])
    for (const wrong of ['', 'a', `a:${key(1)},`, 'a:c2hvcnQ=', `A:${key(1)}`, `a:${key(1)}:x`]) {
      expect(() => parseBridgeKeys(wrong)).toThrow(RangeError)
    }
    expect(() => parseBridgeKeys([1, 2, 3].map((n) => `k${n}:${key(n)}`).join(','))).toThrow(RangeError)
  })

  it('make a secret of its own for each tenant, direction and key, the same each time', () => {
    const keys = parseBridgeKeys(`a:${key(1)},b:${key(2)}`)
    const secrets = ['medusa', 'payload'].flatMap((side) =>
      ['acme', 'globex'].flatMap((tenant) => bridgeSecrets(keys, side, tenant)),
    )
    expect(new Set(secrets).size).toBe(8)
    expect(bridgeSecrets(keys, 'medusa', 'acme')).toEqual(secrets.slice(0, 2))
  })

  it('sign what either of two keys proves', () => {
    const [secret] = bridgeSecrets(parseBridgeKeys(`a:${key(1)}`), 'medusa', 'acme')
    const now = new Date('2026-03-01T12:00:00Z')
    const headers = sign({ secret: secret as string, id: 'msg_1', timestamp: now, body: '{}' })
    const both = bridgeSecrets(parseBridgeKeys(`b:${key(2)},a:${key(1)}`), 'medusa', 'acme')
    expect(verify({ secrets: both, headers, body: '{}', now })).toEqual({})
    expect(() => verify({ secrets: both.slice(0, 1), headers, body: '{}', now })).toThrow()
  })
})
