import { connect } from 'node:net'
import { join } from 'node:path'
import { expectOk, PASSWORD } from '@cityos/testing'
import type { Answer, Client, TestBackend, TestTenant } from '@cityos/testing'

/** `403 forbidden`, or the status alone where the answer has no code. */
export function outcome({ status, body }: { status: number; body: unknown }): string {
  const { code } = (body ?? {}) as { code?: string }
  return code ? `${status} ${code}` : String(status)
}

/** The cookie with which a browser comes back, as the server set it. */
export function cookieOf(answer: Pick<Answer<unknown>, 'headers'>): string {
  const [cookie] = [answer.headers['set-cookie'] ?? []].flat()
  if (!cookie) throw new Error('The answer sets no cookie.')
  return cookie.split(';')[0]!
}

/** Exchanges a bearer token for a session: a client that has nothing but its cookie. */
export async function openSession(client: Client): Promise<Client> {
  const opened = await client.post('/auth/session')
  expectOk(opened)
  return client.with({ authorization: undefined, cookie: cookieOf(opened) })
}

/** The token that the e-mail of a forgotten password would hold. */
export const resetToken = (
  backend: TestBackend,
  { id }: Pick<TestTenant, 'id'>,
  actorType: 'user' | 'customer',
  email: string,
) => backend.run<string>(join(__dirname, '../fixtures/attacks.ts'), 'resetToken', id, actorType, email)

export interface Shopper {
  id: string
  email: string
  token: string
  client: Client
}

/** A registered customer of a tenant, signed in. */
export async function createShopper(tenant: TestTenant, name: string): Promise<Shopper> {
  const email = `${name}@shoppers.example`
  const login = { email, password: PASSWORD }
  const registered = expectOk(
    await tenant.store.post<{ token: string }>('/auth/customer/emailpass/register', login),
  )
  const joining = tenant.store.with({ authorization: `Bearer ${registered.token}` })
  const { customer } = expectOk(
    await joining.post<{ customer: { id: string } }>('/store/customers', { email, first_name: name }),
  )
  const { token } = expectOk(await tenant.store.post<{ token: string }>('/auth/customer/emailpass', login))
  const client = tenant.store.with({ authorization: `Bearer ${token}` })
  return { id: customer.id, email, token, client }
}

/** Sends exactly these bytes and answers with everything that comes back until the server is silent. */
export function sendRaw(url: string, text: string | Buffer, silenceMs = 1_000): Promise<string> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text))
    let received = ''
    const finish = () => {
      socket.destroy()
      resolve(received)
    }
    socket.setTimeout(silenceMs, finish)
    socket.on('data', (chunk) => (received += chunk.toString('latin1')))
    socket.on('close', finish)
    socket.on('error', (error) => (received ? finish() : reject(error)))
  })
}

/** The status of the first answer in what {@link sendRaw} received; 0 for none. */
export const statusOf = (received: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(received)?.[1] ?? 0)
