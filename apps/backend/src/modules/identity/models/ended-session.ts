import { model } from '@medusajs/framework/utils'

/** A session of the identity provider that has ended before the sessions and tokens here that came of it. */
export const EndedSession = model.define('ended_session', { sid: model.text().primaryKey() })
