import { domains } from '../../handlers'

export const POST = domains.makePrimary
