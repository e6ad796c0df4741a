// The answer of a check, as it comes over the wire. The service's schemas.py says the same.

export type Tone = 'ok' | 'todo' | 'warn' | 'bad' | 'neu';
export type Language = 'nl' | 'en';
export type Values = Readonly<Record<string, string | number>>;
export type Labels = Readonly<Record<Language, string>>;

export interface Banner {
  readonly key: string;
  readonly tone: Tone;
  readonly verdict: 'valid' | 'invalid' | 'indeterminate' | 'none';
  readonly code: string;
  readonly title: string;
  readonly text: string;
  readonly advice: readonly string[];
  readonly note: string | null;
  readonly action: 'recheck' | 'scan' | 'reload' | null;
  readonly values: Values;
}

export interface CheckLine {
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'unknown' | 'not_run' | 'todo';
  readonly code: string | null;
  readonly text: string;
  readonly values: Values;
}

export interface AwardingBody {
  readonly name: string;
  readonly successor: string | null;
  readonly byProvider: boolean;
}

export interface Equivalence {
  readonly title: string;
  readonly awardedBy: string | null;
  readonly country: string | null;
  readonly awardedOn: string | null;
}

export interface Claims {
  readonly title: string;
  readonly interim: boolean;
  readonly familyName: string;
  readonly givenName: string | null;
  readonly birthDate: string | null;
  readonly kind: Labels | null;
  readonly completion: Labels | null;
  readonly category: Labels | null;
  readonly level: {readonly eqf: string | null; readonly vks: string | null} | null;
  readonly awardedBy: readonly AwardingBody[];
  readonly awardedOn: string | null;
  readonly subject: Labels | null;
  readonly equivalentTo: Equivalence | null;
  readonly source: string;
}

export interface Technical {
  readonly issuer: string | null;
  readonly credential: string | null;
  readonly cryptosuites: readonly string[];
  readonly created: string | null;
  readonly status: readonly string[];
}

export interface Proof {
  readonly banner: Banner;
  readonly checks: readonly CheckLine[];
  readonly claims: Claims | null;
  readonly shown: 'open' | 'collapsed';
  readonly issuer: string | null;
  readonly technical: Technical;
}

export interface Versions {
  readonly trustList: number;
  readonly trustListIssued: string;
  readonly bundle: number;
  readonly bundleCreated: string;
}

export interface Outcome {
  readonly at: string;
  readonly banner: Banner;
  readonly proofs: readonly Proof[];
  readonly differentPeople: boolean;
  readonly versions: Versions | null;
  readonly milliseconds: number;
  readonly text: string | null;
}
