import type { Client } from '@cityos/testing'
import { ACME, GLOBEX, type World } from './world'

export const STAFF = ['owner', 'admin', 'editor', 'reviewer', 'finance', 'viewer'] as const
export const REFUSED = ['expired key', 'revoked key', 'unknown key', 'bad token'] as const

/** Everybody who may knock, by what they are to Acme. */
export async function everybody(world: World): Promise<Record<string, Client>> {
  const all = ['content_read', 'content_write', 'media_read', 'media_write']
  const past = new Date(Date.now() - 1000).toISOString()
  const [content, sync, foreign, expired, revoked] = await Promise.all([
    world.key(all),
    world.key(['sync_read']),
    world.key([...all, 'sync_read'], GLOBEX),
    world.key(all, ACME, { expiresAt: past }),
    world.key(all, ACME, { revokedAt: past }),
  ])
  const vendors = [{ id: 'ven_1', tenant: ACME, roles: ['owner'] }]
  return {
    ...Object.fromEntries(STAFF.map((role) => [role, world.member(role)])),
    operator: world.operator(),
    support: world.as({ sub: 'support', platformRoles: ['platform_support'] }),
    'content key': world.withKey(content.key),
    'sync key': world.withKey(sync.key),
    'foreign key': world.withKey(foreign.key),
    'expired key': world.withKey(expired.key),
    'revoked key': world.withKey(revoked.key),
    'unknown key': world.withKey(`cok_00000000_${'A'.repeat(43)}`),
    'foreign owner': world.member('owner', GLOBEX),
    'foreign editor': world.member('editor', GLOBEX),
    'somebody without a tenant': world.as({ sub: 'stranger' }),
    'vendor member': world.as({ sub: 'vendor', vendors }),
    visitor: world.at('acme.shops.test'),
    'foreign visitor': world.at('globex.shops.test'),
    nobody: world.at(),
    'bad token': world.at().with({ authorization: 'Bearer nonsense' }),
  }
}
