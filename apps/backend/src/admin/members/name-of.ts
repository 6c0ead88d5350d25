import type { Member } from '@cityos/contracts'

/** What people call a member; the e-mail of one who has not said. */
export const nameOf = ({
  first_name,
  last_name,
  email,
}: Pick<Member, 'first_name' | 'last_name' | 'email'>) =>
  [first_name, last_name].filter(Boolean).join(' ') || email
