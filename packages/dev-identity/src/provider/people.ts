import type { Realm, RealmUser } from '../realm/realm-file'

/** The realm's accounts, and how each is found. */
export class People {
  readonly #users: RealmUser[]

  constructor(realm: Realm) {
    this.#users = realm.users.filter((user) => user.enabled)
  }

  bySubject(id: string): RealmUser | undefined {
    return this.#users.find((user) => user.id === id)
  }

  /** E-mail or user name, in any case. Service accounts have no sign-in page. */
  byLogin(login: string): RealmUser | undefined {
    const wanted = login.trim().toLowerCase()
    return this.signInable().find((user) => [user.username, user.email].includes(wanted))
  }

  ofService(clientId: string): RealmUser | undefined {
    return this.#users.find((user) => user.serviceAccountClientId === clientId)
  }

  signInable(): RealmUser[] {
    return this.#users.filter((user) => !user.serviceAccountClientId)
  }
}
