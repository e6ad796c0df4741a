// For which occasion a presentation is made. The peer knows challenges; the live presentation is a purpose of our own.
import jsigs from 'jsonld-signatures';

const {AuthenticationProofPurpose, ControllerProofPurpose} = jsigs.purposes;

export function challenged({challenge, domain}) {
  return new AuthenticationProofPurpose({challenge, domain});
}

export function live({now, expires}) {
  return new LiveProofPurpose({now, expires});
}

// Authentication without a challenge, now: between `created` and `expires`, which the peer itself does not ask about.
class LiveProofPurpose extends ControllerProofPurpose {
  constructor({now, expires}) {
    super({term: 'authentication'});
    this.now = Date.parse(now);
    this.expires = expires;
  }

  async validate(proof, options) {
    if('challenge' in proof) {
      return {valid: false, error: new Error('A live presentation answers no challenge.')};
    }
    if(!(Date.parse(proof.created) <= this.now && this.now <= Date.parse(proof.expires))) {
      return {valid: false, error: new Error('The presentation is not of this moment.')};
    }
    return super.validate(proof, options);
  }

  async update(proof, options) {
    return {...await super.update(proof, options), expires: this.expires};
  }
}
