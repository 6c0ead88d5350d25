import { deriveSecretPerTenant } from '../src/http/tenant-secret'
import { runInTenant } from '../src/scope/scope'

describe('the signing secret', () => {
  it('differs between tenants, the platform and the master, and is stable', async () => {
    const http = { jwtSecret: 'master' }
    deriveSecretPerTenant(http)
    const a = await runInTenant('a', async () => http.jwtSecret)
    const b = await runInTenant('b', async () => http.jwtSecret)
    expect(new Set([a, b, http.jwtSecret, 'master']).size).toBe(4)
    expect(await runInTenant('a', async () => http.jwtSecret)).toBe(a)
  })

  it('survives core assigning the field to itself', async () => {
    const http = { jwtSecret: 'master' }
    deriveSecretPerTenant(http)
    const before = await runInTenant('a', async () => http.jwtSecret)
    http.jwtSecret = before
    expect(await runInTenant('b', async () => http.jwtSecret)).not.toBe(before)
    expect(await runInTenant('a', async () => http.jwtSecret)).toBe(before)
  })
})
