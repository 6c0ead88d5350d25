import { domains } from './handlers'

export const GET = domains.list
export const POST = domains.add
