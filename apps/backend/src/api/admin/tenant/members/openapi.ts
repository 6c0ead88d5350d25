import { ListMembers, Member, PageInfo, UpdateMember } from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'
import type { RouteDescription, RouteGroup } from '../../../../http/openapi/description'
import { NoBody, NoQuery } from '../../../../http/nothing'

const params = { id: Member.shape.id }
const answer = { member: Member }
const list = PageInfo.extend({ members: z.array(Member) })

const move = (verb: string, summary: string, details: string): RouteDescription => ({
  route: `POST /admin/tenant/members/:id/${verb}`,
  summary,
  details,
  who: 'staff',
  params,
  body: NoBody,
  answer,
  errors: ['member_last_owner'],
})

export const membersOpenApi: RouteGroup = {
  tag: 'Members',
  about:
    'Who signs in to the admin of a tenant, or on the platform’s host to the platform’s, and with which roles. Whatever changes counts with the member’s next request.',
  routes: [
    {
      route: 'GET /admin/tenant/members',
      summary: 'List members',
      who: 'staff',
      query: ListMembers,
      answer: list,
      errors: ['cursor_invalid'],
    },
    {
      route: 'GET /admin/tenant/members/:id',
      summary: 'Read a member',
      who: 'staff',
      params,
      query: NoQuery,
      answer,
    },
    {
      route: 'POST /admin/tenant/members/:id',
      summary: 'Give a member other roles',
      details:
        'Nobody gives or takes a role that may do more than they may themselves, and the last active owner stays one.',
      who: 'staff',
      params,
      body: UpdateMember,
      example: { roles: ['editor', 'finance'] },
      answer,
      errors: ['member_last_owner'],
    },
    move(
      'deactivate',
      'Lock a member out',
      'The account stays, and signs in again after it was reactivated.',
    ),
    move('reactivate', 'Let a member in again', 'The roles are those of before.'),
    {
      route: 'POST /admin/tenant/members/:id/transfer-ownership',
      summary: 'Hand the ownership over',
      details:
        'Gives the caller’s own role of owner to this member, in one step. Whoever has no other role is an admin afterwards. On the platform’s host the role is super_admin.',
      who: 'staff',
      params,
      body: NoBody,
      answer: { member: Member, previous_owner: Member },
      errors: ['illegal_transition'],
    },
    {
      route: 'DELETE /admin/tenant/members/:id',
      summary: 'Remove a member',
      details: 'Removes the user and the login with it. The same e-mail may be invited anew.',
      who: 'staff',
      params,
      answer: { id: Member.shape.id, object: z.literal('member'), deleted: z.literal(true) },
      errors: ['member_last_owner'],
    },
    {
      route: 'GET /admin/tenants/:id/members',
      summary: 'List the members of a tenant',
      who: 'platform_staff',
      query: ListMembers,
      answer: list,
      errors: ['cursor_invalid'],
    },
  ],
}
