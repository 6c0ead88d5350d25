import type { RealmUser } from '../realm/realm-file'
import { document, escapeHtml } from './page'

/** The ids are those of Keycloak's page, so that whatever drives a browser finds its way on both. */
export function loginPage(action: string, people: readonly RealmUser[], problem?: string): string {
  const alert = problem ? `<p role="alert" id="input-error">${escapeHtml(problem)}</p>` : ''
  return document(
    'Sign in to CityOS Commerce',
    `<h1>Sign in</h1>${alert}
<form id="kc-form-login" method="post" action="${escapeHtml(action)}">
<label for="username">Email</label>
<input id="username" name="username" type="email" autocomplete="username" autofocus required>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button id="kc-login" type="submit">Sign in</button>
</form>
<section aria-labelledby="demo"><h2 id="demo">Or be somebody of the demo (development only)</h2>
<form method="post" action="${escapeHtml(action)}"><ul>${people.map(choice).join('')}</ul></form></section>`,
  )
}

const choice = (user: RealmUser) =>
  `<li><button name="person" value="${escapeHtml(user.id)}">${escapeHtml(`${user.firstName} ${user.lastName}`)}` +
  `<small>${escapeHtml([user.email, rolesOf(user)].filter(Boolean).join(' · '))}</small></button></li>`

function rolesOf(user: RealmUser): string {
  const platform = user.realmRoles.filter((role) => !role.startsWith('default-roles-'))
  const memberships = Object.entries(user.attributes).flatMap(([kind, values]) =>
    values.map(
      (text) => `${(JSON.parse(text) as { roles: string[] }).roles.join(', ')} (${kind.replace(/s$/, '')})`,
    ),
  )
  return [...platform, ...memberships].join(' · ')
}
