// The status of a credential by the lists that the test gave, each verified at the moment that the test gives:
// left to itself, @digitalbazaar/vc-bitstring-status-list would verify them by the clock of the machine.
import * as vc from '@digitalbazaar/vc';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';

export function statusCheck({suite, documentLoader, now, statusLists = {}}) {
  return async ({credential}) => {
    for(const list of Object.values(statusLists)) {
      const found = await vc.verifyCredential({credential: list, suite, documentLoader, now});
      if(!found.verified) {
        return {verified: false, error: found.error};
      }
    }
    const found = await checkStatus({credential, documentLoader, verifyBitstringStatusListCredential: false});
    // "verified" there means that the bits could be read: what they say is for the caller to look at.
    return {...found, verified: found.verified && found.results.every(({status}) => status === false)};
  };
}
