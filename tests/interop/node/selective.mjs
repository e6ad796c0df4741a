// The suites with selective disclosure: the issuer's part, the holder's and the verifier's are three suites each.
import * as bbs from '@digitalbazaar/bbs-2023-cryptosuite';
import * as ecdsaSd from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {imported} from './keys.mjs';

const SUITES = {
  'bbs-2023': bbs,
  'ecdsa-sd-2023': ecdsaSd,
};

export function selectiveVerifier(name) {
  return Object.hasOwn(SUITES, name) && SUITES[name].createVerifyCryptosuite();
}

export async function baseSigner({suite, key, created, mandatoryPointers}) {
  return new DataIntegrityProof({
    signer: (await imported(key)).signer(), date: created,
    cryptosuite: SUITES[suite].createSignCryptosuite({mandatoryPointers}),
  });
}

export function discloser({suite, selectivePointers}) {
  return new DataIntegrityProof({cryptosuite: SUITES[suite].createDiscloseCryptosuite({selectivePointers})});
}
