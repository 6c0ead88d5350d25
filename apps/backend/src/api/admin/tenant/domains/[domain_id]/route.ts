import { domains } from '../handlers'

export const GET = domains.read
export const POST = domains.update
export const DELETE = domains.remove
