import { DEMO_PEOPLE, type DemoFile } from '@cityos/contracts'
import type { Payload } from 'payload'

/** Somebody of the demo as the trail of steps names them, by their subject. */
export interface DemoHands {
  author: string
  reviewer: string
}

/** The accounts of those who wrote and reviewed the demo, as their first sign-in would mirror them. */
export async function demoHands(
  payload: Payload,
  tenants: readonly Pick<DemoFile['tenants'][number], 'id' | 'handle'>[],
  handle: string,
): Promise<DemoHands> {
  const owner = DEMO_PEOPLE.find((one) =>
    one.tenants.some(({ tenant, roles }) => tenant === handle && roles.includes('owner')),
  )
  const operator = DEMO_PEOPLE.find(({ platformRoles }) => platformRoles.includes('super_admin'))
  for (const person of [owner, operator]) {
    const where = { subject: { equals: person!.id } }
    if ((await payload.db.findOne({ collection: 'users', where })) !== null) continue
    const memberships = person!.tenants.flatMap(({ tenant, roles }) => {
      const known = tenants.find((one) => one.handle === tenant)
      return known ? [{ tenant: known.id, roles }] : []
    })
    const { id: subject, email, firstName, lastName, platformRoles } = person!
    const data = {
      subject,
      kind: 'user',
      email,
      name: `${firstName} ${lastName}`,
      platformRoles,
      memberships,
    }
    await payload.create({ collection: 'users', data: data as never })
  }
  return { author: owner!.id, reviewer: operator!.id }
}
