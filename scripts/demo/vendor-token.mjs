import { createHash, randomBytes } from 'node:crypto'
import { createRequire } from 'node:module'

const { answerAs } = createRequire(import.meta.url)('../../packages/dev-identity')

/** Where the realm's client for vendors leads back to: nobody has to be there. */
const CALLBACK = 'http://localhost:8100/callback'

/** Signs somebody of the demo in as the vendors' portal does; answers what goes into the header `authorization`. */
export async function vendorToken(host, email) {
  const { location } = await host.post('/auth/vendor_member/keycloak')
  const endpoint = (name) => location.replace(/\/auth\?.*$/s, `/${name}`)
  const verifier = randomBytes(32).toString('base64url')
  const asked = new URLSearchParams({
    ...{ client_id: 'vendor-portal', redirect_uri: CALLBACK, response_type: 'code', scope: 'openid' },
    ...{ state: randomBytes(16).toString('hex'), code_challenge_method: 'S256' },
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  })
  const led = await answerAs(email, `${endpoint('auth')}?${asked}`, CALLBACK)
  const response = await fetch(endpoint('token'), {
    method: 'POST',
    body: new URLSearchParams({
      ...{ grant_type: 'authorization_code', client_id: 'vendor-portal', redirect_uri: CALLBACK },
      ...{ code: led.searchParams.get('code'), code_verifier: verifier },
    }),
  })
  const { access_token, error } = await response.json()
  if (!access_token) throw new Error(`${email} was not signed in: ${error}`)
  return `Bearer ${access_token}`
}
