// The four cryptosuites of whole documents, each in the implementation that Digital Bazaar publishes for it.
import * as ecdsaJcs from '@digitalbazaar/ecdsa-jcs-2019-cryptosuite';
import * as eddsaJcs from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite as ecdsaRdfc} from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import {cryptosuite as eddsaRdfc} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {imported} from './keys.mjs';
import {selectiveVerifier} from './selective.mjs';

const SUITES = {
  'eddsa-rdfc-2022': {toSign: () => eddsaRdfc, toVerify: () => eddsaRdfc},
  'ecdsa-rdfc-2019': {toSign: () => ecdsaRdfc, toVerify: () => ecdsaRdfc},
  'eddsa-jcs-2022': {toSign: eddsaJcs.createSignCryptosuite, toVerify: eddsaJcs.createVerifyCryptosuite},
  'ecdsa-jcs-2019': {toSign: ecdsaJcs.createSignCryptosuite, toVerify: ecdsaJcs.createVerifyCryptosuite},
};

export function verifiers(names) {
  return names.map(name => new DataIntegrityProof({cryptosuite: selectiveVerifier(name) || SUITES[name].toVerify()}));
}

export async function signer({suite, key, created}) {
  return new DataIntegrityProof({
    signer: (await imported(key)).signer(), date: created, cryptosuite: SUITES[suite].toSign(),
  });
}
