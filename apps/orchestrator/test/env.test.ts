import { readEnvironment } from '../src/env'

const good = {
  ORCHESTRATOR_DATABASE_URL: 'postgres://u:p@localhost/content',
  PAYLOAD_SECRET: 'x'.repeat(32),
  ORCHESTRATOR_URL: 'https://content.example.com/',
  CERBOS_URL: 'grpc://127.0.0.1:3593',
  KEYCLOAK_ISSUER: 'https://id.example.com/realms/cityos',
  PAYLOAD_ADMIN_CLIENT_SECRET: 'a-client-secret',
  CONTENT_SEALING_KEYS: `k2:${Buffer.alloc(32, 2).toString('base64')},k1:${Buffer.alloc(32, 1).toString('base64')}`,
  CONTENT_DATA_DIR: '/var/lib/content',
  BACKEND_URL: 'https://shop.example.com',
  BRIDGE_KEYS: `b1:${Buffer.alloc(32, 3).toString('base64')}`,
}

describe('the environment', () => {
  it('is read into what the application works with', () => {
    const env = readEnvironment({ ...good, ORCHESTRATOR_HOSTS: 'Content.Example.com, 127.0.0.1' })
    expect(env.ORCHESTRATOR_URL).toBe('https://content.example.com')
    expect(env.ORCHESTRATOR_HOSTS).toEqual(['content.example.com', '127.0.0.1'])
    expect(env.CONTENT_SEALING_KEYS.map(({ id, key }) => [id, key[0]])).toEqual([
      ['k2', 2],
      ['k1', 1],
    ])
  })

  it.each(Object.keys(good))('says that %s is missing', (name) => {
    expect(() => readEnvironment({ ...good, [name]: undefined })).toThrow(
      new RegExp(`cannot start: ${name} `),
    )
  })

  it.each([
    ['PAYLOAD_SECRET', 'short'],
    ['ORCHESTRATOR_URL', 'content.example.com'],
    ['CERBOS_URL', 'http://127.0.0.1'],
    ['CONTENT_SEALING_KEYS', 'k1:c2hvcnQ='],
    ['CONTENT_SEALING_KEYS', ''],
    ['ORCHESTRATOR_DATABASE_URL', 'mysql://x'],
    ['BRIDGE_KEYS', 'b1:c2hvcnQ='],
    ['CRON_TOKEN', 'short'],
    ['BRIDGE_WORKER', 'sometimes'],
    ['SYNC_RETENTION_DAYS', '0'],
    ['WEBHOOKS_TO_PRIVATE_ADDRESSES', 'true'],
  ])('refuses %s=%s', (name, value) => {
    expect(() => readEnvironment({ ...good, [name]: value })).toThrow(name)
  })

  it('lets no secret of the development into the world, and never repeats it', () => {
    const secret = `development-${'x'.repeat(32)}`
    const at = (ORCHESTRATOR_URL: string) => () =>
      readEnvironment({ ...good, PAYLOAD_SECRET: secret, ORCHESTRATOR_URL })
    expect(at('http://localhost:3000')).not.toThrow()
    for (const url of ['https://content.example.com', 'http://localhost.example.com']) {
      expect(at(url)).toThrow('PAYLOAD_SECRET still has its development value')
      expect(at(url)).not.toThrow(secret)
    }
  })

  it('keeps cron out, and webhooks off this network, unless it is told otherwise', () => {
    expect(readEnvironment({ ...good, CRON_TOKEN: '' })).toMatchObject({
      CRON_TOKEN: undefined,
      WEBHOOKS_TO_PRIVATE_ADDRESSES: false,
      BRIDGE_WORKER: 'off',
      SYNC_RETENTION_DAYS: 30,
    })
  })

  it('takes a bucket with everything that it needs, or none', () => {
    expect(() => readEnvironment({ ...good, S3_BUCKET: 'media' })).toThrow('S3_ENDPOINT')
  })
})
