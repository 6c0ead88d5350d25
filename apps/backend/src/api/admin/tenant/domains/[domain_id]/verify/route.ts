import { domains } from '../../handlers'

export const POST = domains.verify
