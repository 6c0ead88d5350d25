/** In the place of a button of Payload's that does not fit. */
export default function Nothing() {
  return null
}
