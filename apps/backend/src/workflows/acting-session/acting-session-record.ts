import type { ActingSessionEnd } from '@cityos/contracts'

/** A row of `acting_session` as the database answers it. */
export interface ActingSessionRecord {
  id: string
  tenant_id: string
  actor_id: string
  actor_email: string
  reason: string
  read_only: boolean
  sign_in: string | null
  expires_at: Date
  ended_at: Date | null
  end_reason: ActingSessionEnd | null
  ended_by: string | null
  created_at: Date
}
