/** Another process has taken the operation up, because this one was thought dead: it must not touch anything more. */
export class OperationLostError extends Error {
  override readonly name = 'OperationLostError'

  constructor(id: string) {
    super(`Another process has taken up ${id}.`)
  }
}

/** Somebody has cancelled the operation while there was a way back. */
export class OperationCancelledError extends Error {
  override readonly name = 'OperationCancelledError'

  constructor(id: string) {
    super(`${id} was cancelled.`)
  }
}
