// Digital Bazaar's implementations, asked by lines of JSON: {task, ...} comes in, {answer} or {refusal} goes out.
// It fetches nothing and has no clock: contexts come with the first line, documents and moments with each question.
import {createInterface} from 'node:readline';
import * as vc from '@digitalbazaar/vc';
import * as bitstring from '@digitalbazaar/vc-bitstring-status-list';
import {Codes} from './node/qr.mjs';
import {Documents} from './node/documents.mjs';
import {finding, messages} from './node/findings.mjs';
import {didDocument, exported, generated, imported} from './node/keys.mjs';
import {canonicalGraph, canonicalJson, jsonWebKey, multibase} from './node/primitives.mjs';
import {challenged, live} from './node/purposes.mjs';
import {baseSigner, discloser} from './node/selective.mjs';
import {statusCheck} from './node/status.mjs';
import {signer, verifiers} from './node/suites.mjs';
import {tokens} from './node/tokens.mjs';

const documents = new Documents();
let codes;

function verification({suites, controllers, statusLists, now}) {
  const documentLoader = documents.loader({controllers, statusLists});
  const suite = verifiers(suites);
  return {suite, documentLoader, now, checkStatus: statusCheck({suite, documentLoader, now, statusLists})};
}

async function signed(presentation, {suite, key, created, expires, challenge, domain, now}) {
  const purpose = challenge === undefined ? live({now, expires}) : challenged({challenge, domain});
  const documentLoader = documents.loader({});
  return vc.signPresentation({presentation, suite: await signer({suite, key, created}), purpose, documentLoader});
}

const tasks = {
  canonicalGraph, canonicalJson, jsonWebKey, multibase, ...tokens,

  contexts({contexts}) {
    documents.contexts = contexts;
    return Object.keys(contexts).length;
  },

  async verifyCredential({credential, ...question}) {
    return finding(await vc.verifyCredential({credential, ...verification(question)}));
  },

  async verifyPresentation({presentation, challenge, domain, ...question}) {
    const how = challenge === undefined ? {presentationPurpose: live({now: question.now})} : {challenge, domain};
    return finding(await vc.verify({presentation, ...how, ...verification(question)}));
  },

  async issue({credential, suite, key, created, now}) {
    const documentLoader = documents.loader({});
    return vc.issue({credential, suite: await signer({suite, key, created}), documentLoader, now});
  },

  async issueBase({credential, now, ...how}) {
    return vc.issue({credential, suite: await baseSigner(how), documentLoader: documents.loader({}), now});
  },

  async derive({credential, ...how}) {
    return vc.derive({verifiableCredential: credential, suite: discloser(how), documentLoader: documents.loader({})});
  },

  async present({credentials, holder, now, ...occasion}) {
    return signed(vc.createPresentation({verifiableCredential: credentials, holder, now}), {now, ...occasion});
  },

  async signPresentation({presentation, ...occasion}) {
    return signed(presentation, occasion);
  },

  async statusList({id, issuer, statusPurpose, length, bits, validFrom}) {
    const list = await bitstring.createList({length});
    bits.forEach(index => list.setStatus(index, true));
    return {...await bitstring.createCredential({id, list, statusPurpose}), issuer, validFrom};
  },

  async setBits({encodedList}) {
    const list = await bitstring.decodeList({encodedList});
    return {length: list.length, bits: [...Array(list.length).keys()].filter(index => list.getStatus(index))};
  },

  qrTables({entries}) {
    codes = new Codes({contexts: documents.contexts, entries});
    return Object.keys(entries).length;
  },

  async toQr(question) {
    return codes.write(question);
  },

  async fromQr(question) {
    return codes.read(question);
  },

  async newKey({algorithm, canonicalize}) {
    return exported(await generated(algorithm), {canonicalize});
  },

  async importKey({key}) {
    return exported(await imported(key));
  },

  async didDocument({did}) {
    return didDocument(did);
  },

  async sign({key, data}) {
    const signature = await (await imported(key)).signer().sign({data: Buffer.from(data, 'hex')});
    return Buffer.from(signature).toString('hex');
  },

  async verifySignature({key, data, signature}) {
    const verifier = (await imported(key)).verifier();
    return verifier.verify({data: Buffer.from(data, 'hex'), signature: Buffer.from(signature, 'hex')});
  },
};

for await(const line of createInterface({input: process.stdin})) {
  const {task, ...question} = JSON.parse(line);
  let reply;
  try {
    reply = {answer: await tasks[task](question)};
  } catch(error) {
    reply = {refusal: messages(error).join('; ')};
  }
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
