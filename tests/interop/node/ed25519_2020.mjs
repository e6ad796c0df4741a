// Ed25519Signature2020 by Digital Bazaar: signs or verifies the document that comes in on stdin, as JSON.
import {text} from 'node:stream/consumers';
import {Ed25519Signature2020} from '@digitalbazaar/ed25519-signature-2020';
import {Ed25519VerificationKey2020} from '@digitalbazaar/ed25519-verification-key-2020';
import * as vc from '@digitalbazaar/vc';

const SUITE = 'https://w3id.org/security/suites/ed25519-2020/v1';
const {task, credential, contexts, key, created} = JSON.parse(await text(process.stdin));
const {secretKeyMultibase, ...shared} = key;
const method = {'@context': SUITE, ...shared, type: 'Ed25519VerificationKey2020'};
const controller = {'@context': 'https://www.w3.org/ns/did/v1', id: key.controller, assertionMethod: [key.id]};
const documents = {...contexts, [key.id]: method, [key.controller]: controller};

async function documentLoader(url) {
  if(!(url in documents)) {
    throw new Error(`nothing at ${url}`);
  }
  return {documentUrl: url, document: documents[url], contextUrl: null, tag: 'static'};
}

let answer;
if(task === 'issue') {
  const pair = await Ed25519VerificationKey2020.from({...method, privateKeyMultibase: secretKeyMultibase});
  const suite = new Ed25519Signature2020({key: pair, date: created});
  answer = await vc.issue({credential, suite, documentLoader, now: created});
} else {
  const {verified, error} = await vc.verifyCredential(
    {credential, suite: new Ed25519Signature2020(), documentLoader, now: created});
  answer = {verified, error: String(error ?? '')};
}
process.stdout.write(JSON.stringify(answer));
