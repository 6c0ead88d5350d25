import type { Member, Role, SentInvitation } from '@cityos/contracts'
import { expectOk, PASSWORD, type Client } from '@cityos/testing'

/** The routes of the members, and of the invitations. */
export const MEMBERS = '/admin/tenant/members'
export const INVITATIONS = '/admin/tenant/invitations'

export async function membersOf(client: Client, query = '?limit=100'): Promise<Member[]> {
  return expectOk(await client.get<{ members: Member[] }>(`${MEMBERS}${query}`)).members
}

export const give = (client: Client, id: string, roles: Role[]) =>
  client.post<{ member: Member }>(`${MEMBERS}/${id}`, { roles })

export async function invite(client: Client, email: string, roles: Role[]): Promise<SentInvitation> {
  const answer = await client.post<{ invitation: SentInvitation }>(INVITATIONS, { email, roles })
  if (answer.status !== 201) throw new Error(answer.text)
  return answer.body.invitation
}

/** Registers a login and accepts with the token, as the page behind the link does. */
export async function accept(anonymous: Client, token: string, email: string) {
  const login = { email, password: PASSWORD }
  const { token: bearer } = expectOk(
    await anonymous.post<{ token: string }>('/auth/user/emailpass/register', login),
  )
  const joining = anonymous.with({ authorization: `Bearer ${bearer}` })
  return joining.post(`/admin/invites/accept?token=${token}`, {
    email,
    first_name: 'Ada',
    last_name: 'Byron',
  })
}

export const tokenOf = ({ accept_url: url }: SentInvitation) => new URL(url!).searchParams.get('token')!
