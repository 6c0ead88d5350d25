import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Provider } from './oidc-provider'
import type { RealmUser } from '../realm/realm-file'
import type { FailedLogins } from './failed-logins'
import { loginPage } from './login-page'
import { sendPage } from './page'
import type { People } from './people'
import { readForm } from './read-form'

/** The same sentence for an unknown account, a wrong password and a locked account: none tells which accounts exist. */
const REFUSED = 'Invalid email or password.'

interface Login {
  provider: Provider
  people: People
  failures: FailedLogins
}

/** The sign-in page of one authorization request, which the browser's own cookie names. */
export async function handleLogin(
  { provider, people, failures }: Login,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { uid } = await provider.interactionDetails(request, response)
  const path = request.url!.split('?')[0]!
  if (path.split('/').at(-1) !== uid)
    return sendPage(response, 400, 'This sign-in belongs to another window.')
  const page = (status: number, problem?: string) =>
    sendPage(response, status, loginPage(path, people.signInable(), problem))
  if (request.method !== 'POST') return page(200)

  const form = await readForm(request)
  const user = chosen(people, form) ?? authenticated(people, failures, form)
  if (!user) return page(401, REFUSED)
  return provider.interactionFinished(
    request,
    response,
    { login: { accountId: user.id, amr: ['pwd'] } },
    { mergeWithLastSubmission: false },
  )
}

function chosen(people: People, form: URLSearchParams): RealmUser | undefined {
  const id = form.get('person')
  return people.signInable().find((user) => user.id === id)
}

function authenticated(people: People, failures: FailedLogins, form: URLSearchParams): RealmUser | undefined {
  const user = people.byLogin(form.get('username') ?? '')
  const right = isPassword(user?.credentials[0]?.value ?? '', form.get('password') ?? '')
  if (!user || failures.isLocked(user.id)) return undefined
  if (right) failures.succeed(user.id)
  else failures.fail(user.id)
  return right ? user : undefined
}

function isPassword(expected: string, given: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return expected !== '' && timingSafeEqual(digest(expected), digest(given))
}
