/** The development provider as a program of its own: jest does not load the ES modules that it is made of. */
import { startIdentityProvider } from '@cityos/dev-identity'

const provider = await startIdentityProvider({ port: 0, env: process.env })
const { kid, privateKey } = provider.signingKey()

process.on('message', async ({ id, sid }) => process.send({ id, ended: await provider.endSession(sid) }))
process.on('disconnect', () => process.exit(0))
process.send({
  issuer: provider.issuer,
  kid,
  privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
})
