// Keys as Multikeys, and did:key, of the kinds that the suites use.
import * as Bls12381Multikey from '@digitalbazaar/bls12-381-multikey';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import {driver} from '@digitalbazaar/did-method-key';

const KINDS = {
  Ed25519: {header: 'z6Mk', generate: () => Ed25519Multikey.generate(), from: Ed25519Multikey.from},
  'P-256': {header: 'zDna', generate: () => EcdsaMultikey.generate({curve: 'P-256'}), from: EcdsaMultikey.from},
  'P-384': {header: 'z82L', generate: () => EcdsaMultikey.generate({curve: 'P-384'}), from: EcdsaMultikey.from},
  'BLS12-381-G2': {header: 'zUC7', generate: generatedForBbs, from: key => Bls12381Multikey.from(key)},
};

const didKey = driver();
for(const {header, from} of Object.values(KINDS)) {
  didKey.use({multibaseMultikeyHeader: header, fromMultibase: from});
}

function generatedForBbs() {
  return Bls12381Multikey.generateBbsKeyPair({algorithm: Bls12381Multikey.ALGORITHMS.BBS_BLS12381_SHA256});
}

export function didDocument(did) {
  return didKey.get({did});
}

export function didMethod(url) {
  return didKey.get({url});
}

export function generated(algorithm) {
  return KINDS[algorithm].generate();
}

// key: {algorithm, id, controller, publicKeyMultibase, secretKeyMultibase}
export function imported({algorithm, ...key}) {
  return KINDS[algorithm].from({type: 'Multikey', ...key});
}

// With `canonicalize` an Ed25519 secret is 32 bytes, as https://www.w3.org/TR/cid-1.0/#Multikey has it; else the peer
// writes the seed and the public key behind it.
export function exported(key, {canonicalize = true} = {}) {
  return key.export({publicKey: true, secretKey: true, canonicalize});
}
