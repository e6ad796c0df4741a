// The people who can log in: given once at the start, kept in memory, searched by name.

const CLAIMS = {
  openid: ["sub", "acr"],
  profile: ["given_name", "family_name"],
  rrn: ["rrn"],
  vo: ["vo_id", "vo_doelgroepcode", "vo_orgcode", "vo_orgnaam", "ssm_mandaatgever"],
};

/** The claims of each scope, as ACM/IDM grants them to a client; `acr: null` lets a client ask for it by name. */
export const claimsByScope = { acr: null, auth_time: null, iss: null, sid: null, ...CLAIMS };

const fold = (text) =>
  text.normalize("NFD").replace(/\p{Mark}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();

export const displayName = (account) => [account.given_name, account.family_name].filter(Boolean).join(" ");

export class Accounts {
  #bySub;

  constructor(list) {
    this.#bySub = new Map(list.map((account) => [account.sub, Object.freeze(account)]));
    if (this.#bySub.size !== list.length) throw new Error("two accounts have the same sub");
  }

  get size() {
    return this.#bySub.size;
  }

  find(sub) {
    return this.#bySub.get(sub);
  }

  /** The ready people first; with a query, everyone whose name has all its words. */
  search(query, most) {
    const words = fold(query).split(" ").filter(Boolean);
    const all = [...this.#bySub.values()];
    const found = words.length
      ? all.filter((account) => words.every((word) => fold(displayName(account)).includes(word)))
      : all.filter((account) => account.note);
    return { people: found.slice(0, most), more: Math.max(0, found.length - most) };
  }

  /** What the provider tells about one person, for whichever scopes were granted. */
  claims(sub, acr) {
    const account = this.#bySub.get(sub);
    const told = Object.values(CLAIMS).flat();
    const claims = Object.fromEntries(told.filter((name) => account[name] !== undefined).map((name) => [name, account[name]]));
    return { ...claims, ...(acr ? { acr } : {}) };
  }
}
